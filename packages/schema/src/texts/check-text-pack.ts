// Checks a language pack that is to take the place of one of ours. It keeps the national wording as it is, and lets THL's
// own language versions in without a code change. Whether a source is true it cannot know; it asks that one be named.
import { isDay } from '../calendar.ts';
import { type Language, languageList } from '../code-lists/languages.ts';
import { jsonPointer } from '../problem.ts';
import { fi } from './fi.ts';
import { type TextPacks, textPacks } from './packs.ts';
import { provenance } from './provenance.ts';
import { sv } from './sv.ts';
import { type InstrumentTextId, instrumentTextIds, type PartialTextPack } from './text-pack.ts';
import { textPackRules, type TextPackProblem, type TextPackProblemCode } from './text-pack-rules.ts';

/**
 * A language pack as a JSON file. Texts that it lacks are read in Finnish, so a pack need not hold texts that its
 * source does not have; but it holds at least those of the pack it replaces.
 */
export interface TextPackFile {
  /** A tag of the code list of languages, written as there: `sv`, not `sv-FI`. */
  readonly language: string;
  /** Day of the wording, later than that of the pack it replaces: `2027-01-01`. */
  readonly version: string;
  /** Where the texts come from: publisher, document, day, address. */
  readonly source: string;
  /** Which way the texts run; may be left out. */
  readonly direction?: 'ltr' | 'rtl';
  /**
   * Ids whose wording is THL's own, according to `source`.
   * @default none
   */
  readonly official?: readonly InstrumentTextId[];
  readonly texts: Readonly<Partial<Record<InstrumentTextId, string>>>;
}

/** A pack that passes: today's Swedish proposals, to be overwritten with THL's texts. `JSON.stringify` makes the file. */
export const exampleTextPack: TextPackFile = {
  language: sv.language,
  version: '2027-01-01',
  source: 'Publisher, name of the document, its day, https://example.fi/address',
  official: sv.official,
  texts: sv.texts,
};

export interface TextPackReport {
  /** The pack, ready to use; only when there is no problem. */
  readonly pack?: PartialTextPack;
  /** Where the pack says that its texts come from; with the pack. */
  readonly source?: string;
  readonly problems: readonly TextPackProblem[];
  /** Texts in the pack that are not THL's own wording. */
  readonly unofficial: readonly InstrumentTextId[];
  /** Texts not in the pack: they are read in Finnish. */
  readonly missing: readonly InstrumentTextId[];
}

/**
 * Checks a pack that is to replace the one of its language. Never throws.
 * @param candidate a parsed JSON file, or anything else
 * @param packs the packs in use
 */
export function checkTextPack(candidate: unknown, packs: TextPacks = textPacks): TextPackReport {
  const problems: TextPackProblem[] = [];
  const refuse: Refuse = (code, path, { detail, source } = {}) => {
    const { rule, source: usual } = textPackRules[code];
    problems.push({
      code,
      field: jsonPointer(path),
      rule,
      source: source ?? usual,
      ...(detail && { detail }),
    });
  };

  const fields = fieldsOf(jsonOf(candidate));
  if (!fields) refuse('not-json', []);
  for (const field of fields?.keys() ?? []) {
    if (!knownFields.includes(field)) refuse('unknown-field', [field]);
  }
  const text = (field: string): string | undefined => {
    const value = fields?.get(field);
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (fields) refuse(value === undefined ? 'missing-field' : 'wrong-type', [field]);
    return undefined;
  };

  const tag = text('language');
  const language = languageList.codes.find(({ code }) => code === tag);
  if (tag !== undefined && !language) refuse('unknown-language', ['language']);
  const current = language && packs[language.code];

  const version = text('version');
  if (version !== undefined) {
    if (!isDay(version)) refuse('date-format', ['version']);
    else if (current && version <= current.version) {
      refuse('version-not-newer', ['version'], { detail: `in use: ${current.version}` });
    }
  }
  const source = text('source');
  const direction = fields?.get('direction');
  if (language && direction !== undefined && direction !== language.direction) {
    refuse('wrong-direction', ['direction'], { detail: `${language.code} runs ${language.direction}` });
  }

  const texts = readTexts(fields, refuse);
  const official = readOfficial(fields?.get('official'), texts, refuse);
  if (current) {
    for (const id of instrumentTextIds) {
      if (!texts.has(id) && current.texts[id] !== undefined) refuse('missing-text', ['texts', id]);
    }
    for (const id of current.official) {
      if (texts.has(id) && !official.includes(id)) refuse('status-lowered', ['official'], { detail: id });
    }
    refuseOtherLanguages(language.code, texts, packs, refuse);
  }
  if (language?.code === 'fi') refuseEdits(texts, refuse);

  return {
    ...(problems.length === 0 &&
      language &&
      version !== undefined &&
      source !== undefined && {
        source,
        pack: {
          language: language.code,
          version,
          ...(language.direction === 'rtl' && { direction: language.direction }),
          texts: Object.fromEntries(texts),
          official,
        },
      }),
    problems,
    unofficial: instrumentTextIds.filter((id) => texts.has(id) && !official.includes(id)),
    missing: instrumentTextIds.filter((id) => !texts.has(id)),
  };
}

