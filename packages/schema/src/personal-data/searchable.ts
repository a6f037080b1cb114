// The text as the detectors read it, and the one loop by which they go through it. Nothing here knows a kind.
//
// Three rules keep masking idempotent; every detector keeps them.
// 1. A finding never ends or begins between two letters or digits, but for `+358…` and for a code stuck to a word:
//    what is left outside is whole words.
// 2. Of something that could be shorter or longer the longest part that will do is taken, and a part is judged by
//    itself: nothing becomes a finding because its end was cut off.
// 3. A word that makes a number personal counts only when no finding and no bracket stands between them.

import type { Certainty, PersonalDataFinding, PersonalDataKind } from './finding.ts';

/** Stands for every code unit of a finding, so that the next detector sees neither it nor through it. */
const blank = '\0';

const lower = (letters: string): string => letters.toLowerCase();
const toAscii = (char: string): string => String.fromCharCode(char.charCodeAt(0) - 0xfee0);
const toDigit = (char: string): string => String(char.charCodeAt(0) & 15);

/**
 * The text with one spelling for what is written in many: small letters, `-` for every dash, a space for every blank
 * but the line feed (zero-width ones, soft hyphens and bidi marks too), ASCII for full-width signs and Arabic digits.
 * Every code unit stays in its place, so offsets hold. `İ` would grow in small letters: only A–Z, Å, Ä and Ö change.
 */
export function searchable(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, toAscii)
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, toDigit)
    .replace(/[A-ZÅÄÖ]+/g, lower)
    .replace(/[\u2010-\u2015\u2043\u2212\ufe58\ufe63]/g, '-')
    .replace(/[^\S\n]|[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069]/g, ' ');
}

/** The text with every finding blanked out. */
export function without(text: string, findings: readonly PersonalDataFinding[]): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of findings) {
    rest += text.slice(from, start) + blank.repeat(end - start);
    from = end;
  }
  return rest + text.slice(from);
}

/** What a detector makes of a match: where the finding ends (and begins, when not where the match does). */
export interface Reading {
  readonly start?: number;
  readonly end: number;
  readonly certainty: Certainty;
}

/**
 * Every place where `pattern` matches and `read` agrees. The pattern's first group is what stands before the finding:
 * lookbehind would be a syntax error in Safari before 16.4, and take the whole form with it. Where `read` declines,
 * the search goes on one code unit later; linear as long as a match is of bounded length.
 */
export function scan(
  kind: PersonalDataKind,
  text: string,
  pattern: RegExp,
  read: (match: RegExpExecArray, start: number) => Reading | undefined,
): PersonalDataFinding[] {
  const findings: PersonalDataFinding[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const start = match.index + (match[1]?.length ?? 0);
    const reading = read(match, start);
    if (reading)
      findings.push({ kind, start: reading.start ?? start, end: reading.end, certainty: reading.certainty });
    pattern.lastIndex = reading ? reading.end : start + 1;
  }
  return findings;
}
