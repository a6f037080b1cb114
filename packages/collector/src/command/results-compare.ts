// The command that compares what is in no counter, for who has the database anyway: comparing.ts reads it. Here is what was
// called for, and the table that a person reads.
import { parseArgs } from 'node:util';
import { type Comparison, comparisonKinds, isWithheld, publicThreshold } from '@palaute/schema';
import { comparisonCsv, groupName } from '../feeds/comparison-csv.ts';
import { type FeedLanguage, feedLanguages } from '../feeds/texts.ts';
import { compareFigures, type ComparedGroup, feedbacksOf } from '../results/comparing.ts';
import { readOrganisation } from '../results/read.ts';
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
import { oneOf, partHelp, partOptions, partUsage, readPart, requireCell } from './require-cell.ts';
import { compareTexts } from './results-compare-texts.ts';

const help = `Compares figures by what a feedback says of itself. It reads every feedback of the period, and shows small groups
too: it is for who may see everything. What providers report as counts only has no such details and is not in it. The audit log
notes it.

  --by WHAT           ${comparisonKinds.join(', ')}
  --organisation OID  whose figures they are
${partHelp}
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
      ...partOptions,
      period: { type: 'string' },
      csv: { type: 'boolean' },
      lang: { type: 'string' },
    },
  });
  requireNoMore(positionals);
  const orgId = requireOid('--organisation', values.organisation);
  const { period: asked } = values;
  if (asked === undefined) throw calledWrongly('--period is missing, such as 2026-T1.');
  const part = readPart(values);
  const by = oneOf('--by', values.by ?? '', comparisonKinds);
  const language = oneOf('--lang', values.lang ?? 'fi', feedLanguages);
  const lines = await withDatabase(
    surroundings,
    async ({ db, readDb }) => {
      await requireOrganisation(db, orgId);
      const organisation = await readOrganisation(readDb, orgId);
      if (!organisation) throw notDone(`No organisation ${orgId} is loaded.`);
      const cell = requireCell(organisation, part, asked, surroundings.now());
      const told = await compareFigures({ db, readDb }, { organisation, ...cell, by, keyPrefix: null });
      if (!values.csv) return tableOf(told, language);
      return comparisonCsv(told, language).map((line) => line.trimEnd());
    },
    { isPatient: true },
  );
  for (const line of lines) surroundings.print(line);
}

/** Largest group first, in columns. */
function tableOf({ groups }: Comparison, language: FeedLanguage): string[] {
  const texts = compareTexts[language];
  const number = (value: number, digits = 0) =>
    value.toLocaleString(language === 'en' ? 'en-GB' : `${language}-FI`, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  const sorted = groups.toSorted((a, b) => feedbacksOf(b) - feedbacksOf(a));
  const isSmall = (group: ComparedGroup) => feedbacksOf(group) < publicThreshold;
  const rows = sorted.map((group) => {
    const { nps } = group;
    const score = isWithheld(nps) ? null : nps.nps;
    const between = isWithheld(nps) ? null : nps.interval;
    return [
      groupName(group, language) + (isSmall(group) ? ' *' : ''),
      number(feedbacksOf(group)),
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
  usage: `--by WHAT --organisation OID ${partUsage} --period P [--csv] [--lang LANG]`,
  summary: 'compare figures by channel, language, service and the like, for staff',
  help,
  run: compare,
};
