// `palaute results`: the public figures of a place and a period.
import { isWithheld, parsePeriod, type Results } from '@palaute/schema';
import { textPacks } from '@palaute/schema/texts';
import { createPalaute } from '../client.ts';
import { failureOf } from './failure.ts';
import { machineError } from './machine.ts';
import { readEndpoint, readKey, type Typed, UsageError } from './options.ts';
import type { Terminal } from './terminal.ts';

export async function results(typed: Typed, terminal: Terminal): Promise<number> {
  const { messages: say, values, language } = typed;
  const { organisation, period, unit, division, municipality } = values;
  if (!organisation) throw new UsageError(say.usage.organisationMissing);
  if (period === undefined || !parsePeriod(period)) throw new UsageError(say.usage.periodWrong);
  const endpoint = readEndpoint(values, say);
  // Public figures need no key.
  const hasKey = values['key-file'] !== undefined || terminal.env['PALAUTE_KEY'];
  const key = hasKey ? await readKey(values, terminal.env, say) : undefined;
  try {
    const found = await createPalaute({ endpoint, key, language }).results(
      {
        organisation,
        period,
        ...(unit && { unit }),
        ...(division && { division }),
        ...(municipality && { municipality }),
      },
      { signal: terminal.signal },
    );
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

const nameIn = (
  names: { readonly fi: string; readonly sv?: string; readonly en?: string },
  language: string,
) => names[language as 'fi'] ?? names.fi;

/** One decimal, as such figures are read. */
const shortNumber = (value: number | null): string =>
  value === null ? '–' : String(Math.round(value * 10) / 10);

const percentOf = (share: number | null): string | null =>
  share === null ? null : `${shortNumber(share * 100)} %`;

function describe(found: Results, period: string, { messages: say, language }: Typed): string {
  const { feedback, nps, items, place, response, completion } = found;
  const { title, withheld, columns } = say.results;
  const rates = [
    ...(response ? [say.results.response(response.invited, response.n, percentOf(response.share))] : []),
    ...(completion
      ? [say.results.completion(completion.started, completion.n, percentOf(completion.share))]
      : []),
  ];
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
  return [title(nameIn(place.names, language), period), count, ...rates, '', ...lines, ''].join('\n');
}
