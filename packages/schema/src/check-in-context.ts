// The rules on a record that is good in itself: what else its reader knows. Shared by the record's own reader and the
// light check.
import { dayInFinland } from './calendar.ts';
import { type AnswerLike, checkAnswers } from './check-answers.ts';
import type { ItemShape } from './instrument.ts';
import { jsonPointer } from './json-pointer.ts';
import type { Fault } from './problem.ts';

/** What a reader of records knows beyond the record. */
export interface ReadContext {
  /** The present; a contact cannot have happened after today in Finland. */
  readonly now: Date;
  /** What the organisation's own item takes, `undefined` if it has no such item. Without it any own item passes. */
  readonly ownItem?: (item: string) => ItemShape | undefined;
}

/** A contact before this is a slip of the pen: the oldest published surveys are of 2020. */
const earliestDay = '2000-01-01';

/** Most faults told of one record: a flood of them helps nobody, and its answer would be larger than the flood. */
export const faultLimit = 50;

/** What the rules on a whole record look at; texts in the form in which they are kept. */
export interface Checked {
  readonly contactOn?: string | undefined;
  readonly shown: readonly string[];
  readonly answers: readonly AnswerLike[];
}

/** Holds the answers against the items. */
export const checkItems = ({ shown, answers }: Checked, ownItem?: ReadContext['ownItem']): Fault[] =>
  checkAnswers(shown, answers, ownItem).map(({ code, path }) => ({ code, pointer: jsonPointer(path) }));

/** What a reader's knowledge says against a record that is good in itself. */
export function checkInContext(checked: Checked, { now, ownItem }: ReadContext): Fault[] {
  const { contactOn = '' } = checked;
  const code =
    contactOn > dayInFinland(now)
      ? 'date-in-future'
      : contactOn && contactOn < earliestDay
        ? 'date-too-early'
        : undefined;
  const faults = code ? [{ code, pointer: '/contactOn' } as const] : [];
  return ownItem ? [...faults, ...checkItems(checked, ownItem)] : faults;
}
