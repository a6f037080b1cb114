import { describe, expect, it } from 'vitest';
import { style, styleFile } from './style.ts';

const colours = Object.fromEntries(
  [...style.matchAll(/--([a-z]+):light-dark\((#\w+),(#\w+)\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
);

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.replaceAll(/\w/g, '$&$&') : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(['light', 'dark'] as const)('The colours of the pages, %s', (scheme) => {
  const colour = (name: string) => colours[name]?.[scheme] ?? '';
  it.each([
    // Letters (WCAG 1.4.6 where nothing stands against it).
    ['text', 'ground', 7],
    ['text', 'panel', 7],
    ['text', 'faint', 7],
    ['quiet', 'ground', 7],
    ['quiet', 'faint', 4.5],
    ['quiet', 'panel', 4.5],
    ['link', 'ground', 7],
    ['link', 'panel', 7],
    ['ground', 'link', 7],
    // What a picture consists of, and edges of controls (1.4.11).
    ['line', 'ground', 3],
    ['promoters', 'ground', 3],
    ['passives', 'ground', 3],
    ['detractors', 'ground', 3],
    ['share', 'ground', 3],
    ['share', 'faint', 3],
    ['detractors', 'faint', 3],
    ['mark', 'faint', 3],
    ['mark', 'ground', 7],
  ])('have %s on %s at %s : 1 at least', (front, back, least) => {
    expect(contrast(colour(front), colour(back))).toBeGreaterThanOrEqual(least);
  });
});

describe('The style sheet', () => {
  it('is named by what is in it', () => {
    expect(styleFile).toMatch(/^style-[0-9a-f]{12}\.css$/);
  });

  it('loads nothing', () => {
    expect(style).not.toMatch(/url\(|@import/);
  });
});
