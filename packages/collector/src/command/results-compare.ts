// The command that compares what is in no counter: figures by channel, language, service and so on, read from the
// feedbacks themselves. It shows small groups too, to who has the database anyway (R004, R133).
import { parseArgs } from 'node:util';
import { type Figures, isWithheld, publicThreshold } from '@palaute/schema';
import {
  ageBandList,
  type CodeList,
  collectionChannelList,
  contactChannelList,
  languageList,
  respondentRoleList,
  supportList,
} from '@palaute/schema';
import { textFor } from '@palaute/schema/texts';
import { type Kysely, sql } from 'kysely';
import { audit } from '../audit.ts';
import type { Tables } from '../database/tables.ts';
import { csvLine } from '../feeds/csv.ts';
import { columnNames, rowsOf } from '../feeds/row.ts';
import { type FeedLanguage, feedLanguages, headText, itemText, nameIn } from '../feeds/texts.ts';
import { steps } from '../recount/recount.ts';
import { countsOf, figuresOf } from '../results/figures.ts';
import type { PlaceTree } from '../results/places.ts';
import { type Organisation, readOrganisation } from '../results/read.ts';
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
import { oneOf, requireCell } from './require-cell.ts';
import { compareTexts } from './results-compare-texts.ts';

/** What can be compared by, as it stands in a feedback's row. */
const dimensions = {
  channel: { value: sql`f.collection_channel`, list: collectionChannelList },
  'contact-channel': { value: sql`f.contact_channel`, list: contactChannelList },
  language: { value: sql`f.language`, list: languageList },
  service: { value: sql`f.service->>'code'`, list: undefined },
  respondent: { value: sql`f.respondent`, list: respondentRoleList },
  'age-band': { value: sql`f.age_band`, list: ageBandList },
  support: { value: sql`f.support`, list: supportList },
} as const;
type Dimension = keyof typeof dimensions;

const help = `Compares figures by what a feedback says of itself. It reads every feedback of the period, and shows small groups
too: it is for who may see everything. What providers report as counts only has no such details and is not in it. The audit log
notes it.

  --by WHAT           ${Object.keys(dimensions).join(', ')}
  --organisation OID  whose figures they are
  --division SLUG     of a division, or
  --municipality CODE of a municipality, or
  --unit OID          of a service unit; without any, of the organisation
  --period P          2026-04, 2026-Q2, 2026-T1 or 2026
  --csv               every item with its distribution, as CSV
  --lang LANG         ${feedLanguages.join(', ')}; fi without it
`;

async function compare(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      by: { type: 'string' },
      organisation: { type: 'string' },
      division: { type: 'string' },
      municipality: { type: 'string' },
      unit: { type: 'string' },
      period: { type: 'string' },
      csv: { type: 'boolean' },
      lang: { type: 'string' },
    },
  });
  requireNoMore(positionals);
  const orgId = requireOid('--organisation', values.organisation);
  const { division, municipality, unit, period: asked } = values;
  if (asked === undefined) throw calledWrongly('--period is missing, such as 2026-T1.');
  if ([division, municipality, unit].filter((id) => id !== undefined).length > 1)
    throw calledWrongly('Give one of --division, --municipality and --unit.');
  const by = oneOf('--by', values.by ?? '', Object.keys(dimensions) as Dimension[]);
  const language = oneOf('--lang', values.lang ?? 'fi', feedLanguages);
  const lines = await withDatabase(
    surroundings,
    async ({ db, readDb }) => {
      await requireOrganisation(db, orgId);
      const organisation = await readOrganisation(readDb, orgId);
      if (!organisation) throw notDone(`No organisation ${orgId} is loaded.`);
      const query = {
        organisation: orgId,
        ...(division !== undefined && { division }),
        ...(municipality !== undefined && { municipality }),
        ...(unit !== undefined && { unit }),
      };
      const { period, tree } = requireCell(organisation, query, asked, surroundings.now());
      const subject = `compare ${by} ${period.id} ${tree.id}`;
      await audit(db, { orgId, keyPrefix: null, action: 'results-read', subject });
      const groups = await readGroups(readDb, organisation, tree, period.months, by);
      if (!values.csv) return tableOf(groups, by, language);
      return [...groups]
        .flatMap(([value, figures]) =>
          rowsOf(orgId, period, figures).map((row) =>
            csvLine([
              value,
              nameOf(by, value, language),
              itemText(row.item, language, organisation.items),
              ...columnNames.map((name) => row[name]),
            ]).trimEnd(),
          ),
        )
        .toSpliced(
          0,
          0,
          csvLine([
            by,
            by,
            ...(['itemName', ...columnNames] as const).map((name) => headText(name, language)),
          ]).trimEnd(),
        );
    },
    { isPatient: true },
  );
  for (const line of lines) surroundings.print(line);
}