type Refuse = (
  code: TextPackProblemCode,
  path: readonly PropertyKey[],
  more?: { readonly detail?: string; readonly source?: string },
) => void;

type Texts = ReadonlyMap<InstrumentTextId, string>;

const knownFields: readonly string[] = ['language', 'version', 'source', 'direction', 'official', 'texts'];

const longest = 500;

/** The value as JSON would carry it: getters, cycles and the like are out of the way, or it is nothing. */
function jsonOf(candidate: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(candidate));
  } catch {
    return undefined;
  }
}

/** The members of a JSON object, as a map: a member may be called `__proto__`. */
const fieldsOf = (value: unknown): ReadonlyMap<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value))
    : undefined;

const isTextId = (id: unknown): id is InstrumentTextId =>
  (instrumentTextIds as readonly unknown[]).includes(id);

function readTexts(fields: ReadonlyMap<string, unknown> | undefined, refuse: Refuse): Texts {
  const texts = new Map<InstrumentTextId, string>();
  if (!fields) return texts;
  const members = fieldsOf(fields.get('texts'));
  if (!members) refuse(fields.has('texts') ? 'wrong-type' : 'missing-field', ['texts']);
  else if (members.size === 0) refuse('text-empty', ['texts']);
  for (const [id, text] of members ?? []) {
    const path = ['texts', id];
    if (!isTextId(id)) refuse('unknown-text', path);
    else if (typeof text !== 'string') refuse('wrong-type', path);
    else {
      texts.set(id, text);
      refuseCharacters(text, path, refuse);
    }
  }
  return texts;
}

/** What no line of text holds. Soft hyphen, joiners and direction marks may stand: some languages need them. */
const notText = /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|(?![\u00ad\u061c\u200c-\u200f])\p{Cf}/u;

function refuseCharacters(text: string, path: readonly string[], refuse: Refuse): void {
  const characters = [...text];
  const odd = characters.findIndex((character) => notText.test(character));
  if (odd >= 0)
    refuse('control-character', path, { detail: `character ${odd + 1}: ${name(characters[odd])}` });
  if (!/[\p{L}\p{N}]/u.test(text)) refuse('text-empty', path);
  else if (text.trim() !== text) refuse('blank-ends', path);
  if (text.normalize('NFC') !== text) refuse('not-normalised', path);
  if (characters.length > longest) refuse('text-too-long', path);
}

function readOfficial(value: unknown, texts: Texts, refuse: Refuse): readonly InstrumentTextId[] {
  const ids: InstrumentTextId[] = [];
  if (value === undefined) return ids;
  if (!Array.isArray(value)) {
    refuse('wrong-type', ['official']);
    return ids;
  }
  value.forEach((id: unknown, index) => {
    const path = ['official', index];
    if (!isTextId(id)) return refuse(typeof id === 'string' ? 'unknown-text' : 'wrong-type', path);
    if (ids.includes(id)) return refuse('value-repeated', path);
    if (!texts.has(id)) return refuse('official-without-text', path);
    ids.push(id);
  });
  return ids;
}

/** Finnish and plain Finnish share words, and may. */
const isFinnish = (language: Language): boolean => language === 'fi' || language === 'fi-x-selko';

/** A pack under a wrong tag shows by holding another language's very texts. */
function refuseOtherLanguages(language: Language, texts: Texts, packs: TextPacks, refuse: Refuse): void {
  const others = languageList.codes
    .map(({ code }) => code)
    .filter((other) => other !== language && !(isFinnish(other) && isFinnish(language)));
  for (const [id, text] of texts) {
    const other = others.find((candidate) => packs[candidate].texts[id] === text);
    if (other) refuse('other-language', ['texts', id], { detail: `the very text in ${other}` });
  }
}

/** The national wording is this release's Finnish, whatever pack is in use: another is a new version of the instrument. */
function refuseEdits(texts: Texts, refuse: Refuse): void {
  for (const id of fi.official) {
    const text = texts.get(id);
    if (text === undefined || text === fi.texts[id]) continue;
    const detail = difference([...fi.texts[id]], [...text]);
    refuse('national-wording', ['texts', id], { detail, source: provenance.fi[id].source });
  }
}

/** Where two texts first differ, by character: what looks alike may not be the same. */
function difference(national: readonly string[], here: readonly string[]): string {
  let at = 0;
  while (national[at] === here[at]) at++;
  return `character ${at + 1}: ${name(national[at])} in the national wording, ${name(here[at])} here`;
}

const name = (character: string | undefined): string =>
  character === undefined
    ? 'nothing'
    : `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
