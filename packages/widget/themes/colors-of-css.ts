// Reads the colours out of css as a browser would: the last value wins, light-dark() gives one by the scheme.
import { parseColor, type Rgb } from './contrast.ts';
import { type ColorRole, colorRoles } from './theme.ts';

export type Scheme = 'light' | 'dark';

/** The colours that a preset gives, one for each role. @throws when one is missing or written in a way unknown to us */
export const colorsOfPreset = (css: string, scheme: Scheme): Record<ColorRole, Rgb> =>
  readColors(css.matchAll(/--palaute-([\w-]+): ([^;]+);/g), scheme);

/** The colours of a page that sets none: what stands as the fallback of each property in the widget's own css. */
export const defaultColors = (css: string, scheme: Scheme): Record<ColorRole, Rgb> =>
  readColors(defaultsOf(css), scheme);

/** Property (without `--palaute-`) and default as written; the last one of a property is in force. */
export const defaultsOf = (css: string): IterableIterator<RegExpExecArray> =>
  css.matchAll(/var\(--palaute-([\w-]+),\s*(.+)\);/g);

/** What a scheme takes of a value. */
export function valueIn(value: string, scheme: Scheme): string {
  const [, light, dark] = /^light-dark\((#\w+|hsl\([^)]+\)), (#\w+|hsl\([^)]+\))\)$/.exec(value) ?? [];
  return (scheme === 'light' ? light : dark) ?? value;
}

function readColors(declarations: Iterable<RegExpExecArray>, scheme: Scheme): Record<ColorRole, Rgb> {
  const values = new Map([...declarations].map(([, property, value = '']) => [property, value]));
  const colors = colorRoles.map((role) => [role, parseColor(valueIn(values.get(role) ?? '', scheme))]);
  return Object.fromEntries(colors);
}
