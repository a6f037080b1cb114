// The command that makes a key. The others that handle keys: keys.ts. What a key is: ../keys.ts.
import { parseArgs } from 'node:util';
import { dayInFinland, isDay } from '@palaute/schema';
import type { Kysely } from 'kysely';
import { audit } from '../audit.ts';
import { defaultBudget } from '../abuse/gate.ts';
import type { Tables } from '../database/tables.ts';
import { generateKey, prefixOf, type Rights, saveKey, type Scope } from '../keys.ts';
import {
  calledWrongly,
  notDone,
  requireNoMore,
  requireOid,
  requireOrganisation,
  type Surroundings,
  withDatabase,
} from './command.ts';

const scopesOf = {
  site: ['feedback:write'],
  provider: ['feedback:write', 'feedback:bulk'],
  staff: ['results:staff', 'feedback:review'],
  raw: ['results:raw'],
  measures: ['measures:write'],
  quotes: ['quotes:write'],
} as const satisfies Record<string, readonly Scope[]>;
type Kind = keyof typeof scopesOf;

/** Options that do not go with every kind. */
const kindsOfOption: Readonly<Record<'provider' | 'unit' | 'form' | 'budget', readonly Kind[]>> = {
  provider: ['provider'],
  unit: ['site', 'provider', 'measures', 'quotes'],
  form: ['site'],
  budget: ['site', 'provider'],
};

const longestNote = 200;
const largestBudget = 1_000_000;

export const shownOnce = 'The key is shown this once; only its hash is stored.';

export const createHelp = `Makes a key and prints it, alone on its line. It is shown this once; only its hash is stored.

  --kind site           for the pages of a site; public, stands in the page; sends feedback
  --kind provider       for a system that sends feedback; secret
  --kind staff          reads results from 5 answers on, reviews what is in quarantine; secret
  --kind raw            reads results whole; secret
  --kind measures       publishes what was changed because of feedback; secret
  --kind quotes         releases what people said, in words that staff chose; secret
  --organisation OID    the organisation that it belongs to, loaded before
  --origin ORIGIN       with --kind site: whose pages may use it, such as https://www.example.fi; may be repeated
  --provider OID        with --kind provider: whose system holds it; it sends for that provider's units only
  --unit OID            with --kind site, provider, measures or quotes: a unit that it may speak for; may be repeated;
                        without it, all
  --form ID             with --kind site: a form that it may show and send; may be repeated; without it, all
  --budget N            with --kind site or provider: feedbacks in ten minutes. Of a site key from one network, before
                        work is asked for (${defaultBudget}); of a provider key in all, before it has to wait (no limit)
  --expires YYYY-MM-DD  the last day, in Finland, on which it works; without it, until it is revoked
  --note TEXT           for whoever reads the list of keys: at most ${longestNote} characters, nothing personal
  --json                prints the key and what belongs to it as JSON
`;

export async function create(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      kind: { type: 'string' },
      organisation: { type: 'string' },
      origin: { type: 'string', multiple: true },
      provider: { type: 'string' },
      unit: { type: 'string', multiple: true },
      form: { type: 'string', multiple: true },
      budget: { type: 'string' },
      expires: { type: 'string' },
      note: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  requireNoMore(positionals);
  const kind = readKind(values.kind);
  const orgId = requireOid('--organisation', values.organisation);
  const origins = readOrigins(kind, values.origin ?? []);
  for (const [option, kinds] of Object.entries(kindsOfOption)) {
    if (values[option as keyof typeof kindsOfOption] !== undefined && !kinds.includes(kind)) {
      throw calledWrongly(`--${option} goes with --kind ${kinds.join(' or ')}.`);
    }
  }
  const rights: Rights = {
    orgId,
    scopes: scopesOf[kind],
    origins,
    providerId: values.provider === undefined ? null : requireOid('--provider', values.provider),
    units: values.unit ? [...new Set(values.unit.map((oid) => requireOid('--unit', oid)))] : null,
    forms: values.form ? [...new Set(values.form)] : null,
    budget: readBudget(values.budget),
  };
  const expiresOn = readExpiry(values.expires, surroundings.now());
  const note = readNote(values.note);

  const key = generateKey(kind);
  await withDatabase(surroundings, async ({ db }) => {
    await requireOrganisation(db, orgId);
    await requireKnown(db, rights);
    await saveKey(db, key, rights, { expiresOn, note });
    const entry = { orgId, keyPrefix: null, action: 'key-created', subject: prefixOf(key) } as const;
    await audit(db, entry, surroundings.now());
  });
  if (values.json) {
    const { providerId: provider, units, forms, budget } = rights;
    const known = { key, prefix: prefixOf(key), kind, organisation: orgId, origins, provider };
    surroundings.print(JSON.stringify({ ...known, units, forms, budget, expiresOn, note }, orNull));
  } else surroundings.print(key);
  surroundings.remark(shownOnce);
}

