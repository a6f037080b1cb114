// What the tables hold: contact details that can be read, words that are gone when their time is over, counters that are
// what the feedbacks say.
import { dayInFinland } from '@palaute/schema';
import { type Kysely, sql } from 'kysely';
import type { ContactKey } from '../contacts/keys.ts';
import { ContactSafe } from '../contacts/safe.ts';
import type { Tables } from '../database/tables.ts';
import { findDifferences } from '../recount/recount.ts';
import type { RetentionDays } from '../retention/retention.ts';
import { type Finding, type Findings, counted, ok, warning, wrong } from './finding.ts';

interface Sealed {
  key_id: string;
  n: number;
  org_id: string;
  feedback_id: string;
  sealed: string;
}

/** Every key that something is sealed with must be there, and be the same. */
export async function* checkContacts(
  db: Kysely<Tables>,
  keys: readonly [ContactKey, ...ContactKey[]] | undefined,
): Findings {
  const { rows } = await sql<Sealed>`
    select key_id, n::integer, org_id, feedback_id::text, encode(sealed, 'base64') as sealed from (
      select key_id, org_id, feedback_id, sealed, count(*) over (partition by key_id) as n,
        row_number() over (partition by key_id order by feedback_id) as place
      from (
        select key_id, org_id, feedback_id, sealed from feedback_contact
        union all
        select key_id, org_id, feedback_id, sealed from quarantine where sealed is not null and key_id is not null
      ) every
    ) first where place = 1 order by key_id`.execute(db);
  const safe = keys && new ContactSafe(keys);
  let isWrong = false;
  for (const { key_id, n, org_id, feedback_id, sealed } of rows) {
    if (safe?.open(org_id, feedback_id, { key_id, sealed })) continue;
    isWrong = true;
    const of = counted(n, 'person', 'people');
    yield keys?.some(({ id }) => id === key_id)
      ? wrong(
          'contact keys',
          `The key ${key_id} does not open the contact details of ${of}: it is another key of the same name.`,
          'Put the right key into PALAUTE_CONTACT_KEYS, and give the other one a name of its own.',
        )
      : wrong(
          'contact keys',
          `The contact details of ${of} are encrypted with the key ${key_id}, which is not configured.`,
          'Add it to PALAUTE_CONTACT_KEYS, behind the first; without it nobody can read them.',
        );
  }
  if (isWrong) return;
  yield keys
    ? ok('contact keys', 'They open what is stored.')
    : ok('contact keys', 'There are none, so no contact details are taken.');
}

/** The daily run may be on its way. */
const graceDays = 2;

export async function* checkRetention(
  db: Kysely<Tables>,
  { textDays, contactDays }: RetentionDays,
  now: Date,
): Findings {
  const today = dayInFinland(now);
  const overdue = async (table: 'feedback_text' | 'feedback_contact', days: number) => {
    const { rows } = await sql<{ n: number; oldest: string | null }>`
      select count(*)::integer as n,
        to_char(min(f.received_at) at time zone 'Europe/Helsinki', 'YYYY-MM-DD') as oldest
      from ${sql.table(table)} t join feedback f on f.org_id = t.org_id and f.feedback_id = t.feedback_id
      where f.received_at < (${today}::date - ${days + graceDays}::integer)::timestamp at time zone 'Europe/Helsinki'
    `.execute(db);
    return rows[0] ?? { n: 0, oldest: null };
  };
  const [texts, contacts] = [
    await overdue('feedback_text', textDays),
    await overdue('feedback_contact', contactDays),
  ];
  if (texts.n + contacts.n === 0) return yield ok('retention', 'Nothing is kept past its day.');
  const oldest = [texts.oldest, contacts.oldest].filter((day) => day !== null).toSorted()[0];
  yield wrong(
    'retention',
    `${counted(texts.n, 'text')} and the contact details of ${counted(contacts.n, 'person', 'people')} are kept past their day; the oldest arrived on ${oldest}.`,
    'Run palaute-collector retention, and see in the log of serve why it did not: it logs each run.',
  );
}

/** Below it all counters are held against the feedbacks; else those of some units, others each time. */
const allFeedbacks = 200_000;
const sampleUnits = 3;

export async function* checkCounters(db: Kysely<Tables>): Findings {
  const { rows } = await sql<{ org_id: string; unit_id: string; n: number }>`
    select org_id, unit_id, sum(n)::double precision as n from counter where item = 'feedback'
    group by org_id, unit_id`.execute(db);
  const total = rows.reduce((sum, { n }) => sum + n, 0);
  const isAll = total <= allFeedbacks;
  const { rows: organisations } = await sql<{ org_id: string }>`select org_id from organisation`.execute(db);
  const picked = isAll ? undefined : sample(rows, sampleUnits);
  let wrongs = 0;
  for (const { org_id } of organisations) {
    const units = picked?.filter((row) => row.org_id === org_id).map(({ unit_id }) => unit_id);
    if (units?.length !== 0) wrongs += (await findDifferences(db, org_id, units)).length;
  }
  const looked = isAll ? 'all units' : `${sampleUnits} of ${rows.length} units`;
  yield wrongs === 0
    ? ok('counters', `They are what the feedbacks say (${looked}).`)
    : wrong(
        'counters',
        `${counted(wrongs, 'counter is', 'counters are')} not what the feedbacks say (${looked}).`,
        'See which with palaute-collector recount, and set them right with recount --repair.',
      );
}

function sample<T>(rows: readonly T[], n: number): T[] {
  const left = [...rows];
  return Array.from({ length: Math.min(n, left.length) }, () => {
    const [one] = left.splice(Math.floor(Math.random() * left.length), 1);
    return one as T;
  });
}

/** Whether anybody can send, and whose key ends soon. */
export async function* checkKeys(db: Kysely<Tables>, now: Date): Findings {
  const today = dayInFinland(now);
  const { rows } = await sql<{ prefix: string; expires_on: string | null; sends: boolean }>`
    select prefix, expires_on::text, 'feedback:write' = any(scopes) as sends from access_key
    where revoked_at is null and (expires_on is null or expires_on >= ${today}::date) order by expires_on, prefix
  `.execute(db);
  const { rows: soon } = await sql<{ prefix: string; expires_on: string }>`
    select prefix, expires_on::text from access_key
    where revoked_at is null and expires_on between ${today}::date and ${today}::date + 30
    order by expires_on, prefix limit 20`.execute(db);
  if (!rows.some(({ sends }) => sends)) {
    return yield warning(
      'keys',
      'No key lets anybody send feedback.',
      'Make one with palaute-collector keys create.',
    );
  }
  for (const { prefix, expires_on } of soon) {
    yield warning(
      'keys',
      `${prefix}… ends after ${expires_on}.`,
      'Make a new one with keys create, and put it in its place before.',
    );
  }
  if (soon.length === 0) yield ok('keys', `${counted(rows.length, 'key')} can be used.`);
}

/** A check that failed itself: told, and the others go on. */
export async function* guarded(check: string, findings: Findings): Findings {
  try {
    yield* findings;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    yield failed(check, code);
  }
}

const failed = (check: string, code: string): Finding =>
  wrong(
    check,
    `It could not be looked at${code}.`,
    'Run doctor again; if it stays so, look at the database’s log.',
  );
