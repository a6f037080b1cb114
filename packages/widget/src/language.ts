// Which languages a form can speak: the locales that the page has brought in.
import { fi } from './locales/fi.ts';
import type { Locale } from './messages.ts';
import { readers } from './nearest-language.ts';

/** A locale, or what brings it in. */
type Source = Locale | (() => Promise<Locale>);

const locales = new Map<string, Source>([['fi', fi]]);

/** Brings in languages for every form on the page, also for those that are drawn already. Finnish is always there. */
export function addLocale(...added: readonly Locale[]): void {
  for (const locale of added) locales.set(locale.tag ?? locale.pack.language, locale);
  for (const reader of readers) reader.requestUpdate();
}

/** Names languages that are brought in when a form is in one of them; until then, or without, it is in Finnish. */
export function addLanguages(sources: Readonly<Record<string, () => Promise<Locale>>>): void {
  for (const tag in sources) if (!locales.has(tag)) locales.set(tag, sources[tag] as Source);
  addLocale();
}

/** The locale of a BCP 47 tag, by lookup (RFC 4647 §3.4): `sv-FI` → `sv`; Finnish where there is none. */
export function localeFor(tag: string): Locale {
  for (let range = tag.toLowerCase(); range; range = range.slice(0, Math.max(0, range.lastIndexOf('-')))) {
    const source = locales.get(range);
    if (typeof source === 'object') return source;
    if (source) {
      // Asked for once; where it cannot be had, Finnish stays.
      locales.delete(range);
      source().then(addLocale, () => {});
    }
  }
  return fi;
}
