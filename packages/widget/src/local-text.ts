import { html } from 'lit';
import type { LocalText } from './definition.ts';
import type { Locale } from './messages.ts';

/** A site's text in a person's language, as far as the site has it there; else in Finnish. */
export const wordsOf = (texts: LocalText, { pack, lang = pack.language }: Locale): string =>
  texts[lang] ?? texts.fi;

/** The same to be drawn: with its own `lang` where it is not in the language around it. */
export const localText = (texts: LocalText, locale: Locale): unknown =>
  texts[locale.lang ?? locale.pack.language] === undefined
    ? html`<span lang="fi" dir="ltr">${texts.fi}</span>`
    : wordsOf(texts, locale);
