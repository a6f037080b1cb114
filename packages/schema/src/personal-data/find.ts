import { searchable } from './searchable.ts';
import { email } from './email.ts';
import { birthDate } from './birth-date.ts';
import { foreignPhone, landline, mobilePhone } from './phone.ts';
import { identityCode } from './identity-code.ts';
import { healthCard, iban } from './account.ts';
import { certain, type Detector } from './detector.ts';
import type { PersonalDataFinding, PersonalDataKind } from './finding.ts';

/** In this order: what an earlier one has found the later ones do not see. */
const detectors: readonly Detector[] = [
  identityCode,
  iban,
  healthCard,
  email,
  foreignPhone,
  mobilePhone,
  landline,
  birthDate,
];

/** What stands in a masked text for each finding, whatever the language of the text. It is data, never translated. */
export const maskToken = '[poistettu]';

/**
 * Finds what may tell who a person is, by its form: sorted, never overlapping, in time linear in the text. The same
 * in the form (warns while one writes), in a client and in the collector (masks before anything is stored).
 *
 * Names, street addresses and health details have no form and are not found: ask people not to write them.
 *
 * @example findPersonalData('Soittakaa 040 1234567') // [{ kind: 'phone', start: 10, end: 21, certainty: 'certain' }]
 */
export function findPersonalData(text: string): PersonalDataFinding[] {
  const byStart: Record<number, PersonalDataFinding> = {};
  let rest = searchable(text);
  for (const [kind, pattern, judge] of detectors) {
    let read = '';
    for (let match; (match = pattern.exec(rest));) {
      const [, ahead, run, ...groups] = match as unknown as [string, string, string, ...string[]];
      const start = match.index + ahead.length;
      const level = judge(run, rest.substring(start - 60, start), ...groups);
      // What is no finding may hide the beginning of one: the search goes on one code unit later.
      const end = (pattern.lastIndex = start + (level ? run.length : 1));
      if (level) {
        byStart[start] = { kind, start, end, certainty: level === certain ? 'certain' : 'likely' };
        read = (read + rest.slice(read.length, start)).padEnd(end, ']');
      }
    }
    rest = read + rest.slice(read.length);
  }
  // Whole-number keys come in ascending order.
  return Object.values(byStart);
}

export interface MaskedText {
  readonly text: string;
  /** How many findings of each kind were masked. */
  readonly masked: Readonly<Record<PersonalDataKind, number>>;
}

/**
 * The text with `[poistettu]` for every finding, certain or likely, and all else as it was. Masking a masked text
 * changes nothing.
 *
 * @example maskPersonalData('Soittakaa 040 1234567').text // 'Soittakaa [poistettu]'
 */
export function maskPersonalData(text: string): MaskedText {
  const masked = {} as Record<PersonalDataKind, number>;
  for (const [kind] of detectors) masked[kind] = 0;
  let rest = '';
  let from = 0;
  for (const { kind, start, end } of findPersonalData(text)) {
    masked[kind]++;
    rest += text.slice(from, start) + maskToken;
    from = end;
  }
  return { text: rest + text.slice(from), masked };
}
