// What a language of the widget is: the instrument's text pack, untouched, and the widget's own messages. Texts that only
// some forms need (topics, roles, contact) come with the form's definition, so that no page pays for them in bytes.
import type { FeedbackKind, TextPack } from '@palaute/schema';
import type { PersonalDataKind } from '@palaute/schema/personal-data';

/**
 * Every text of the widget that is not the instrument's. All of it is required: a locale that lacks one does not
 * compile.
 */
export interface Messages {
  /** Also on the button that opens the form in a dialog. */
  readonly heading: string;
  readonly intro: string;
  /** Between a scale and its last option, which is no point of the scale. */
  readonly or: string;
  /** The last option where a person may wish not to tell. */
  readonly preferNot: string;
  readonly yes: string;
  readonly no: string;
  /** Legend of the kinds of feedback; several may be chosen. */
  readonly kinds: string;
  readonly kind: Readonly<Record<FeedbackKind, string>>;
  /** Label of the free feedback. */
  readonly free: string;
  /** Beside each text field: what not to write. */
  readonly warning: string;
  /** Whoever needs help now; `112` and `116 117` in it become links that call. */
  readonly urgent: string;
  readonly notComplaint: string;
  readonly send: string;
  readonly sending: string;
  /** Heading above the list of errors. */
  readonly errors: string;
  /** A text has `count` characters, more than fit. Numbers are written out for the language, here and below. */
  readonly tooLong: (count: string, limit: string) => string;
  readonly left: (count: string) => string;
  readonly found: (what: string) => string;
  readonly data: Readonly<Record<PersonalDataKind, string>>;
  /** An identity code is never sent as it is. */
  readonly masks: string;
  readonly remove: string;
  readonly removed: string;

  readonly failed: Readonly<Record<'heading' | 'kept' | FailureReason, string>>;
  readonly thanks: string;
  readonly reference: string;
  readonly referenceHint: string;
  /** The day by which a reply comes, written out for the language. */
  readonly replyBy: (day: string) => string;
  /** An earlier attempt had been stored after all; what was changed after it has not. */
  readonly earlierStored: string;
  readonly another: string;
  /** On the button that closes the dialog. */
  readonly close: string;
  /** Closing was asked for while something was written. */
  readonly notSent: string;
}

/**
 * Why sending failed, as a person needs to know it: `connection` no connection; `unconfirmed` perhaps stored,
 * perhaps not; `unavailable` the service cannot store now; `settings` the form's own settings are wrong.
 */
export type FailureReason = 'connection' | 'unconfirmed' | 'unavailable' | 'settings';

/** One language of the widget. */
export interface Locale {
  /** The texts that are read; its language and version go into the record. */
  readonly pack: TextPack;
  readonly messages: Messages;
  /** Tag that a page asks by. @default the pack's language */
  readonly tag?: string;
  /** `lang` of the texts. @default the pack's language */
  readonly lang?: string;
  /** Plain wording beside the official one, which may not be edited (R011). */
  readonly plain?: Readonly<Partial<Record<string, string>>>;
}
