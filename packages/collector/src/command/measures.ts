// The commands that publish what was changed because of feedback, list it and take it back. What a measure may say is
// the schema's matter.
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { dayInFinland, measuresLimit, problems, readMeasure } from '@palaute/schema';
import { audit } from '../audit.ts';
import { deleteMeasure, listMeasures, putMeasure } from '../measures/store.ts';
import { findPlace } from '../published-place.ts';
import { partsIn } from '../results/places.ts';
import {
  calledWrongly,
  type Command,
  notDone,
  requireNoMore,
  requireOid,
  requireOrganisation,
  type Surroundings,
  withDatabase,
} from './command.ts';
import { readId, readJson } from './published.ts';

const options = { organisation: { type: 'string' }, id: { type: 'string' } } as const;

const publishHelp = `Publishes a measure: what was changed because of feedback. Everybody reads it at once. Prints its id.

  FILE                JSON: title and text (each {"fi": …}, with "sv" and "en" if you like), state (planned, started,
                      done, dropped), decidedOn, and perhaps unit, service or division, dueOn, doneOn, topics
  --organisation OID  whose measure it is
  --id UUID           of one that is published already, to put this in its place

Nothing personal may be in it: what looks like an identity code, an e-mail address or a phone number is refused.
`;

async function publish(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
  const [file, ...more] = positionals;
  if (!file) throw calledWrongly('FILE is missing: the measure as JSON.');
  requireNoMore(more);
  const orgId = requireOid('--organisation', values.organisation);
  const id = readId(values.id ?? randomUUID());
  const now = surroundings.now();
  const { measure, faults } = readMeasure(await readJson(file), dayInFinland(now));
  if (!measure) {
    const told = faults.map(({ code, pointer }) => `${pointer || file}: ${problems[code].en}`);
    throw notDone(`Not published.\n${told.join('\n')}`);
  }
  await withDatabase(surroundings, async ({ db }) => {
    await requireOrganisation(db, orgId);
    if (!(await findPlace(db, orgId, measure))?.place) {
      throw notDone(`The organisation has no ${partsIn(measure)[0] ?? 'place'} of that id.`);
    }
    const outcome = await putMeasure(db, orgId, id, measure, { at: now, most: measuresLimit });
    if (outcome === 'too-many') throw notDone(`There are ${measuresLimit} already. Remove one first.`);
    if (outcome !== 'unchanged') {
      await audit(db, { orgId, keyPrefix: null, action: 'measure-published', subject: id }, now);
    }
  });
  surroundings.print(id);
}

const listHelp = `Lists the measures that are published, those decided last first: id, day of the decision, state, place, title.

  --organisation OID  whose they are
`;

async function list(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
  requireNoMore(positionals);
  const orgId = requireOid('--organisation', values.organisation);
  const measures = await withDatabase(surroundings, async ({ db }) => {
    await requireOrganisation(db, orgId);
    const found = await findPlace(db, orgId, {});
    return found ? listMeasures(db, found.organisation, {}) : [];
  });
  if (measures.length === 0) return surroundings.remark('There are no measures.');
  for (const { id, decidedOn, state, place, title } of measures) {
    surroundings.print([id, decidedOn, state, place.names.fi, title.fi].join('  '));
  }
}

const removeHelp = `Takes a measure back.

  ID                  as measures list shows it
  --organisation OID  whose it is
`;

async function remove(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
  const [given, ...more] = positionals;
  if (!given) throw calledWrongly('ID is missing: see measures list.');
  requireNoMore(more);
  const orgId = requireOid('--organisation', values.organisation);
  const id = readId(given);
  await withDatabase(surroundings, async ({ db }) => {
    await requireOrganisation(db, orgId);
    if (!(await deleteMeasure(db, orgId, id))) throw notDone(`There is no measure ${id}.`);
    const entry = { orgId, keyPrefix: null, action: 'measure-deleted', subject: id } as const;
    await audit(db, entry, surroundings.now());
  });
  surroundings.print(`${id} is taken back.`);
}

export const measureCommands: readonly Command[] = [
  {
    name: 'measures publish',
    usage: 'FILE --organisation OID [--id UUID]',
    summary: 'publish what was changed because of feedback',
    help: publishHelp,
    run: publish,
  },
  {
    name: 'measures list',
    usage: '--organisation OID',
    summary: 'tell which measures are published',
    help: listHelp,
    run: list,
  },
  {
    name: 'measures remove',
    usage: 'ID --organisation OID',
    summary: 'take a measure back',
    help: removeHelp,
    run: remove,
  },
];
