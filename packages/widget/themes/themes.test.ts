import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { publishedStyles } from '../src/published/published-styles.ts';
import { styles } from '../src/styles.ts';
import { colorsOfPreset, defaultColors, defaultsOf } from './colors-of-css.ts';
import { contrast, controlPairs, faintPairs, parseColor, textPairs } from './contrast.ts';
import { type ColorToken, cssOf, elements } from './theme.ts';
import { themeCss, themes } from './themes.ts';

const { resolve } = createRequire(import.meta.url);
const css = themeCss();
const schemes = ['light', 'dark'] as const;
const sheets = (['suomifi', 'hds'] as const).flatMap((name) => schemes.map((scheme) => ({ name, scheme })));

/** Pairs that no token of the system brings to 7:1; they are written out, so that a better token is noticed. */
const belowAaa: Readonly<Record<string, readonly string[]>> = {
  'suomifi light': ['error on surface (error, link to it): 6.34 < 7'],
};

describe('contrast is reckoned as WCAG does', () => {
  it.each([
    ['#fff', '#000000', 21],
    ['#767676', '#fff', 4.54],
    ['hsl(0, 0%, 100%)', 'hsl(240, 100%, 50%)', 8.59],
    ['hsl(120, 100%, 25%)', '#ffffff', 5.13],
  ])('%s on %s: %d', (one, other, ratio) => {
    expect(contrast(parseColor(one), parseColor(other))).toBeCloseTo(ratio, 1);
  });

  it('and refuses a notation that it cannot read', () => {
    expect(() => parseColor('rebeccapurple')).toThrow('rebeccapurple');
  });

  it('with the fill that the widget gives to an option under the pointer', () => {
    expect(styles.cssText).toContain('color-mix(in srgb, var(--_accent) 9%, var(--_surface))');
  });
});

describe.each(sheets)('$name in $scheme', ({ name, scheme }) => {
  const colors = colorsOfPreset(css[name], scheme);

  it('has 7:1 for all text, wherever its system has a token for it', () => {
    expect(faintPairs(colors, textPairs, 7)).toEqual(belowAaa[`${name} ${scheme}`] ?? []);
  });

  it('has 4.5:1 for all text, without exception', () => {
    expect(faintPairs(colors, textPairs, 4.5)).toEqual([]);
  });

  it('has 3:1 for borders of controls, focus and what is chosen', () => {
    expect(faintPairs(colors, controlPairs, 3)).toEqual([]);
  });

  it('tells an error from text by its colour too', () => {
    expect(contrast(colors.error, colors.text)).toBeGreaterThan(1.5);
  });
});

describe('a colour that is too faint is found', () => {
  const withToken = (role: 'muted' | 'border', scheme: 'light' | 'dark', token: ColorToken) => {
    const colors = { ...themes.hds.colors, [role]: { ...themes.hds.colors[role], [scheme]: token } };
    return colorsOfPreset(cssOf({ ...themes.hds, colors }), scheme);
  };
  const grey = { name: 'black-50', value: '#808080' };

  it.each(schemes)('when the hints are lighter or darker than they may be, in %s', (scheme) => {
    const found = faintPairs(withToken('muted', scheme, grey), textPairs, 4.5);
    expect(found).toEqual([
      expect.stringContaining('(hint)'),
      expect.stringContaining('(button while sending)'),
    ]);
  });

  it('when the borders fade', () => {
    const colors = withToken('border', 'light', { name: 'black-30', value: '#b3b3b3' });
    expect(faintPairs(colors, controlPairs, 3)).toEqual([expect.stringContaining('border of options')]);
  });
});

describe.each(['suomifi', 'hds'] as const)('the style sheet of %s', (name) => {
  const code = css[name].replaceAll(/\/\*.*?\*\//g, '');
  const tokens = {
    suomifi: readFileSync(resolve('suomifi-design-tokens/dist/tokens.scss'), 'utf8'),
    hds: readFileSync(resolve('hds-design-tokens/lib/all.css'), 'utf8'),
  }[name];

  it('sets every public custom property of the widget and nothing else', () => {
    const element = readFileSync(new URL('../src/palaute-form.ts', import.meta.url), 'utf8');
    const documented = [...element.matchAll(/@cssprop \[(--[\w-]+)/g)].map(([, property]) => property);
    const set = [...code.matchAll(/([\w-]+)\s*:\s[^;{}]+;/g)].map(([, property]) => property);
    expect(new Set(set)).toEqual(new Set(documented));
  });

  it('speaks of the widget’s elements only', () => {
    const selectors = [...code.matchAll(/([^{};]+)\{/g)].map(([, selector]) => selector?.trim());
    expect(new Set(selectors)).toEqual(
      new Set([`:is(${elements.join(', ')})`, '@supports (color: light-dark(red, red))']),
    );
  });

  it('asks for nothing from anywhere and forces nothing on the page', () => {
    expect(css[name]).not.toMatch(/url\(|@import|@font-face|!important/i);
  });

  it('has no colour but those of the design system', () => {
    const colors = code.match(/#\w+|hsl\([^)]+\)/g) ?? [];
    expect(colors.length).toBeGreaterThan(7);
    for (const color of colors) expect(tokens).toContain(color);
  });

  it('gives light colours to browsers that do not know light-dark()', () => {
    const [older = ''] = css[name].split('@supports');
    expect(older).not.toContain('light-dark');
    expect(colorsOfPreset(older, 'dark')).toEqual(colorsOfPreset(css[name], 'light'));
  });
});

describe.each(schemes)('the widget without a preset, in %s', (scheme) => {
  const colors = defaultColors(styles.cssText, scheme);

  it('has 4.5:1 for all text', () => {
    expect(faintPairs(colors, textPairs, 4.5)).toEqual([]);
  });

  it('has 3:1 for borders of controls, focus and what is chosen', () => {
    expect(faintPairs(colors, controlPairs, 3)).toEqual([]);
  });
});

it('what shows results and measures has the colours of the form', () => {
  const declared = (sheet: string) => [...defaultsOf(sheet)].map(([, name, value]) => `${name}: ${value}`);
  const shown = declared(publishedStyles.cssText);
  expect(shown.length).toBeGreaterThan(12);
  expect(declared(styles.cssText)).toEqual(expect.arrayContaining(shown));
});
