// From one record, as it was read, to the row that is stored: its id, where it brings none, and everything that it is
// held against. The same as for one feedback that comes alone (feedback/take.ts), but that a fault is told, not thrown.
import {
  bareOid,
  checkOid,
  type Fault,
  type Feedback,
  keyName,
  keyNamespaceName,
  oidNamespace,
  readFeedback,
} from '@palaute/schema';
import { findPersonalData } from '@palaute/schema/personal-data';
import { v5, validate, version } from 'uuid';
import type { ContactSafe } from '../contacts/safe.ts';
import { type FeedbackRow, rowOf } from '../feedback/row.ts';
import type { Access } from '../keys.ts';
import { Refusal } from '../problems.ts';
import type { Register } from '../registers.ts';
import type { RetentionDays } from '../retention/days.ts';
import { requireRights } from '../rights.ts';
import { fieldColumns, type RawFeedback } from './columns.ts';

/** What a record came to: a row, or what is wrong with it; `id` where one could be read or made. */
type Outcome =
  | { readonly id: string; readonly row: FeedbackRow; readonly faults?: never }
  | {
      readonly id?: string | undefined;
      readonly row?: never;
      readonly faults: readonly [Fault, ...Fault[]];
    };

/** A record that was looked at, and where it stood. */
export type Prepared = Outcome & { readonly line: number };

export interface PrepareOptions {
  readonly access: Access;
  readonly register: Register;
  /** Without it contact details are refused. */
  readonly contacts: ContactSafe | undefined;
  /** Days after which words and contact details are deleted. */
  readonly retention: RetentionDays | undefined;
  /** Columns that ids are made of; none where every record brings its own. */
  readonly keys: readonly string[];
}

/** @param keyCells values of key columns that are no part of the record, where they came apart from it */
export function prepare(
  input: unknown,
  receivedAt: Date,
  options: PrepareOptions,
  keyCells: RawFeedback = {},
): Outcome {
  const { access, register, contacts, retention, keys } = options;
  const { record, given, fault } = withId(input, keys, keyCells);
  if (fault) return { faults: [fault] };
  const ownItem = (item: string) => register.ownItems.get(item);
  const { feedback, faults } = readFeedback(record, { now: receivedAt, ownItem });
  if (!feedback) return { id: readableId(given), faults: withoutMissingId(faults, keys) };
  const { id } = feedback;
  // Where they could not be kept encrypted they are not taken at all (ADR 0019).
  if (feedback.contact && !contacts) {
    return { id, faults: [{ code: 'contact-not-taken', pointer: '/contact' }] };
  }
  try {
    const provider = requireRights(access, register, feedback);
    const sealed =
      feedback.contact && contacts ? contacts.seal(access.orgId, feedback.id, feedback.contact) : null;
    const whole: Feedback =
      provider === feedback.provider ? feedback : { ...feedback, ...(provider && { provider }) };
    const kindOf = (item: string) => ownItem(item)?.kind;
    return { id, row: rowOf(whole, receivedAt, kindOf, sealed, retention) };
  } catch (error) {
    if (error instanceof Refusal) return { id, faults: error.faults };
    throw error;
  }
}

/** Where ids are made, a record whose id could not be made lacks something else. */
function withoutMissingId(
  faults: readonly [Fault, ...Fault[]],
  keys: readonly string[],
): readonly [Fault, ...Fault[]] {
  const [first, ...rest] = keys.length > 0 ? faults.filter(({ pointer }) => pointer !== '/id') : faults;
  return first ? [first, ...rest] : faults;
}

interface Identified {
  readonly record: unknown;
  /** The id that it brought, or that was made; whatever it is. */
  readonly given?: unknown;
  readonly fault?: Fault;
}

/** A record's own id goes before one that could be made. */
function withId(input: unknown, keys: readonly string[], keyCells: RawFeedback): Identified {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return { record: input };
  const given: unknown = 'id' in input ? input.id : undefined;
  const record = withoutKeys(input, keys);
  if (keys.length === 0 || given !== undefined) return { record, given };
  const { name, fault } = keyName({ ...input, ...keyCells }, keys);
  if (fault) return { record, fault };
  if (findPersonalData(name).some(({ kind }) => kind === 'identity-code')) {
    // Whoever has the id could find the code by trying all that there are.
    return { record, fault: { code: 'unknown-value', pointer: `/${keys[0]}` } };
  }
  const unit: unknown = 'unit' in input ? input.unit : undefined;
  // Without a good unit there is no id; the reader tells what is wrong with the unit.
  if (typeof unit !== 'string' || checkOid(bareOid(unit)) !== 'ok') return { record };
  const id = v5(name, namespaceOf(keyNamespaceName(unit)));
  return { record: { ...record, id }, given: id };
}

/** The id in the form in which it is kept. */
function readableId(given: unknown): string | undefined {
  if (typeof given !== 'string' || !validate(given)) return undefined;
  return [4, 5].includes(version(given)) ? given.toLowerCase() : undefined;
}

/** Key columns that are no fields of the record are for its id alone: they are not kept. */
function withoutKeys(input: object, keys: readonly string[]): object {
  const extra = keys.filter((key) => !fieldColumns.includes(key) && Object.hasOwn(input, key));
  if (extra.length === 0) return input;
  return Object.fromEntries(Object.entries(input).filter(([name]) => !extra.includes(name)));
}

const namespaces = new Map<string, string>();

/** Remembered, because a report has few units and many records. */
function namespaceOf(unit: string): string {
  const known = namespaces.get(unit);
  if (known !== undefined) return known;
  if (namespaces.size >= 10_000) namespaces.clear();
  const made = v5(unit, oidNamespace);
  namespaces.set(unit, made);
  return made;
}
