// Why a language pack may be refused, each reason with its rule and where the rule comes from. The checks themselves are
// in check-text-pack.ts.

/** Why a pack is refused. The list is closed. */
export type TextPackProblemCode =
  | 'not-json'
  | 'unknown-field'
  | 'missing-field'
  | 'wrong-type'
  | 'unknown-language'
  | 'wrong-direction'
  | 'date-format'
  | 'version-not-newer'
  | 'unknown-text'
  | 'missing-text'
  | 'text-empty'
  | 'text-too-long'
  | 'blank-ends'
  | 'not-normalised'
  | 'control-character'
  | 'other-language'
  | 'value-repeated'
  | 'official-without-text'
  | 'status-lowered'
  | 'national-wording';

const shape = 'the shape of a text pack file, TextPackFile';
const wire = 'Feedback.language and Feedback.textVersion of the record';

/** The rule that a pack breaks, and where the rule comes from. */
export const textPackRules: Readonly<
  Record<TextPackProblemCode, { readonly rule: string; readonly source: string }>
> = {
  'not-json': { rule: 'a pack is a JSON object', source: 'RFC 8259' },
  'unknown-field': { rule: 'a pack has only the fields it is known to have', source: shape },
  'missing-field': { rule: 'a pack names its language, version and source, and holds texts', source: shape },
  'wrong-type': { rule: 'every field has the type it is known to have', source: shape },
  'unknown-language': { rule: 'the language is a tag of the code list, written as there', source: wire },
  'wrong-direction': { rule: 'a language runs one way', source: 'code list of languages' },
  'date-format': { rule: 'a version is a day, YYYY-MM-DD', source: wire },
  'version-not-newer': {
    rule: 'a changed text is a new version, later than the one it replaces',
    source: wire,
  },
  'unknown-text': { rule: 'a pack holds texts of the instrument only', source: shape },
  'missing-text': { rule: 'a pack holds every text of the pack it replaces', source: shape },
  'text-empty': { rule: 'a text has letters or digits', source: shape },
  'text-too-long': { rule: 'a text has at most 500 characters', source: shape },
  'blank-ends': { rule: 'a text begins and ends with something visible', source: shape },
  'not-normalised': { rule: 'a text is in normal form C', source: 'Unicode Standard Annex 15' },
  'control-character': {
    rule: 'a text is one line without control, override or invisible characters',
    source: 'Unicode general categories Cc, Cf, Co, Cs, Zl and Zp',
  },
  'other-language': {
    rule: 'a pack holds texts of its own language',
    source: 'WCAG 3.1.2 Language of Parts',
  },
  'value-repeated': { rule: 'an id stands once in the list of official texts', source: shape },
  'official-without-text': { rule: 'what is official has a text in the pack', source: shape },
  'status-lowered': {
    rule: 'a text that is official stays official',
    source: 'every text is data with provenance, TextPack.official',
  },
  'national-wording': {
    rule: 'R011: the national wording may not be edited',
    source: 'THL’s working group (ASPA), as published by Eksote 2022',
  },
};

/** One reason to refuse a pack. It tells nothing of the pack's texts but single characters. */
export interface TextPackProblem {
  readonly code: TextPackProblemCode;
  /** JSON Pointer (RFC 6901) to what is wrong: `/texts/information`. */
  readonly field: string;
  readonly rule: string;
  /** Where the rule comes from; of the national wording, where that very text does. */
  readonly source: string;
  readonly detail?: string;
}
