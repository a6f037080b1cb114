// Every language pack by its tag, and what is read where a text is missing. For servers and builds: it holds all
// languages. A page takes the packs that it needs, each from its own file.
import { type Language, languages } from '../code-lists/languages.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { et } from './et.ts';
import { fiSelko } from './fi-x-selko.ts';
import { fi } from './fi.ts';
import { ru } from './ru.ts';
import { se } from './se.ts';
import { smn } from './smn.ts';
import { sms } from './sms.ts';
import { so } from './so.ts';
import { sv } from './sv.ts';
import type { InstrumentTextId, PartialTextPack } from './text-pack.ts';
import { uk } from './uk.ts';

/** A pack for each language. */
export type TextPacks = Readonly<Record<Language, PartialTextPack>>;

/** The packs of this release. A replaced one goes beside the rest: `{ ...textPacks, sv: pack }`. */
export const textPacks: TextPacks = {
  fi,
  sv,
  en,
  se,
  smn,
  sms,
  ru,
  uk,
  et,
  ar,
  so,
  'fi-x-selko': fiSelko,
};

/** The language of a BCP 47 tag, by lookup (RFC 4647 §3.4): `sv-FI` → `sv`; Finnish where there is none. */
export function languageOf(tag: string): Language {
  for (let range = tag.toLowerCase(); range; range = range.slice(0, Math.max(0, range.lastIndexOf('-')))) {
    const language = languages.find((known) => known === range);
    if (language) return language;
  }
  return 'fi';
}

/**
 * The pack of a language, Finnish for a language that is not known.
 * @param tag BCP 47 tag, in any case
 */
export const packFor = (tag: string, packs: TextPacks = textPacks): PartialTextPack => packs[languageOf(tag)];

/** A text as a person reads it. */
export interface FoundText {
  readonly text: string;
  /** Language of this text, for its `lang`: `fi` where the language asked for has none. */
  readonly lang: Language;
  /** Status of this text, not of the one that is missing. */
  readonly status: 'official' | 'proposal';
  /** Version of the pack that this text is from. */
  readonly version: string;
}

/**
 * A text in a language; a missing one in Finnish, with the language it then has.
 * @param tag BCP 47 tag, in any case
 * @example textFor('se', 'access') // { text: 'Sain apua, kun sitä tarvitsin', lang: 'fi', status: 'official', … }
 */
export function textFor(tag: string, id: InstrumentTextId, packs: TextPacks = textPacks): FoundText {
  const lang = languageOf(tag);
  // The last is this release's own: whole by its type, whatever pack has been put in its place.
  return find(packs[lang], id, lang) ?? find(packs.fi, id, 'fi') ?? found(fi, fi.texts[id], id, 'fi');
}

function find(pack: PartialTextPack, id: InstrumentTextId, lang: Language): FoundText | undefined {
  const text = pack.texts[id];
  return text === undefined ? undefined : found(pack, text, id, lang);
}

const found = (pack: PartialTextPack, text: string, id: InstrumentTextId, lang: Language): FoundText => ({
  text,
  lang,
  status: pack.official.includes(id) ? 'official' : 'proposal',
  version: pack.version,
});
