import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { styles } from '../src/styles.ts';
import { defaultsOf, valueIn } from './colors-of-css.ts';
import { colorRoles } from './theme.ts';
import { themes } from './themes.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const docs = read('../../../docs/theming.md');
const sources = readdirSync(new URL('../src', import.meta.url)).filter((name) =>
  /(?<!\.test)\.ts$/.test(name),
);
const tags = sources.map((name) => read(`../src/${name}`)).join('\n');

/** The cells of the tables' rows that begin with code, below a heading. */
function rowsBelow(heading: string): string[][] {
  const [section = ''] = docs.split(`## ${heading}\n`)[1]?.split('\n## ') ?? [];
  const rows = section.split('\n').filter((line) => line.startsWith('| `'));
  const cellsOf = (row: string) => row.split('|').map((cell) => cell.trim().replaceAll('`', ''));
  return rows.map((row) => cellsOf(row).slice(1, -1));
}

describe('docs/theming.md', () => {
  it('lists every custom property, with the default that is in force in each scheme', () => {
    const defaults = new Map(
      [...defaultsOf(styles.cssText)].map(([, name = '', value = '']) => [name, value]),
    );
    const rows = rowsBelow('Custom properties').map(([name, , light, dark]) => [name, light, dark]);
    expect(rows).toEqual(
      [...defaults].map(([name, value]) => [
        `--palaute-${name}`,
        valueIn(value, 'light'),
        valueIn(value, 'dark'),
      ]),
    );
    const tagged = [...tags.matchAll(/@cssprop \[(--[\w-]+)/g)].map(([, name]) => name);
    expect(new Set(rows.map(([name]) => name))).toEqual(new Set(tagged));
  });

  it('lists every part', () => {
    const parts = [...tags.matchAll(/@csspart ([\w-]+)/g)].map(([, name]) => name);
    expect(new Set(rowsBelow('Parts').map(([name]) => name))).toEqual(new Set(parts));
  });

  it('names the token behind every colour of the presets', () => {
    const listed = rowsBelow('Presets').filter(([name]) => name?.startsWith('--'));
    expect(listed).toEqual(
      colorRoles.map((role) => [
        `--palaute-${role}`,
        themes.suomifi.colors[role].light.name,
        themes.suomifi.colors[role].dark.name,
        themes.hds.colors[role].light.name,
        themes.hds.colors[role].dark.name,
      ]),
    );
  });
});