/** In JSON what is not set is null, not absent. */
const orNull = (_name: string, value: unknown): unknown => value ?? null;

function readKind(kind: string | undefined): Kind {
  if (kind !== undefined && Object.hasOwn(scopesOf, kind)) return kind as Kind;
  throw calledWrongly(`--kind is one of ${Object.keys(scopesOf).join(', ')}.`);
}

/** A browser sends an origin in one form only; anything else would never be let in. */
function readOrigins(kind: Kind, origins: readonly string[]): readonly string[] | null {
  if (kind !== 'site') {
    if (origins.length > 0) throw calledWrongly('--origin goes with --kind site.');
    return null;
  }
  if (origins.length === 0) throw calledWrongly('A site key needs the --origin of its pages.');
  for (const text of origins) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const origin = url && /^https?:$/.test(url.protocol) ? url.origin : undefined;
    if (origin === text) continue;
    const meant = origin === undefined ? 'such as https://www.example.fi' : `is ${origin} meant?`;
    throw calledWrongly(`--origin ${text} is not an origin: ${meant}`);
  }
  return [...new Set(origins)];
}

function readExpiry(day: string | undefined, now: Date): string | undefined {
  return day === undefined ? undefined : readDay('--expires', day, now);
}

/** A day that is not over yet. @throws CommandError */
export function readDay(option: string, day: string, now: Date): string {
  if (!isDay(day)) throw calledWrongly(`${option} ${day} is not a day: YYYY-MM-DD.`);
  if (day < dayInFinland(now)) throw calledWrongly(`${option} ${day} is over.`);
  return day;
}

function readBudget(text: string | undefined): number | null {
  if (text === undefined) return null;
  const budget = Number(text);
  if (/^\d+$/.test(text) && budget >= 1 && budget <= largestBudget) return budget;
  throw calledWrongly(`--budget is a whole number of feedbacks in ten minutes, 1–${largestBudget}.`);
}

function readNote(note: string | undefined): string | undefined {
  if (note !== undefined && (note.length > longestNote || /\p{Cc}/u.test(note))) {
    throw calledWrongly(`--note is one line of at most ${longestNote} characters.`);
  }
  return note;
}

/** A key of a unit, form or provider that is not there could send nothing. */
async function requireKnown(db: Kysely<Tables>, { orgId, units, forms, providerId }: Rights): Promise<void> {
  const ofUnits = await db
    .selectFrom('service_unit')
    .select(['unit_id', 'provider_id'])
    .where('org_id', '=', orgId)
    .execute();
  const ofForms = await db.selectFrom('form').select('form_id').where('org_id', '=', orgId).execute();
  const unit = units?.find((oid) => !ofUnits.some(({ unit_id }) => unit_id === oid));
  if (unit !== undefined) throw notDone(`The organisation has no unit ${unit}.`);
  const form = forms?.find((id) => !ofForms.some(({ form_id }) => form_id === id));
  if (form !== undefined) throw notDone(`The organisation has no form ${form}.`);
  if (providerId && !ofUnits.some(({ provider_id }) => provider_id === providerId)) {
    throw notDone(
      `No unit has the provider ${providerId}. Name it in the organisation's file, and load that.`,
    );
  }
}
