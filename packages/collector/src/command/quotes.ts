// The commands that release what people said, list it and withdraw it. What a quote may be is the schema's matter; what
// staff look at before they release one stands in the help, because no program can.
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { dayInFinland, problems, quotesLimit, readQuote, type ReadQuote } from '@palaute/schema';
import { audit } from '../audit.ts';
import { findPlace } from '../published-place.ts';
import { partsIn } from '../results/places.ts';
import { deleteQuote, listQuotes, putQuote } from '../quotes/store.ts';
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

const releaseHelp = `Releases a quote: what somebody said, in words that you chose and may have shortened. Everybody reads it at once. Prints
its id.

  FILE                JSON: text, language (such as fi), and perhaps unit, service or division, and month (YYYY-MM, when it was said)
  --organisation OID  of whom it was said
  --id UUID           of one that is released already, to put this in its place

It shows also where figures do not, because so few answered. Before you release it, see that
  - nobody who knows the person, or works there, can tell who it was: no name, age, day, illness, relative or rare event;
  - it tells of nobody else who can be recognised, staff either;
  - the place and the month do not give the person away: where few gave feedback, leave out the month, or name the
    service, the division or the organisation instead of the unit;
  - what is left says what the person meant: mark what you left out with […];
  - the form said that words may be published, and praise and blame both stand there.
What looks like an identity code, an e-mail address or a phone number is refused. Names are not found: look for them.

It has no tie to the feedback: when somebody has theirs erased, withdraw what you quoted of it. It ends by itself
PALAUTE_QUOTE_DAYS days (730) after it was released.
`;

async function release(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
  const [file, ...more] = positionals;
  if (!file) throw calledWrongly('FILE is missing: the quote as JSON.');
  requireNoMore(more);
  const orgId = requireOid('--organisation', values.organisation);
  const id = readId(values.id ?? randomUUID());
  const now = surroundings.now();
  const read = readQuote(await readJson(file), dayInFinland(now));
  const { quote } = read;
  if (!quote) throw notDone(`Not released.\n${describe(read, file)}`);
  await withDatabase(surroundings, async ({ db }) => {
    await requireOrganisation(db, orgId);
    if (!(await findPlace(db, orgId, quote))?.place) {
      throw notDone(`The organisation has no ${partsIn(quote)[0] ?? 'place'} of that id.`);
    }
    const outcome = await putQuote(db, orgId, id, quote, { at: now, most: quotesLimit });
    if (outcome === 'too-many') throw notDone(`There are ${quotesLimit} already. Withdraw one first.`);
    if (outcome !== 'unchanged') {
      await audit(db, { orgId, keyPrefix: null, action: 'quote-released', subject: id }, now);
    }
  });
  surroundings.print(id);
}

/** What is wrong, a line each; of personal data where it stands, and never the words themselves. */
function describe({ faults, found = [] }: Extract<ReadQuote, { quote?: never }>, file: string): string {
  const where = found.map(({ kind, start, end }) => `  ${kind}, characters ${start + 1}–${end}`);
  return [...faults.map(({ code, pointer }) => `${pointer || file}: ${problems[code].en}`), ...where].join(
    '\n',
  );
}

const listHelp = `Lists the quotes that are released, the last first: id, day of release, language, place, text.

  --organisation OID  of whom they were said
`;

async function list(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
  requireNoMore(positionals);
  const orgId = requireOid('--organisation', values.organisation);
  const quotes = await withDatabase(surroundings, async ({ db }) => {
    await requireOrganisation(db, orgId);
    const found = await findPlace(db, orgId, {});
    return found ? listQuotes(db, found.organisation, {}) : [];
  });
  if (quotes.length === 0) return surroundings.remark('There are no quotes.');
  for (const { id, releasedOn, language, place, text } of quotes) {
    surroundings.print([id, releasedOn, language, place.names.fi, text.replaceAll('\n', ' ')].join('  '));
  }
}

const withdrawHelp = `Withdraws a quote: nobody reads it any more, and nothing of it is kept.

  ID                  as quotes list shows it
  --organisation OID  of whom it was said
`;

async function withdraw(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
  const [given, ...more] = positionals;
  if (!given) throw calledWrongly('ID is missing: see quotes list.');
  requireNoMore(more);
  const orgId = requireOid('--organisation', values.organisation);
  const id = readId(given);
  await withDatabase(surroundings, async ({ db }) => {
    await requireOrganisation(db, orgId);
    if (!(await deleteQuote(db, orgId, id))) throw notDone(`There is no quote ${id}.`);
    const entry = { orgId, keyPrefix: null, action: 'quote-withdrawn', subject: id } as const;
    await audit(db, entry, surroundings.now());
  });
  surroundings.print(`${id} is withdrawn.`);
}

export const quoteCommands: readonly Command[] = [
  {
    name: 'quotes release',
    usage: 'FILE --organisation OID [--id UUID]',
    summary: 'release what somebody said, in words that staff chose',
    help: releaseHelp,
    run: release,
  },
  {
    name: 'quotes list',
    usage: '--organisation OID',
    summary: 'tell which quotes are released',
    help: listHelp,
    run: list,
  },
  {
    name: 'quotes withdraw',
    usage: 'ID --organisation OID',
    summary: 'withdraw a quote',
    help: withdrawHelp,
    run: withdraw,
  },
];
