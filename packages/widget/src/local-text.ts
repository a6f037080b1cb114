import { html } from 'lit';
import type { LocalText } from './definition.ts';
import type { Locale } from './messages.ts';

/** A site's text in a person's language, as far as the site has it there, else in Finnish: with its own `lang` then. */
export function localText(
  texts: LocalText,
  { pack, lang = pack.language, tag = pack.language }: Locale,
): unknown {
  const found = [tag, lang].find((each) => texts[each] !== undefined) ?? 'fi';
  return found === lang ? texts[found] : html`<span lang=${found} dir="auto">${texts[found]}</span>`;
}
