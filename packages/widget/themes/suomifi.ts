import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type RawColorDesignTokens, suomifiDesignTokens } from 'suomifi-design-tokens';
import type { ColorToken, Theme } from './theme.ts';

const { resolve } = createRequire(import.meta.url);
const { version } = JSON.parse(readFileSync(resolve('suomifi-design-tokens/package.json'), 'utf8'));

const color = (name: keyof RawColorDesignTokens): ColorToken => ({
  name,
  value: suomifiDesignTokens.colors[name],
});

/**
 * The Suomi.fi design system. It has light colours only; the dark ones are its light steps on its black.
 *
 * - accent: its buttons are `highlightBase`, 5.2:1 with white; `brandBase` is its blue that passes 7:1.
 * - muted: its hint texts are as black as its text, and no grey of its reaches 7:1.
 * - error: there is no red darker than `alertBase`, 6.3:1. The only lighter one, `alertLight1`, is nearly white: in
 *   the dark nobody could tell it from text, so the colour of warnings stands in.
 */
export const suomifi: Theme = {
  source: `suomifi-design-tokens ${version}`,
  colors: {
    accent: { light: color('brandBase'), dark: color('highlightLight2') },
    'on-accent': { light: color('whiteBase'), dark: color('brandBase') },
    text: { light: color('blackBase'), dark: color('whiteBase') },
    muted: { light: color('blackBase'), dark: color('depthLight1') },
    surface: { light: color('whiteBase'), dark: color('blackBase') },
    border: { light: color('depthDark3'), dark: color('depthDark3') },
    error: { light: color('alertBase'), dark: color('warningBase') },
  },
  radius: suomifiDesignTokens.radiuses.basic,
  font: suomifiDesignTokens.values.typography.bodyText.fontFamily,
};
