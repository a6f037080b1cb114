// Phone numbers that may be a person's, and what looks like one and is not: order numbers, days, opening hours.

import type { Certainty, PersonalDataFinding } from './finding.ts';
import { type Reading, scan } from './searchable.ts';

/**
 * `+`, `00`, `0` or a bare `358`, and then digits with what people put between them. After a short area code one of
 * the next two groups has three digits: a column of minutes (`05 15 25 35`) is declined at once. Every quantifier is
 * bounded.
 */
const pattern =
  /(^|[^\p{L}\p{N}+]|(?=\+))((?:\+ ?\(?\d|00[ (-]{0,2}[1-9]|0[1-9](?=\d|[ ()./-]{1,4}(?:\d\d?[ ()./-]{1,4})?\d{3})|358)(?:[ ()./-]{0,4}\d){4,16})(?![\p{L}\p{N}])/gu;

/** Without their prefix. Of the areas (02, 03, 05, 06, 08, 09, 013–019) leave out what organisations have. */
const mobile = /^(?=\d{8,10}$)(?:4|50)/;
const landline = /^(?=\d{6,9}$)(?!20|29|3[09]|50|60|80)(?:1[3-9]|[235689])/;

const phoneWord = /(?:puh|tel|soit|ring|call|phone|mobil|gsm|känny)[^\d[\]\0]{0,20}$/;
const orderWord =
  /(?:tilau|viit|lasku|diaar|dnro|order|faktur|ref|invoic|beställ|ärend|resept|recept)\p{L}{0,16}[ :.#-]{0,3}(?:(?:nro|nr|no|number|on|oli|är|var|is|was)[ :.]{0,2}){0,2}$/u;
/** `05 11 2026`, `05112026`, `03-2024 …`: days and months. */
const dayForm = /^0\d[ -]*(?:[01]\d[ -]*)?(?:19|20)\d\d(?!\d)/;
/** `0430-0530`, perhaps with the day of the month after it. */
const hoursForm = /^0\d[0-5]\d ?- ?[0-2]\d[0-5]\d(?: \d\d?)?$/;

/**
 * Finds phone numbers by Finland's numbering plan (Traficom's regulation 32): prefix `+358`, `00358`, `358` or `0`.
 * Short numbers (112, 116 117), service numbers (0600, 0700, 0800) and the national numbers of organisations (010,
 * 020, 029, 030, 039, 071, 073, 075) are not a person's and are left.
 *
 * - Mobile (04x, 050) and every number with `+`: certain. Other countries': 9–15 digits (E.164).
 * - Landline: likely, for most that people tell are a switchboard's. Its area code stands apart, or it is 9–10 digits
 *   in a row, or a word such as `puh.` stands before it.
 * - Digits in a row after a word such as `tilausnumero` are an order's; days and opening hours are what they are.
 */
export const findPhones = (text: string): PersonalDataFinding[] =>
  scan('phone', text, pattern, ([, , run = ''], start) => {
    let reading: Reading | undefined;
    let digits = '';
    let group = '';
    let first = '';
    let longest = 0;
    for (let at = 0; at < run.length; at++) {
      const char = run[at] ?? '';
      if (!isDigit(char)) continue;
      // What follows a full number is another number: `040 1234567 10 minuuttia`.
      if (group === '' && digits.length >= 9 && digits.length >= fullLength(digits, run[0] === '+')) break;
      digits += char;
      group += char;
      if (isDigit(run[at + 1])) continue;
      if (first === '') first = group;
      else longest = Math.max(longest, group.length);
      group = '';
      if (digits.length < 7) continue;
      const written = run.slice(0, at + 1);
      const certainty = judge({ written, digits, first, longest, text, start });
      if (certainty)
        reading = { start: openingOf(written, text, start), end: start + written.length, certainty };
    }
    return reading;
  });

const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';

/** The beginning of a run, as far as the end of one of its groups of digits. */
interface Candidate {
  readonly written: string;
  readonly digits: string;
  readonly first: string;
  /** Digits in the longest group after the first. */
  readonly longest: number;
  readonly text: string;
  readonly start: number;
}

function judge(candidate: Candidate): Certainty | undefined {
  const { written, digits } = candidate;
  const hasPlus = written[0] === '+' && digits[0] !== '0';
  if (hasPlus || /^00|^3/.test(digits)) return judgeInternational(candidate, hasPlus);
  const national = digits.slice(1);
  const certainty = mobile.test(national)
    ? isMobileForm(candidate) && 'certain'
    : landline.test(national) && isLandlineForm(candidate) && 'likely';
  return certainty && !(candidate.longest === 0 && isOrder(candidate)) ? certainty : undefined;
}

/** `+358 (0)40 …` is often written, and `358…` too, but only a mobile number is told from other digits then. */
function judgeInternational(candidate: Candidate, hasPlus: boolean): Certainty | undefined {
  const number = candidate.digits.replace(/^00/, '');
  const isBare = !hasPlus && number === candidate.digits;
  if (number.startsWith('358')) {
    const national = number.slice(3).replace(/^0/, '');
    return mobile.test(national) || (!isBare && landline.test(national)) ? 'certain' : undefined;
  }
  if (isBare || !/^\d{9,15}$/.test(number)) return undefined;
  return hasPlus ? 'certain' : isOrder(candidate) ? undefined : 'likely';
}

const before = ({ text, start }: Candidate): string => text.slice(Math.max(0, start - 40), start);

const isOrder = (candidate: Candidate): boolean => orderWord.test(before(candidate));

/** The prefix in one piece; a slash only after it, dots with nothing else: `0451/01.02.03/2024` is a diary number. */
const isMobileForm = ({ written, first }: Candidate): boolean =>
  first.length > 2 && /^\d+(?:\/?[\d ()-]+|[\d.]+)$/.test(written) && !hoursForm.test(written);

function isLandlineForm(candidate: Candidate): boolean {
  const { written, first, longest } = candidate;
  if (!/^[\d ()-]+$/.test(written) || dayForm.test(written)) return false;
  const isForm =
    longest === 0 ? first.length > 8 : longest > 2 && first.length === (first[1] === '1' ? 3 : 2);
  return isForm || phoneWord.test(before(candidate));
}

/** How long a number is at most that began so: 09 123 4567, 040 123 4567, +358 40 123 4567, +46 70 123 45 67. */
function fullLength(digits: string, hasPlus: boolean): number {
  const zeros = digits.startsWith('00') ? 2 : 0;
  if (digits.startsWith('358', zeros)) return zeros + 12;
  if (hasPlus || zeros) return zeros + 11;
  return /^0(?:4|50)/.test(digits) ? 10 : 9;
}

/** An opening bracket before `(09) 123 4567` goes with its closing one. */
function openingOf(written: string, text: string, start: number): number {
  const close = written.indexOf(')');
  const open = written.indexOf('(');
  return text[start - 1] === '(' && close >= 0 && (open < 0 || close < open) ? start - 1 : start;
}
