// The command that lists of which units and months nobody has told how many were asked, as a file to be filled in.
import { parseArgs } from 'node:util';
import { dayInFinland } from '@palaute/schema';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { feedbackItem } from '../feedback/row.ts';
import {
  calledWrongly,
  type Command,
  requireNoMore,
  requireOid,
  requireOrganisation,
  type Surroundings,
  withDatabase,
} from './command.ts';

const help = `Lists the months of units that have feedback and of which nobody has told how many people were asked in all, as the CSV
that \`palaute asked\` reads: fill in how many were invited or began to answer. Where a month is missing whose feedbacks are too
few to show, its division and organisation have no public rate.

  --organisation OID  whose units they are
  --year YYYY         the year; without it, this one

  palaute-collector asked missing --organisation OID > asked.csv
`;

async function run(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { organisation: { type: 'string' }, year: { type: 'string' } },
  });
  requireNoMore(positionals);
  const organisation = requireOid('--organisation', values.organisation);
  const { year = dayInFinland(surroundings.now()).slice(0, 4) } = values;
  if (!/^20\d{2}$/.test(year)) throw calledWrongly('--year is a year, such as 2026.');
  await withDatabase(surroundings, async ({ db }) => {
    await requireOrganisation(db, organisation);
    const missing = await findMissing(db, organisation, year);
    surroundings.print('provider;unit;month;channel;invited;started');
    for (const { provider, unit, month } of missing) {
      surroundings.print(`${provider ?? organisation};${unit};${month};;;`);
    }
    surroundings.remark(
      missing.length === 0
        ? 'Every month with feedback has a number.'
        : `${missing.length === 1 ? '1 month has' : `${missing.length} months have`} feedback and no number.`,
    );
  });
}

interface Missing {
  readonly provider: string | null;
  readonly unit: string;
  readonly month: string;
}

/** Numbers of single channels leave open who else was asked: a month with these alone is missing, too. */
async function findMissing(db: Kysely<Tables>, orgId: string, year: string): Promise<Missing[]> {
  const [from, to] = [`${year}-01`, `${year}-12`];
  const { rows } = await sql<Missing>`
    select u.provider_id as provider, u.unit_id as unit, given.month
    from (
      select unit_id, month from counter
      where org_id = ${orgId} and month between ${from} and ${to} and item = ${feedbackItem} and answered and n > 0
      union
      select unit_id, month
      from aggregate, jsonb_to_recordset(tally) as t(item text)
      where org_id = ${orgId} and month between ${from} and ${to} and t.item = ${feedbackItem}
      except
      select unit_id, month
      from asked, jsonb_array_elements(channels) as c(channel)
      where org_id = ${orgId} and month between ${from} and ${to} and c.channel -> 'collectionChannel' is null
    ) given
    join service_unit u on u.org_id = ${orgId} and u.unit_id = given.unit_id
    order by given.month, u.unit_id`.execute(db);
  return rows;
}

export const askedMissingCommand: Command = {
  name: 'asked missing',
  usage: '--organisation OID [--year YYYY]',
  summary: 'list of which units and months it is not known how many were asked',
  help,
  run,
};
