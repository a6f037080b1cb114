import type { PersonalDataFinding } from './finding.ts';
import { scan } from './searchable.ts';

/** Finland's in any grouping, the others' in one row or in groups of four, as ISO 13616 prints them. */
const ibanPattern =
  /(^|[^\p{L}\p{N}])(fi(?:[ -]?\d){16}|(?!fi)[a-z]{2}\d\d(?:[ -]?[a-z\d]{4}){2,7}(?:[ -]?[a-z\d]{1,3})?)(?![\p{L}\p{N}])/gu;

const cardPattern = /(^|[^\p{L}\p{N}])(8[ -]?0[ -]?2[ -]?4[ -]?6(?:[ -]?\d){15})(?![\p{L}\p{N}])/gu;

/**
 * Finds account numbers: ISO 13616, 15–34 letters and digits (Finland's 18) that are 1 modulo 97 (ISO/IEC 7064) when
 * the first four go last and A = 10 … Z = 35. Always certain; with a wrong check it is no account and stays.
 */
export const findIbans = (text: string): PersonalDataFinding[] =>
  scan('iban', text, ibanPattern, (match, start) => {
    const written = match[2] ?? '';
    const length = ibanLength(written);
    return length > 0 ? { end: start + length, certainty: 'certain' } : undefined;
  });

/**
 * The length of the longest IBAN that `written` begins with, or 0. Words of up to four letters may have come along,
 * so its last group has a digit.
 */
function ibanLength(written: string): number {
  const shortest = written.startsWith('fi') ? 18 : 15;
  let length = 0;
  let signs = 0;
  let digits = 0;
  let hasDigit = false;
  let head = 0;
  let rest = 0;
  for (let at = 0; at < written.length; at++) {
    const value = Number.parseInt(written[at] ?? '', 36);
    if (Number.isNaN(value)) {
      hasDigit = false;
      continue;
    }
    if (value < 10) {
      digits++;
      hasDigit = true;
    }
    const shift = value > 9 ? 100 : 10;
    if (signs++ < 4) head = head * shift + value;
    else rest = (rest * shift + value) % 97;
    const next = written[at + 1] ?? ' ';
    const isEnd = (next === ' ' || next === '-') && hasDigit && digits > 7 && signs >= shortest;
    // Two letters and two digits go last as six digits.
    if (isEnd && (rest * 1_000_000 + head) % 97 === 1) length = at + 1;
  }
  return length;
}

/**
 * Finds numbers of Finland's European health insurance card: 20 digits, the first 80 (health care, ISO/IEC 7812) and
 * 246 (Finland, ISO 3166-1), in any grouping. With a right Luhn check digit (ISO/IEC 7812-1) certain, else likely:
 * that every card has one is not published.
 */
export const findHealthCards = (text: string): PersonalDataFinding[] =>
  scan('health-card', text, cardPattern, (match, start) => {
    const written = match[2] ?? '';
    return {
      end: start + written.length,
      certainty: hasLuhnDigit(written.replace(/\D/g, '')) ? 'certain' : 'likely',
    };
  });

function hasLuhnDigit(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    // Every second digit from the right, the check digit not among them, counts twice.
    const value = Number(digits[digits.length - 1 - place]) * (1 + (place % 2));
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
