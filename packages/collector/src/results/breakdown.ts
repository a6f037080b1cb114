// An organisation's counts by channel and language. The public is told those of each month once, some time after it is
// over, as they were published then: figures that followed what comes in later would tell of those few who came
// (ADR 0041). Staff, and collectors that tell everything at once, are told what is counted now.
import { dayInFinland, parsePeriod } from '@palaute/schema';
import { dayAfter } from '@palaute/schema/handling';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { isWorthRepeating } from '../database/errors.ts';
import type { Tables } from '../database/tables.ts';
import { readPublishedUnits, writeToldPlaces } from './breakdown-places.ts';
import type { PlacedUnit } from './cells.ts';
import type { GroupedRow } from './grouped.ts';
import { addedUp, type ItemsOf, toldPlacesOf } from './told-places.ts';

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
  const ofUnit = unitId === undefined ? sql`` : sql`and unit_id = ${unitId}`;
  const { rows } = await sql<{ grouped: string | null }>`
    select ${writtenRows} from (
      select month, item, answer, answered, channel, language, sum(n)::int as n
      from (${countedRows(orgId, year, ofUnit)}) each_row
      group by month, item, answer, answered, channel, language
    ) answer`.execute(db);
  return rows[0]?.grouped ?? '[]';
}

/** The same of each unit by itself, as far as it has any. @param unitIds of these alone */
export async function readGroupedUnits(
  db: Kysely<Tables>,
  orgId: string,
  year: string,
  unitIds?: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ofUnits = unitIds === undefined ? sql`` : sql`and unit_id = any(${unitIds})`;
  const { rows } = await sql<{ id: string; grouped: string }>`
    select unit_id as id, ${writtenRows} from (
      select unit_id, month, item, answer, answered, channel, language, sum(n)::int as n
      from (${countedRows(orgId, year, ofUnits)}) each_row
      group by unit_id, month, item, answer, answered, channel, language
    ) answer
    group by unit_id order by unit_id`.execute(db);
  return new Map(rows.map(({ id, grouped }) => [id, grouped]));
}

const writtenRows = sql`json_agg(json_build_array(month, item, answer, answered, channel, language, n)
  order by month, item, answer, answered, channel, language)::text as grouped`;

function countedRows(orgId: string, year: string, ofUnits: RawBuilder<unknown>): RawBuilder<unknown> {
  const where = sql`org_id = ${orgId} and month between ${`${year}-01`} and ${`${year}-12`} ${ofUnits}`;
  return sql`
    select unit_id, month, item, answer, answered, channel, language, n from counter
    where ${where} and (answered or answer like 'option:%')
    union all
    select unit_id, month, t.item, t.answer, t.answered, t.channel, '', t.n
    from aggregate, jsonb_to_recordset(tally)
      as t(channel text, item text, answer text, answered boolean, n bigint)
    where ${where}`;
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
  /** The same of a unit or a division. */
  readonly itemsOfPlace: ItemsOf;
  /** Each unit in the division in which its figures count. */
  readonly units: readonly PlacedUnit[];
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
    const units = await readPublishedUnits(transaction, question, new Set(due));
    const byMonth = Map.groupBy(addedUp(units.flatMap(({ rows }) => rows)), ([month]) => month);
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
    await writeToldPlaces(transaction, orgId, toldPlacesOf(units, wanted, question.itemsOfPlace));
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

const monthsOf = (year: string): string[] =>
  Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);
