import { once } from 'node:events';
import { open, rename, rm, stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import { audit } from '../audit.ts';
import { exportTo } from '../moving/export.ts';
import {
  calledWrongly,
  type Command,
  notDone,
  requireOid,
  requireOrganisation,
  type Surroundings,
  withDatabase,
} from './command.ts';

const help = `Writes everything that the database holds into FILE, as it is at one moment: organisations with their units, items,
forms and keys (as hashes), feedback, words, contact details as they are encrypted, counters, the audit log. It is
complete, so keep it as safe as the database. PostgreSQL goes on serving meanwhile; the embedded database belongs to
one process, so stop serve first. The keys of contact details are not in it: they are in your configuration.

  FILE                a new file, compressed when its name ends in .gz; - writes to the output
  --organisation OID  one organisation only
`;

async function run(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { organisation: { type: 'string' } },
  });
  const file = requireFile(positionals);
  const { organisation } = values;
  const orgId = organisation === undefined ? undefined : requireOid('--organisation', organisation);
  if (file !== '-' && (await stat(file).catch(() => undefined))) {
    throw notDone(`${file} is there already. Name a new file, or move the old one away.`);
  }
  await withDatabase(
    surroundings,
    async ({ db }) => {
      if (orgId !== undefined) await requireOrganisation(db, orgId);
      const organisations = await db
        .selectFrom('organisation')
        .select('org_id')
        .$if(orgId !== undefined, (query) => query.where('org_id', '=', orgId ?? ''))
        .execute();
      // Before anything is told, and so in the file, too.
      for (const { org_id } of organisations) {
        await audit(db, { orgId: org_id, keyPrefix: null, action: 'exported' }, surroundings.now());
      }
      const write = (sink: Writable) => exportTo(db, orgId, (text) => writeTo(sink, text));
      await (file === '-' ? writeOut(surroundings.output(), write) : writeFile(file, write));
      const count = organisations.length === 1 ? '1 organisation' : `${organisations.length} organisations`;
      surroundings.remark(
        `Exported ${count}. Keep the file as safe as the database: what people wrote is in it.`,
      );
    },
    { isPatient: true },
  );
}

/** The one FILE. @throws CommandError */
export function requireFile([file, ...more]: readonly string[]): string {
  if (file === undefined || file === '')
    throw calledWrongly('FILE is missing: name a file, or - for a pipe.');
  if (more[0] !== undefined) throw calledWrongly(`“${more[0]}” is one word too many.`);
  return file;
}

type Write = (sink: Writable) => Promise<void>;

/** Waits while the other side is slow, so that nothing heaps up here. */
async function writeTo(sink: Writable, text: string): Promise<void> {
  if (sink.errored) throw sink.errored;
  if (!sink.write(text)) await once(sink, 'drain');
}

async function writeOut(output: Writable, write: Write): Promise<void> {
  const broken = new Promise<never>((_resolve, reject) => {
    output.once('error', () => reject(notDone('The output was closed before all was written.')));
  });
  await Promise.race([write(output), broken]);
}

/** The file has its name only once it is whole and on the disk; it is readable for its owner alone. */
async function writeFile(file: string, write: Write): Promise<void> {
  const part = `${file}.part`;
  const handle = await open(part, 'wx', 0o600).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw notDone(
      code === 'EEXIST'
        ? `${part} is there already: an export that was cut short, or one that runs. Delete it if none runs.`
        : `${file} cannot be written (${code}).`,
    );
  });
  try {
    const target = handle.createWriteStream({ flush: true });
    const failed = new Promise<never>((_resolve, reject) => {
      target.once('error', (error: NodeJS.ErrnoException) =>
        reject(notDone(`${file} cannot be written (${error.code ?? 'unknown'}). Is the disk full?`)),
      );
    });
    const sink = file.endsWith('.gz') ? createGzip() : target;
    if (sink !== target) sink.pipe(target);
    const whole = async () => {
      await write(sink);
      sink.end();
      await once(target, 'close');
    };
    await Promise.race([whole(), failed]);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

export const exportCommand: Command = {
  name: 'export',
  usage: '[--organisation OID] FILE',
  summary: 'write everything into a file',
  help,
  run,
};
