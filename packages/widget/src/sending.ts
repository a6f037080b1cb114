// Everything from the press of the button on. Brought in while a person fills the form, so that the form is there sooner.
import { isPalauteError, type PalauteErrorCode } from '@palaute/client/light';

export { Delivery } from './delivery.ts';
export { tooLongTexts, toFeedback } from './record.ts';
export { thankYou } from './thank-you.ts';

/** Why sending failed; `undefined` for a fault of our own. */
export const codeOf = (error: unknown): PalauteErrorCode | undefined =>
  isPalauteError(error) ? error.code : undefined;

/**
 * The text without identity codes in their plain form, for when the part that finds personal data could not be had: it
 * would weigh too much here. What stands instead is its `maskToken`.
 */
export const withoutPlainCodes = (text: string): string =>
  text.replace(/\b\d{6}[-+A-FU-Y]\d{3}[\dA-Y]\b/gi, '[poistettu]');