/** The figures of each group, by its value; empty where a feedback does not say. */
async function readGroups(
  db: Kysely<Tables>,
  organisation: Organisation,
  { place, unitIds }: PlaceTree,
  months: readonly string[],
  by: Dimension,
): Promise<Map<string, Figures>> {
  const { rows } = await sql<{ value: string; item: string; answer: string; n: number }>`
    select coalesce(${dimensions[by].value}, '') as value, t.item, t.answer, count(*)::int as n
    from feedback f cross join lateral (${steps}) t
    where f.org_id = ${organisation.id} and f.month in (${sql.join(months)})
      and f.unit_id in (${sql.join(unitIds.length > 0 ? unitIds : [''])})
      and (t.answered or t.answer like 'option:%')
    group by 1, 2, 3 order by 1, 2, 3`.execute(db);
  const all = { isWithheld: () => false, skipped: () => undefined };
  return new Map(
    [...Map.groupBy(rows, ({ value }) => value)].map(([value, counted]) => [
      value,
      figuresOf(place, countsOf(counted), organisation.items, all),
    ]),
  );
}

function nameOf(by: Dimension, value: string, language: FeedLanguage): string {
  const texts = compareTexts[language];
  if (value === '') return texts.none;
  const list: CodeList | undefined = dimensions[by].list;
  const names = list?.codes.find(({ code }) => code === value)?.names;
  const name = names ? nameIn(names, language) : value;
  // A group whose questions were no official wording is not quite comparable with the others.
  return by === 'language' && textFor(value, 'nps').status === 'proposal'
    ? `${name} (${texts.unofficial})`
    : name;
}

/** Largest group first, in columns. */
function tableOf(groups: ReadonlyMap<string, Figures>, by: Dimension, language: FeedLanguage): string[] {
  const texts = compareTexts[language];
  const number = (value: number, digits = 0) =>
    value.toLocaleString(language === 'en' ? 'en-GB' : `${language}-FI`, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  const feedbacksOf = ({ feedback }: Figures) => (isWithheld(feedback) ? 0 : feedback.n);
  const sorted = [...groups].toSorted(([, a], [, b]) => feedbacksOf(b) - feedbacksOf(a));
  const isSmall = ([, figures]: [string, Figures]) => feedbacksOf(figures) < publicThreshold;
  const rows = sorted.map((group) => {
    const [value, figures] = group;
    const { nps } = figures;
    const score = isWithheld(nps) ? null : nps.nps;
    const between = isWithheld(nps) ? null : nps.interval;
    return [
      nameOf(by, value, language) + (isSmall(group) ? ' *' : ''),
      number(feedbacksOf(figures)),
      isWithheld(nps) ? '' : number(nps.n),
      score === null ? '–' : number(score, 1),
      between ? `${number(between.low, 1)} … ${number(between.high, 1)}` : '',
    ];
  });
  const table = [['', ...texts.heads], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return [
    ...table.map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    ),
    ...(sorted.some(isSmall) ? ['', texts.small(publicThreshold)] : []),
  ];
}

export const resultsCompareCommand: Command = {
  name: 'results compare',
  usage:
    '--by WHAT --organisation OID [--division SLUG | --municipality CODE | --unit OID] --period P [--csv] [--lang LANG]',
  summary: 'compare figures by channel, language, service and the like, for staff',
  help,
  run: compare,
};
