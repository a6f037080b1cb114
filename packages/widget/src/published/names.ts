import type { Names } from '@palaute/schema';
import { html } from 'lit';
import type { PublishedLanguage } from './numbers.ts';

/** A name in a person's language, as far as it has one, else in Finnish: with its own `lang` then. */
export const nameIn = (names: Names, language: PublishedLanguage): unknown =>
  names[language] ?? html`<span lang="fi">${names.fi}</span>`;
