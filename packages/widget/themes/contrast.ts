// What WCAG 2.2 asks of the pairs of colours that meet in the widget, and the reckoning. Knows the notations in which
// the tokens and our defaults are written. Where the colours come from is in colors-of-css.ts.
import type { ColorRole } from './theme.ts';

/** Red, green and blue, each 0–255. */
export type Rgb = readonly [number, number, number];

/** A pair of colours that meet in the widget, and what they are for. */
interface Pair {
  readonly ink: ColorRole;
  /** `tint` is what a pointed-at option is filled with: see `--_tint` in src/styles.ts. */
  readonly ground: ColorRole | 'tint';
  readonly where: string;
}

/** Text, so 7:1 (WCAG 1.4.6, AAA) or at the least 4.5:1 (1.4.3, AA); nothing the widget says is large or bold enough for less. */
export const textPairs: readonly Pair[] = [
  { ink: 'text', ground: 'surface', where: 'text' },
  { ink: 'text', ground: 'tint', where: 'option under the pointer' },
  { ink: 'muted', ground: 'surface', where: 'hint' },
  { ink: 'on-accent', ground: 'accent', where: 'button, chosen option' },
  { ink: 'accent', ground: 'surface', where: 'quiet button' },
  { ink: 'surface', ground: 'muted', where: 'button while sending' },
  { ink: 'error', ground: 'surface', where: 'error, link to it' },
];

/** What shows where a control is and in which state: 3:1 (WCAG 1.4.11). */
export const controlPairs: readonly Pair[] = [
  { ink: 'border', ground: 'surface', where: 'border of options and fields' },
  { ink: 'accent', ground: 'surface', where: 'focus, chosen option beside others' },
  { ink: 'accent', ground: 'tint', where: 'border of an option under the pointer' },
  { ink: 'error', ground: 'surface', where: 'border of a field with an error' },
];

/** One sentence for each pair that is too faint; none when all is well. */
export function faintPairs(
  colors: Readonly<Record<ColorRole, Rgb>>,
  pairs: readonly Pair[],
  minimum: number,
): string[] {
  const tint = mix(colors.accent, colors.surface, 0.09);
  return pairs.flatMap(({ ink, ground, where }) => {
    const ratio = contrast(colors[ink], ground === 'tint' ? tint : colors[ground]);
    return ratio < minimum ? [`${ink} on ${ground} (${where}): ${ratio.toFixed(2)} < ${minimum}`] : [];
  });
}

/** WCAG's contrast ratio, 1–21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [dark, bright] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
  return (bright + 0.05) / (dark + 0.05);
}

/** WCAG's relative luminance, 0–1. */
function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** `color-mix(in srgb, one share, other)`. */
const mix = (one: Rgb, other: Rgb, share: number): Rgb =>
  one.map((part, index) => Math.round(part * share + other[index]! * (1 - share))) as unknown as Rgb;

/** @throws on a notation that is none of ours, so that no colour goes unchecked */
export function parseColor(text: string): Rgb {
  const hex = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(text)?.[1];
  if (hex) {
    const parts = hex.length === 3 ? [...hex].map((digit) => digit + digit) : hex.match(/../g)!;
    return parts.map((part) => parseInt(part, 16)) as unknown as Rgb;
  }
  const hsl = /^hsl\(([\d.]+), ([\d.]+)%, ([\d.]+)%\)$/.exec(text);
  if (!hsl) throw new Error(`Not a colour we can read: ${text}`);
  const [hue, saturation, lightness] = hsl.slice(1).map(Number) as [number, number, number];
  return fromHsl(hue, saturation / 100, lightness / 100);
}

/** CSS Color 4, section 7.1; rounded, since a screen shows whole steps. */
function fromHsl(hue: number, saturation: number, lightness: number): Rgb {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const part = (offset: number) => {
    const turn = (offset + hue / 30) % 12;
    return Math.round(255 * (lightness - reach * Math.max(-1, Math.min(turn - 3, 9 - turn, 1))));
  };
  return [part(0), part(8), part(4)];
}
