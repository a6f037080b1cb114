// The national instrument as data: what may be asked, of what kind, and in which order.
// No wording (texts/ has it), no validation library: a browser loads this file.

/** Version of the instrument: THL's national customer feedback as published at the end of 2022. */
export const instrumentVersion = 'thl-kap-2022';

/** Version of the record on the wire (`Feedback.schema`). */
export const schemaVersion = '1';

/** The seven national statements, in THL's order (R008). Their wording cannot be edited (R011). */
export const statementIds = [
  'access',
  'encounter',
  'participation',
  'safety',
  'information',
  'comprehensibility',
  'benefit',
] as const;

export type StatementId = (typeof statementIds)[number];

/** What is asked of everybody, always: the recommendation question and the open question (R006, R007). */
export type CoreItemId = 'nps' | 'open';

export type NationalItemId = CoreItemId | StatementId;

/** An organisation's own item, namespaced so that it never meets a national id: `oma-hame:good-feeling`. */
export type OwnItemId = `${string}:${string}`;

export type ItemId = NationalItemId | OwnItemId;

/** How an item is answered: 0–10, 1–5, yes or no, one option, several options, or in one's own words. */
export const itemKinds = ['nps', 'likert', 'yes-no', 'choice', 'multi', 'text'] as const;

export type ItemKind = (typeof itemKinds)[number];

/** What an answer to an item may be: its kind, and the options where it has some. */
export interface ItemShape {
  readonly kind: ItemKind;
  /** Ids of the options of a `choice` or a `multi`. */
  readonly options?: readonly string[];
}

/** The general set, for people of 13 and over, in the order in which it is asked: the same in all channels. */
export const generalSet: readonly NationalItemId[] = ['nps', 'open', ...statementIds];

/** The set of a feedback device in a lobby (R019). */
export const deviceSet: readonly NationalItemId[] = [
  'nps',
  'open',
  'access',
  'information',
  'comprehensibility',
];

/** Why an item has no value. Never a sentinel number: a skip is in no denominator (R081). */
export const missingReasons = [
  'not-shown',
  'skipped',
  'dont-know',
  'prefer-not',
  'not-applicable',
  'interrupted',
] as const;

export type MissingReason = (typeof missingReasons)[number];

/** Lowest and highest value of the kinds that are answered with an integer. */
export const scales = { nps: { min: 0, max: 10 }, likert: { min: 1, max: 5 } } as const;

/** Longest text a person may write into one field, in user-perceived characters (grapheme clusters, UAX #29). */
export const textLimit = 4000;

/** Most items one form may show: 2 core, 7 national, 2 special and the organisation's own (R009, R010). */
export const shownLimit = 30;

/** What free feedback may be about; several may be chosen (R068, the list of Keusote 2020). */
export const feedbackTopics = [
  'availability',
  'usefulness',
  'staff-interaction',
  'involvement',
  'safety',
  'information',
  'confidentiality',
  'continuity',
  'premises',
  'other',
] as const;

export type FeedbackTopic = (typeof feedbackTopics)[number];

/** Id of an option of a `choice` or a `multi`. */
export const optionPattern: RegExp = /^[a-z0-9][a-z0-9-]{0,59}$/;

const ownItemPattern = /^[a-z][a-z0-9-]{1,39}:[a-z][a-z0-9-]{0,59}$/;

export const isOwnItemId = (id: string): id is OwnItemId => ownItemPattern.test(id);

/** The kind of a national item; `undefined` for any other id. */
export function nationalKind(id: string): ItemKind | undefined {
  if (id === 'nps') return 'nps';
  if (id === 'open') return 'text';
  return (statementIds as readonly string[]).includes(id) ? 'likert' : undefined;
}
