import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { audit } from '../audit.ts';
import { FileRefusal } from '../moving/file.ts';
import { importFrom } from '../moving/import.ts';
import { type Command, notDone, type Surroundings, withDatabase } from './command.ts';
import { requireFile } from './export.ts';

const help = `Takes everything from FILE, which export has written, into a database that has none of its organisations: all of
it or nothing. The version must have the same tables as the one that wrote it. Give the collector the same contact keys
as before (PALAUTE_CONTACT_KEYS), or contact details stay unreadable.

  FILE  compressed or not; - reads the input
`;

async function run(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
  const file = requireFile(positionals);
  const input =
    file === '-'
      ? surroundings.input()
      : (
          await open(file).catch((error: unknown) => Promise.reject(asToldOf(file, error)))
        ).createReadStream();
  await withDatabase(
    surroundings,
    async ({ db }) => {
      const { organisations, rows } = await importFrom(db, unpacked(input)).catch((error: unknown) => {
        throw asToldOf(file, error);
      });
      for (const orgId of organisations) {
        await audit(db, { orgId, keyPrefix: null, action: 'imported' }, surroundings.now());
      }
      const count = organisations.length === 1 ? '1 organisation' : `${organisations.length} organisations`;
      surroundings.print(`Imported ${count} with ${rows['feedback'] ?? 0} feedbacks.`);
    },
    { isPatient: true },
  );
}

/** Told apart by the first bytes (RFC 1952 §2.3.1): a pipe has no name. */
async function* unpacked(input: Readable): AsyncGenerator<Uint8Array, void> {
  const chunks = (input as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  const first = await chunks.next();
  const all = async function* () {
    for (let chunk = first; !chunk.done; chunk = await chunks.next()) yield chunk.value;
  };
  const isGzip = !first.done && first.value[0] === 0x1f && first.value[1] === 0x8b;
  if (!isGzip) return yield* all();
  const gunzip = createGunzip();
  const feeding = pipeline(all, gunzip).catch(() => {});
  yield* gunzip as AsyncIterable<Uint8Array>;
  await feeding;
}

function asToldOf(file: string, error: unknown): unknown {
  if (error instanceof FileRefusal) return notDone(`${error.message} Nothing was imported.`);
  if (
    error instanceof Error &&
    'syscall' in error &&
    'code' in error &&
    /^(open|read)$/.test(String(error.syscall))
  ) {
    return notDone(`${file} cannot be read (${String(error.code)}).`);
  }
  return error;
}

export const importCommand: Command = {
  name: 'import',
  usage: 'FILE',
  summary: 'take everything from a file that export has written',
  help,
  run,
};
