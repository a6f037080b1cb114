// What the texts in a record may be, each rule once: the record's schema (zod) and the light check both take it from
// here. No validation library, so that a browser can use it. The shape around the texts does not belong here.
import { isDay } from './calendar.ts';
import { bareOid, checkOid } from './identifiers.ts';
import { textLimit } from './instrument.ts';
import type { ProblemCode } from './problem.ts';
import { isLongerThan, normaliseText } from './text.ts';

/** What one text may be. */
export interface TextRule {
  /** The form in which it is kept. @default as it came */
  readonly keep?: (text: string) => string;
  /** What is wrong with the kept form, if anything is. */
  readonly fault: (text: string) => ProblemCode | undefined;
}

/** A short text for machines. */
export interface TokenRule extends TextRule {
  /** Most UTF-16 code units. */
  readonly longest: number;
  readonly pattern: RegExp;
}

const token = (longest: number, pattern: RegExp): TokenRule => ({
  longest,
  pattern,
  fault: (text) =>
    text.length > longest ? 'text-too-long' : pattern.test(text) ? undefined : 'unknown-value',
});

/** Longest contact details, in UTF-16 code units. */
export const lineLimits = { name: 200, email: 254, phone: 40 } as const;

const line = (longest: number, pattern?: RegExp): TextRule => ({
  keep: (text) => normaliseText(text).replaceAll('\n', ' '),
  fault: (text) => {
    if (text === '') return 'text-empty';
    if (text.length > longest) return 'text-too-long';
    return pattern && !pattern.test(text) ? 'contact-format' : undefined;
  },
});

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** By field; `ownText` is what a person wrote. */
export const textRules = {
  id: {
    keep: (text) => text.toLowerCase(),
    fault: (text) => (idPattern.test(text) ? undefined : 'id-format'),
  },
  oid: {
    keep: bareOid,
    fault: (text) => {
      const verdict = checkOid(text);
      return verdict === 'ok' ? undefined : verdict;
    },
  },
  day: { fault: (text) => (isDay(text) ? undefined : 'date-format') },
  textVersion: token(40, /^[0-9A-Za-z.-]+$/),
  system: token(200, /^[!-~]+$/),
  code: token(60, /^[!-~]+$/),
  event: token(100, /^[0-9A-Za-z._:-]+$/),
  ownText: {
    keep: normaliseText,
    fault: (text) =>
      text === '' ? 'text-empty' : isLongerThan(text, textLimit) ? 'text-too-long' : undefined,
  },
  name: line(lineLimits.name),
  email: line(lineLimits.email, /^[^\s@]+@[^\s@]+\.[^\s@]+$/),
  phone: line(lineLimits.phone, /^\+?[\d ()-]{5,}$/),
} as const satisfies Readonly<Record<string, TextRule>>;
