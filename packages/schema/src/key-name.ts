// Ids for records that come without one: a system that cannot keep an id of its own names the columns that tell its
// records apart, and the id is made of what stands in them. Pure; the SHA-1 of UUID version 5 is the caller's.
import { bareOid } from './identifiers.ts';
import { jsonPointer } from './json-pointer.ts';
import type { Fault } from './problem.ts';

/** The namespace of OIDs (RFC 9562 §6.6). A unit's namespace is the UUID v5 of its OID in it. */
export const oidNamespace = '6ba7b812-9dad-11d1-80b4-00c04fd430c8';

/** What a unit's namespace is made of: its OID in the bare form. */
export const keyNamespaceName = (unit: string): string => bareOid(unit);

export type KeyName =
  { readonly name: string; readonly fault?: never } | { readonly name?: never; readonly fault: Fault };

/**
 * The name that a record's id is made of: `v5(name, v5(keyNamespaceName(unit), oidNamespace))`. The same record gives the
 * same name whether it comes as JSON or as CSV, whose cells are all texts.
 * @param record as it was read, before anybody has checked it; a nested field or a column may be named with a dot
 * @param columns in the order declared, which is part of the name
 * @returns the name, or the fault of the first column that says nothing or is no single value
 * @example keyName({ event: 'visit-7', service: { code: 'A1' } }, ['event', 'service.code']) // { name: '["visit-7","A1"]' }
 */
export function keyName(record: unknown, columns: readonly string[]): KeyName {
  const values: string[] = [];
  for (const column of columns) {
    const value = valueAt(record, column);
    const pointer = jsonPointer([column]);
    if (value === undefined || value === null || value === '')
      return { fault: { code: 'missing-field', pointer } };
    if (typeof value !== 'string' && typeof value !== 'boolean' && !Number.isFinite(value)) {
      return { fault: { code: 'wrong-type', pointer } };
    }
    values.push(String(value));
  }
  return { name: JSON.stringify(values) };
}

/** A flat record, as a CSV row is, has the dot in its column's name. */
function valueAt(record: unknown, column: string): unknown {
  if (typeof record !== 'object' || record === null) return undefined;
  if (Object.hasOwn(record, column)) return record[column as keyof typeof record];
  const dot = column.indexOf('.');
  const head = column.slice(0, dot);
  return dot > 0 && Object.hasOwn(record, head)
    ? valueAt(record[head as keyof typeof record], column.slice(dot + 1))
    : undefined;
}
