// The shape of a language pack: the instrument's texts in one language. Types and ids only, so that a page that loads
// one pack loads nothing else. Where each text comes from is in provenance.ts.
import type { NationalItemId } from '../instrument.ts';

/** Every text of the instrument that a person meets: the items, their scales and the instruction. */
export type InstrumentTextId =
  | NationalItemId
  | 'nps-0'
  | 'nps-10'
  | 'likert-instruction'
  | 'likert-1'
  | 'likert-2'
  | 'likert-3'
  | 'likert-4'
  | 'likert-5'
  | 'no-answer';

/** The ids in the order in which a form shows the texts. */
export const instrumentTextIds: readonly InstrumentTextId[] = [
  'nps',
  'nps-0',
  'nps-10',
  'open',
  'likert-instruction',
  'access',
  'encounter',
  'participation',
  'safety',
  'information',
  'comprehensibility',
  'benefit',
  'likert-1',
  'likert-2',
  'likert-3',
  'likert-4',
  'likert-5',
  'no-answer',
];

/**
 * The instrument's texts in one language. A pack is data with provenance: it is replaced without a code change,
 * and a record tells which pack its person read (`textVersion` and `language`).
 */
export interface TextPack {
  /** BCP 47 language tag of every text in the pack. */
  readonly language: string;
  /** Version of the wording, a date. A changed text is a new version. */
  readonly version: string;
  /**
   * Which way the texts run.
   * @default 'ltr'
   */
  readonly direction?: 'rtl';
  readonly texts: Readonly<Record<InstrumentTextId, string>>;
  /** Ids whose wording is THL's own; every other text is a proposal, an unofficial translation. */
  readonly official: readonly InstrumentTextId[];
}

/**
 * A pack that may lack texts; every `TextPack` is one. What it lacks is read in Finnish, marked as Finnish
 * (`textFor`), and never translated by machine.
 */
export interface PartialTextPack extends Omit<TextPack, 'texts'> {
  readonly texts: Readonly<Partial<Record<InstrumentTextId, string>>>;
}
