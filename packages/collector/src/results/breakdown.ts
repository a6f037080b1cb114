// An organisation's counts by channel and language. The public is told those of each month once, some time after it is
// over, as they were published then: figures that followed what comes in later would tell of those few who came
// (ADR 0041). Staff, and collectors that tell everything at once, are told what is counted now.
import { dayInFinland, parsePeriod } from '@palaute/schema';
import { dayAfter } from '@palaute/schema/handling';
import { type Kysely, sql } from 'kysely';
import { isWorthRepeating } from '../database/errors.ts';
import type { Tables } from '../database/tables.ts';
import { type GroupedRow, groupedOf } from './grouped.ts';

/** Counts of a year by channel and language, of the whole organisation. */
export interface GroupedYear {
  readonly rows: readonly GroupedRow[];
  readonly months: readonly ToldMonth[];
}

/** A month that is told of. */
export interface ToldMonth {
  readonly month: string;
  /** Instant at which it was counted, once and for all; undefined where it is counted now. */
  readonly toldAt?: string;
  /** Items that everybody could see of the organisation then; undefined: whatever is seen now. */
  readonly items?: ReadonlySet<string>;
}

/** Days after a month's end on which its breakdown is told: most of what is of the month has come. */
export const breakdownDays = 14;

/** As it is kept. */
interface Told {
  readonly items: readonly string[];
  readonly rows: readonly GroupedRow[];
}

const toldOf = (text: string): Told => JSON.parse(text) as Told;

/** What is counted now by channel and language, as a JSON list of `GroupedRow`. @param unitId of it alone */
export async function readGrouped(
  db: Kysely<Tables>,
  orgId: string,
  year: string,
  unitId?: string,
): Promise<string> {
  const where = sql`org_id = ${orgId} and month between ${`${year}-01`} and ${`${year}-12`}
    ${unitId === undefined ? sql`` : sql`and unit_id = ${unitId}`}`;
  const { rows } = await sql<{ grouped: string | null }>`
    select json_agg(json_build_array(month, item, answer, answered, channel, language, n)
      order by month, item, answer, answered, channel, language)::text as grouped
    from (
      select month, item, answer, answered, channel, language, sum(n)::int as n
      from (
        select month, item, answer, answered, channel, language, n from counter
        where ${where} and (answered or answer like 'option:%')
        union all
        select month, t.item, t.answer, t.answered, t.channel, '', t.n
        from aggregate, jsonb_to_recordset(tally)
          as t(channel text, item text, answer text, answered boolean, n bigint)
        where ${where}
      ) each_row
      group by month, item, answer, answered, channel, language
    ) answer`.execute(db);
  return rows[0]?.grouped ?? '[]';
}

/** What is counted now. */
export async function readLive(db: Kysely<Tables>, orgId: string, year: string): Promise<GroupedYear> {
  const rows = JSON.parse(await readGrouped(db, orgId, year)) as GroupedRow[];
  return { rows, months: monthsOf(year).map((month) => ({ month })) };
}

/** Which months of which year are to be told. */
export interface TellQuestion {
  readonly orgId: string;
  readonly year: string;
  /** The state of what is published that `isToldOf` is of. */
  readonly revision: number;
  readonly now: Date;
  /** The items that everybody may see of the organisation in a month. */
  readonly itemsOf: (month: string) => readonly string[];
}

/** The first day on which a period's breakdown is told. */
export const breakdownDay = (period: string): string =>
  dayAfter(parsePeriod(period)?.to ?? '', breakdownDays + 1);

/**
 * The breakdown of the months that have been told, and of those whose time has come, which are told now. A month without
 * feedback waits for the year's end: what was collected before may still be reported.
 * @param db never a replica
 */
