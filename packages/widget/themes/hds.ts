import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ColorToken, Theme } from './theme.ts';

const { resolve } = createRequire(import.meta.url);
const { version } = JSON.parse(readFileSync(resolve('hds-design-tokens/package.json'), 'utf8'));
const tokens = new Map(
  [...readFileSync(resolve('hds-design-tokens/lib/all.css'), 'utf8').matchAll(/--([\w-]+):\s*([^;]+);/g)].map(
    ([, name, value]) => [name, value],
  ),
);

/** @throws when the tokens have no such name: a preset with a hole in it is not built */
function token(name: string): string {
  const value = tokens.get(name);
  if (value === undefined) throw new Error(`hds-design-tokens ${version} has no --${name}.`);
  return value;
}

const color = (name: string): ColorToken => ({ name, value: token(`color-${name}`) });

/**
 * The Helsinki Design System. It has light colours only; the dark ones are light steps of its scales on its darkest
 * grey, since white on its black glares.
 *
 * - error, dark: `error-light` is so nearly white that nobody could tell it from text; `suomenlinna` is the brand's
 *   colour nearest to `error` in hue.
 * - radius: there is no token. Buttons have square corners and text fields 2 px; the widget has one radius for both.
 */
export const hds: Theme = {
  source: `hds-design-tokens ${version}`,
  colors: {
    accent: { light: color('bus'), dark: color('bus-medium-light') },
    'on-accent': { light: color('white'), dark: color('bus-dark') },
    text: { light: color('black-90'), dark: color('black-5') },
    muted: { light: color('black-60'), dark: color('black-20') },
    surface: { light: color('white'), dark: color('black-90') },
    border: { light: color('black-50'), dark: color('black-50') },
    error: { light: color('error'), dark: color('suomenlinna') },
  },
  radius: '0px',
  font: token('font-default'),
};
