import { textLimit } from '@palaute/schema/instrument';
import type { Delivered } from './delivery.ts';
import type { FailureCode } from './events.ts';
import type { Locale } from './messages.ts';
import type { TextField } from './record.ts';

/** Where the form is. The answers are no part of it: they stand in the fields, and so survive everything but `sent`. */
export type FormState =
  /** `tooLong`: the texts that kept the form from being sent, with their lengths. */
  | { readonly name: 'answering'; readonly tooLong: ReadonlyMap<TextField, number> }
  | { readonly name: 'sending' }
  | { readonly name: 'failed'; readonly code: FailureCode }
  | { readonly name: 'sent'; readonly delivered: Delivered };

export const untouched: FormState = { name: 'answering', tooLong: new Map() };

/** What is wrong with each field, in the person's words. */
export function errorsOf(state: FormState, { pack, messages }: Locale): ReadonlyMap<TextField, string> {
  const errors = new Map<TextField, string>();
  if (state.name !== 'answering') return errors;
  const numbers = new Intl.NumberFormat(pack.language);
  for (const [field, length] of state.tooLong) {
    errors.set(field, messages.tooLong[field](numbers.format(length), numbers.format(textLimit)));
  }
  return errors;
}