export async function tellDue(db: Kysely<Tables>, question: TellQuestion): Promise<GroupedYear> {
  const { orgId, year, now } = question;
  const today = dayInFinland(now);
  const told = await readTold(db, orgId, year);
  const due = monthsOf(year).filter((month) => !told.has(month) && breakdownDay(month) <= today);
  if (due.length === 0 || question.revision === 0) return breakdownOf(told);
  const isYearOver = breakdownDay(year) <= today;
  const tell = db.transaction().execute(async (transaction) => {
    await sql`set transaction isolation level repeatable read`.execute(transaction);
    const state = await transaction
      .selectFrom('publication')
      .select('revision')
      .where('org_id', '=', orgId)
      .where('year', '=', year)
      .executeTakeFirst();
    // What shows has changed since it was asked for: the next who asks is told.
    if ((state?.revision ?? 0) !== question.revision) return;
    const byMonth = await sumsOfPublished(transaction, orgId, year, new Set(due));
    const wanted = due.filter((month) => isYearOver || byMonth.has(month));
    if (wanted.length === 0) return;
    await transaction
      .insertInto('breakdown')
      .values(
        wanted.map((month) => ({
          org_id: orgId,
          month,
          told_at: now.toISOString(),
          counted: JSON.stringify({ items: question.itemsOf(month), rows: byMonth.get(month) ?? [] }),
        })),
      )
      .onConflict((conflict) => conflict.columns(['org_id', 'month']).doNothing())
      .execute();
  });
  // Somebody else told them at the same time.
  await tell.catch((error: unknown) => {
    if (!isWorthRepeating(error)) throw error;
  });
  return breakdownOf(await readTold(db, orgId, year));
}

/** Months whose breakdown has been told: nothing of them is needed any more. */
export async function readToldMonths(
  db: Kysely<Tables>,
  orgId: string,
  year: string,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('breakdown')
    .select('month')
    .where('org_id', '=', orgId)
    .where('month', 'in', monthsOf(year))
    .execute();
  return new Set(rows.map(({ month }) => month));
}

interface ToldRow {
  readonly month: string;
  readonly told_at: string;
  readonly counted: string;
}

async function readTold(
  db: Kysely<Tables>,
  orgId: string,
  year: string,
): Promise<ReadonlyMap<string, ToldRow>> {
  const rows = await db
    .selectFrom('breakdown')
    .select(['month', 'told_at', 'counted'])
    .where('org_id', '=', orgId)
    .where('month', 'in', monthsOf(year))
    .orderBy('month')
    .execute();
  return new Map(rows.map((row) => [row.month, row]));
}

function breakdownOf(told: ReadonlyMap<string, ToldRow>): GroupedYear {
  const each = [...told.values()].map(({ month, told_at, counted }) => ({
    month,
    told_at,
    ...toldOf(counted),
  }));
  return {
    rows: each.flatMap(({ rows }) => rows),
    months: each.map(({ month, told_at, items }) => ({ month, toldAt: told_at, items: new Set(items) })),
  };
}

/** What is published of some months, over all units; one after another, as a large one has megabytes. */
async function sumsOfPublished(
  db: Kysely<Tables>,
  orgId: string,
  year: string,
  wanted: ReadonlySet<string>,
): Promise<Map<string, GroupedRow[]>> {
  const units = await db
    .selectFrom('published')
    .select('unit_id')
    .where('org_id', '=', orgId)
    .where('year', '=', year)
    .orderBy('unit_id')
    .execute();
  const sums = new Map<string, GroupedRow>();
  for (const { unit_id } of units) {
    const { counted, grouped } = await db
      .selectFrom('published')
      .select(['counted', 'grouped'])
      .where('org_id', '=', orgId)
      .where('year', '=', year)
      .where('unit_id', '=', unit_id)
      .executeTakeFirstOrThrow();
    for (const row of groupedOf(counted, [grouped], (month) => wanted.has(month))) {
      const [month, item, answer, answered, channel, language, n] = row;
      const name = JSON.stringify(row.slice(0, 6));
      const before = sums.get(name)?.[6] ?? 0;
      sums.set(name, [month, item, answer, answered, channel, language, before + n]);
    }
  }
  return Map.groupBy(sums.values(), ([month]) => month);
}

const monthsOf = (year: string): string[] =>
  Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);
