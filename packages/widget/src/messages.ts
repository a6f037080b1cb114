import type { TextPack } from '@palaute/schema';

/**
 * Every text of the widget that is not the instrument's. All of it is required: a locale that lacks one does not
 * compile.
 */
export interface Messages {
  readonly heading: string;
  readonly intro: string;
  /** Between a scale and its last option, which is no point of the scale. */
  readonly or: string;
  /** The last option of the recommendation question. */
  readonly preferNot: string;
  /** Label of the free feedback, and what it is for. */
  readonly free: string;
  readonly freeHint: string;
  /** Beside each text field: what not to write. */
  readonly warning: string;
  readonly notComplaint: string;
  readonly send: string;
  readonly sending: string;
  readonly sendAgain: string;
  /** Heading above the list of errors. */
  readonly errors: string;
  /** A text has `count` characters, more than fit. Both numbers are written out for the language. */
  readonly tooLong: Readonly<Record<'open' | 'free', (count: string, limit: string) => string>>;
  readonly failed: Readonly<Record<'heading' | FailureReason, string>>;
  readonly thanks: string;
  readonly received: string;
  readonly reference: string;
  readonly referenceHint: string;
  /** An earlier attempt had been stored after all; what was changed after it has not. */
  readonly earlierStored: string;
  readonly another: string;
}

/**
 * Why sending failed, as a person needs to know it: `connection` no connection; `unconfirmed` perhaps stored,
 * perhaps not; `unavailable` the service cannot store now; `settings` the form's own settings are wrong.
 */
export type FailureReason = 'connection' | 'unconfirmed' | 'unavailable' | 'settings';

/** One language of the widget: the instrument's text pack, untouched, and the widget's own messages. */
export interface Locale {
  readonly pack: TextPack;
  /** Writing direction; the page's own may be another. */
  readonly dir: 'ltr' | 'rtl';
  readonly messages: Messages;
}
