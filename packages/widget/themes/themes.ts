import { hds } from './hds.ts';
import { suomifi } from './suomifi.ts';
import { cssOf, type Theme } from './theme.ts';

export type ThemeName = 'suomifi' | 'hds';

/** The presets: values of the widget's public custom properties, from the tokens of two design systems. */
export const themes: Readonly<Record<ThemeName, Theme>> = { suomifi, hds };

/** The presets' style sheets by name, to be written to `dist/themes/<name>.css`. */
export function themeCss(): Record<ThemeName, string> {
  return { suomifi: cssOf(suomifi), hds: cssOf(hds) };
}
