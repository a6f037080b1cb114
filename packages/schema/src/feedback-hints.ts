// What JSON Schema can be told of the rules that the record's schema runs as functions: they are added to the schema
// as metadata, for validators in other languages. A hint refuses nothing of a record in the form in which it is kept
// (held by property tests). Patterns are written for every dialect: no look-around, no `\d`, no `\s`.
import { generalSet, optionPattern, scales, shownLimit, statementIds, textLimit } from './instrument.ts';
import { lineLimits, type TokenRule } from './text-rules.ts';

/** In some languages `$` also matches before a line feed at the end, which a value read off a file often has. */
const oneLine = { not: { pattern: '\\n' } };

/** JSON Schema's `if` and `then`. */
export const when = (condition: object, keywords: object): { if: object; then: object } => ({
  if: condition,
  // oxlint-disable-next-line unicorn/no-thenable -- a keyword, and nobody awaits a schema
  then: keywords,
});

const hex = '[0-9A-Fa-f]';

export const idHint = {
  format: 'uuid',
  pattern: `^${hex}{8}-${hex}{4}-[45]${hex}{3}-[89ABab]${hex}{3}-${hex}{12}$`,
  maxLength: 36,
};

const arc = '(?:0|[1-9][0-9]{0,9})';
const register = `1\\.2\\.246\\.10\\.[1-9][0-9]{5,7}\\.10(?:\\.${arc}){1,9}$`;

export const bareOidHint = { pattern: `^${register}`, ...oneLine };

/** As the record takes it: `urn:oid:` in front, in letters of any case, is taken off. */
export const oidHint = { pattern: `^(?:[Uu][Rr][Nn]:[Oo][Ii][Dd]:)?${register}`, ...oneLine };

/** From 2000-01-01 on; that a month has the day is for `format`, where a validator looks at it. */
export const dayHint = {
  format: 'date',
  pattern: '^[2-9][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$',
  maxLength: 10,
};

export const tokenHint = ({ longest, pattern }: TokenRule) => ({
  maxLength: longest,
  pattern: pattern.source,
  ...oneLine,
});

/** Blanks and control characters: what is taken off a text before it is looked at. */
const blank =
  '\\u0000-\\u0020\\u007f-\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff';

/** A user-perceived character is one or more code points: eight of each are too many whatever they make up. */
export const textHint = { pattern: `[^${blank}]`, maxLength: textLimit * 8 };

export const nameHint = { pattern: `[^${blank}]`, maxLength: lineLimits.name };

const mailbox = `[^@${blank}]+`;

export const emailHint = {
  pattern: `^${mailbox}@${mailbox}\\.${mailbox}$`,
  ...oneLine,
  maxLength: lineLimits.email,
};

export const phoneHint = { pattern: '^\\+?[0-9 ()-]{5,}$', ...oneLine, maxLength: lineLimits.phone };

export const ownItemHint = { pattern: '^[a-z][a-z0-9-]{1,39}:[a-z][a-z0-9-]{0,59}$', ...oneLine };

export const itemHint = { anyOf: [{ enum: generalSet }, ownItemHint] };

export const optionHint = { pattern: optionPattern.source, ...oneLine };

/** Different values, at least one. */
export const severalHint = { minItems: 1, uniqueItems: true };

export const shownHint = { minItems: 1, maxItems: shownLimit, uniqueItems: true };

export const answersHint = { maxItems: shownLimit, uniqueItems: true };

export const optionsHint = { minItems: 1, maxItems: shownLimit, uniqueItems: true };

const scale = ({ min, max }: { readonly min: number; readonly max: number }) => ({
  type: 'integer',
  minimum: min,
  maximum: max,
});

/** Of an own item the scale is not known here: both fit into that of the recommendation question. */
export const numberHint = scale(scales.nps);

const valueOf = (item: object, value: object) =>
  when({ properties: { item }, required: ['item'] }, { properties: { value } });

/** Either a value or a reason for its absence, and the value that a national item takes. */
export const answerHint = {
  oneOf: [{ required: ['value'] }, { required: ['missing'] }],
  allOf: [
    valueOf({ const: 'nps' }, scale(scales.nps)),
    valueOf({ enum: statementIds }, scale(scales.likert)),
    valueOf({ const: 'open' }, { type: 'string' }),
  ],
};

const wish = (by: string) =>
  when({ properties: { by: { const: by } }, required: ['by'] }, { required: [by] });

/** A way to reach the person, and the one that is wished for. */
export const contactHint = {
  anyOf: [{ required: ['email'] }, { required: ['phone'] }],
  allOf: [wish('email'), wish('phone')],
};
