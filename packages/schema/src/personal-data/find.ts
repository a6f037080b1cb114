import { findHealthCards, findIbans } from './account.ts';
import { findBirthDates } from './birth-date.ts';
import { findEmails } from './email.ts';
import { type PersonalDataFinding, type PersonalDataKind, personalDataKinds } from './finding.ts';
import { findIdentityCodes } from './identity-code.ts';
import { findPhones } from './phone.ts';
import { searchable, without } from './searchable.ts';

/** In this order: what an earlier one has found the later ones do not see. */
const detectors = [findIdentityCodes, findIbans, findHealthCards, findEmails, findPhones, findBirthDates];

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
  let rest = searchable(text);
  const byStart: Record<number, PersonalDataFinding> = {};
  for (const find of detectors) {
    const findings = find(rest);
    if (findings.length === 0) continue;
    rest = without(rest, findings);
    for (const finding of findings) byStart[finding.start] = finding;
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
  const masked = Object.fromEntries(personalDataKinds.map((kind) => [kind, 0])) as Record<
    PersonalDataKind,
    number
  >;
  let rest = '';
  let from = 0;
  for (const { kind, start, end } of findPersonalData(text)) {
    masked[kind]++;
    rest += text.slice(from, start) + maskToken;
    from = end;
  }
  return { text: rest + text.slice(from), masked };
}
