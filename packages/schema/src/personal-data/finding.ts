/** What is looked for in a text. Names, addresses and what somebody tells of their health cannot be found by form. */
export const personalDataKinds = [
  'identity-code',
  'phone',
  'email',
  'iban',
  'health-card',
  'birth-date',
] as const;

export type PersonalDataKind = (typeof personalDataKinds)[number];

/**
 * How sure a finding is: `certain` has a right check character or a form that nothing else has; `likely` has the
 * form alone (a mistyped code, a landline number, a spelt-out address), so a person may know better.
 */
export type Certainty = 'certain' | 'likely';

export interface PersonalDataFinding {
  readonly kind: PersonalDataKind;
  /** UTF-16 offset of its first code unit. */
  readonly start: number;
  /** UTF-16 offset after its last code unit. */
  readonly end: number;
  readonly certainty: Certainty;
}
