import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { loadOrganisation } from '../organisation.ts';
import {
  calledWrongly,
  type Command,
  notDone,
  requireNoMore,
  type Surroundings,
  withDatabase,
} from './command.ts';

const help = `Loads an organisation from a JSON file, or updates it: its divisions, services, service units, own items and
forms.

  FILE  what is in it: packages/collector/README.md

Loading the same file again changes nothing. What is no longer in it stays.
`;

async function load(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
  const [file, ...more] = positionals;
  if (file === undefined) throw calledWrongly('FILE is missing.');
  requireNoMore(more);
  const content = await readJson(file);
  const { oid, divisions, services, units, forms } = await withDatabase(surroundings, ({ db }) =>
    loadOrganisation(db, content),
  );
  surroundings.print(
    [
      `${oid}: ${divisions.length} divisions`,
      ...(services.length > 0 ? [`${services.length} services`] : []),
      `${units.length} units`,
      `${forms.length} forms`,
    ].join(', '),
  );
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw notDone(`${file} cannot be read.`);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    // Where it breaks, when that is told; what stands there is the file's.
    const place = error instanceof Error ? /\(line \d+ column \d+\)/.exec(error.message)?.[0] : undefined;
    throw notDone(`${file} is not JSON${place === undefined ? '' : ` ${place}`}.`);
  }
}

export const loadCommand: Command = {
  name: 'load',
  usage: 'FILE',
  summary: 'load or update an organisation',
  help,
  run: load,
};
