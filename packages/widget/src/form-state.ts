import type { Delivered } from './delivery.ts';
import type { FailureCode } from './events.ts';
import type { FieldFault } from './record.ts';

/** Where the form is. The answers are no part of it: they stand in the fields, and so survive everything but `sent`. */
export type FormState =
  /** `faults`: the fields that kept the form from being sent. */
  | { readonly name: 'answering'; readonly faults?: ReadonlyMap<string, FieldFault> }
  /** Personal data was found that its person had not been told of. */
  | { readonly name: 'asking' }
  | { readonly name: 'sending' }
  | { readonly name: 'failed'; readonly code: FailureCode }
  | { readonly name: 'sent'; readonly delivered: Delivered; readonly isMasked: boolean };

export const untouched: FormState = { name: 'answering' };
