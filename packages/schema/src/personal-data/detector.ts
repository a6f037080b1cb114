// What a detector is, and what all of them have in common. The loop that goes through a text is in `find.ts`.
//
// Three rules keep masking idempotent; every detector keeps them.
// 1. A finding never ends or begins between two letters or digits, but for `+358…` and for a code stuck to a word:
//    what is left outside is whole words.
// 2. Of something that could be shorter or longer the longest part that will do is taken, and a part is judged by
//    itself: nothing becomes a finding because its end was cut off.
// 3. A word that makes a number personal counts only when no finding and no bracket stands between them. What an
//    earlier detector has found reads as a row of closing brackets.

import type { PersonalDataKind } from './finding.ts';

/** A kind, the form it has, and what decides about what has that form. Tuples: names of properties would cost bytes. */
export type Detector = readonly [kind: PersonalDataKind, pattern: RegExp, judge: Judge];

/** How sure a finding is: certain, likely, or none. */
export const certain = 2;
export const likely = 1;
export const none = 0;

/**
 * Judges a run, which is what the form was found in, by itself, by the 60 code units before it and by the groups of
 * its form. A group that took no part is undefined or empty.
 */
export type Judge = (run: string, before: string, ...groups: string[]) => 0 | 1 | 2;

/**
 * The pattern of a form that stands by itself. Its first group is what stands before, for lookbehind would be a syntax
 * error in Safari before 16.4 and take the whole form with it; its second is the run; then come the groups of `form`.
 * `opening` is what a form may begin at in the middle of a word. Quantifiers are bounded, for linear time; only the
 * labels of a domain and the digits of a diary number are not, and few places can reach the same ones.
 */
export const standing = ({ source }: RegExp, opening = '(?=\\+)'): RegExp =>
  new RegExp(`(^|${opening}|[^\\p{L}\\p{N}])(${source})(?![\\p{L}\\p{N}])`, 'gu');
