// `palaute results`: the public figures of a place and a period, or sums over organisations.
import { isWithheld, parsePeriod, type Results, type SummedResults } from '@palaute/schema';
import { textPacks } from '@palaute/schema/texts';
import { type CallOptions, createPalaute, type Palaute } from '../client.ts';
import { failureOf } from './failure.ts';
import { machineError } from './machine.ts';
import { readEndpoint, readKey, type Typed, UsageError } from './options.ts';
import type { Terminal } from './terminal.ts';

type Found = Results | SummedResults;
type Read = (palaute: Palaute, options: CallOptions) => Promise<Found>;

export async function results(typed: Typed, terminal: Terminal): Promise<number> {
  const { messages: say, values, language } = typed;
  const { period } = values;
  const reading = readPlace(typed);
  if (period === undefined || !parsePeriod(period)) throw new UsageError(say.usage.periodWrong);
  const endpoint = readEndpoint(values, say);
  // Public figures need no key.
  const hasKey = values['key-file'] !== undefined || terminal.env['PALAUTE_KEY'];
  const key = hasKey ? await readKey(values, terminal.env, say) : undefined;
  try {
    const palaute = createPalaute({ endpoint, key, language });
    const found = await reading(period)(palaute, { signal: terminal.signal });
    if (values.json) terminal.json({ finished: true, results: found });
    else terminal.out(describe(found, period, typed));
    return 0;
  } catch (error) {
    const failure = failureOf(error, endpoint, typed);
    if (!failure) throw error;
    if (values.json) terminal.json({ finished: false, error: machineError(failure, say) });
    terminal.tell(`${say.failure[failure.code](failure)}\n`);
    return failure.code === 'refused' ? 2 : 3;
  }
}

/** What is asked of: an organisation or a part of it, an area, or the nation. @throws UsageError */
function readPlace({ values, messages: { usage } }: Typed): (period: string) => Read {
  const { organisation, unit, division, service, municipality, area, nation } = values;
  const kinds = [organisation, area, nation].filter(Boolean).length;
  if (kinds === 0) throw new UsageError(usage.placeMissing);
  const hasPart = [unit, division, service, municipality].some((part) => part !== undefined);
  if (kinds > 1 || (hasPart && !organisation)) throw new UsageError(usage.placesTogether);
  return (period) => (palaute, options) =>
    organisation
      ? palaute.results(
          {
            organisation,
            period,
            ...(unit && { unit }),
            ...(division && { division }),
            ...(service && { service }),
            ...(municipality && { municipality }),
          },
          options,
        )
      : palaute.summedResults({ period, ...(area && { area }) }, options);
}

const nameIn = (
  names: { readonly fi: string; readonly sv?: string; readonly en?: string },
  language: string,
) => names[language as 'fi'] ?? names.fi;

/** One decimal, as such figures are read. */
const shortNumber = (value: number | null): string =>
  value === null ? '–' : String(Math.round(value * 10) / 10);

const percentOf = (share: number | null): string | null =>
  share === null ? null : `${shortNumber(share * 100)} %`;

function describe(found: Found, period: string, { messages: say, language }: Typed): string {
  const { feedback, nps, items, place, response, completion } = found;
  const { title, withheld, columns } = say.results;
  const rates = [
    ...(response ? [say.results.response(response.invited, response.n, percentOf(response.share))] : []),
    ...(completion
      ? [say.results.completion(completion.started, completion.n, percentOf(completion.share))]
      : []),
  ];
  const coverage = 'coverage' in found ? found.coverage.find(({ item }) => item === 'nps') : undefined;
  const covered = coverage
    ? [
        say.results.coverage(
          coverage.summed + coverage.none,
          coverage.summed + coverage.none + coverage.withheld + coverage.unread,
        ),
      ]
    : [];
  const count = isWithheld(feedback) ? withheld : say.results.feedback(feedback.n);
  const texts = textPacks[language].texts;
  const rows: (readonly [string, string, string])[] = [columns];
  rows.push([
    'NPS',
    ...(isWithheld(nps) ? ([withheld, ''] as const) : ([String(nps.n), shortNumber(nps.nps)] as const)),
  ]);
  for (const { item, names, figure } of items) {
    const name = names ? nameIn(names, language) : (texts[item as keyof typeof texts] ?? item);
    if (isWithheld(figure)) rows.push([name, withheld, '']);
    else rows.push([name, String(figure.n), 'mean' in figure ? shortNumber(figure.mean) : '']);
  }
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, n, value]) => `${name.padEnd(width)}  ${n.padStart(9)}  ${value}`.trimEnd());
  return [title(nameIn(place.names, language), period), count, ...covered, ...rates, '', ...lines, ''].join(
    '\n',
  );
}
