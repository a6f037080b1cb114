import type { TextPackReport } from '@palaute/schema/texts';

const list = (title: string, ids: readonly string[]): string[] =>
  ids.length === 0 ? [] : [`${title} (${ids.length}): ${ids.join(', ')}`];

/** A report on a language pack, for a person at a terminal. */
export function describeTextPack({ pack, source, problems, unofficial, missing }: TextPackReport): string {
  const lines = problems.flatMap(({ field, rule, source: origin, detail }) => [
    `REFUSED  ${field || '(the whole file)'}`,
    `         ${rule}${detail ? ` – ${detail}` : ''}`,
    `         source: ${origin}`,
  ]);
  if (pack) lines.push(`GOOD     ${pack.language}, version ${pack.version}`, `         source: ${source}`);
  lines.push(...list('Still unofficial', unofficial), ...list('Missing, read in Finnish', missing));
  return `${lines.join('\n')}\n`;
}
