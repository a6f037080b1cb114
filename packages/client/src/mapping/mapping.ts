// The mapping: which column of somebody's file is which field or item of the record. A person writes it as JSON, or has
// `palaute map` propose it. Its shape stands here; whether it fits a file is found out in plan.ts.
import { type ItemKind, itemKinds } from '@palaute/schema';
import * as z from 'zod';
import { tidyName } from '../files/index.ts';

/** Version of the mapping's own shape. */
export const mappingVersion = 1;

const value = z.union([z.string(), z.number(), z.boolean()]);
const name = z.string().min(1);

/** Orders of day, month and year that a column's dates may have; `excel` is Excel's number of a day. */
export const dateOrders = ['D.M.YYYY', 'YYYY-MM-DD', 'D/M/YYYY', 'M/D/YYYY', 'YYYYMMDD', 'excel'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** What one column is. */
export interface ColumnMapping {
  /** Name of the field or item, as the collector's CSV names its columns. */
  readonly to: string;
  /** How an organisation's own item is answered. */
  readonly kind?: ItemKind | undefined;
  /** What a cell's words mean. A reason for absence has a dash before it: `-dont-know`. */
  readonly values?: Readonly<Record<string, string | number | boolean>> | undefined;
  /** @default the Finnish one and ISO 8601 */
  readonly date?: DateOrder | undefined;
  /** What an empty cell of an item means. @default 'skipped' */
  readonly empty?: 'skipped' | 'not-shown' | undefined;
  /** Separates several values in one cell. @default ';' or '|' or a line end */
  readonly separator?: string | undefined;
}

/** A mapping as it is written. */
export interface MappingFile {
  readonly palauteMapping: 1;
  /** Fields that are the same in every row. */
  readonly constants?: Readonly<Record<string, string>> | undefined;
  /** By the name of the column in the file; a text alone is its `to`. */
  readonly columns?: Readonly<Record<string, string | ColumnMapping>> | undefined;
  /** Columns that together tell rows apart: ids are made of them. */
  readonly key?: readonly string[] | undefined;
  /** Columns that are left out. */
  readonly ignore?: readonly string[] | undefined;
  /** Left by `palaute map`: what a person has yet to decide. */
  readonly unknown?: readonly unknown[] | undefined;
}

// Written beside their types, which declarations of this package must name (ADR 0031); the compiler holds them equal.
const column: z.ZodType<ColumnMapping> = z.strictObject({
  to: name,
  kind: z.enum(itemKinds).optional(),
  values: z.record(z.string(), value).optional(),
  date: z.enum(dateOrders).optional(),
  empty: z.enum(['skipped', 'not-shown']).optional(),
  separator: z.string().min(1).optional(),
});

const mappingShape: z.ZodType<MappingFile> = z.strictObject({
  palauteMapping: z.literal(mappingVersion),
  constants: z.record(z.string(), z.string()).optional(),
  columns: z.record(z.string(), z.union([name, column])).optional(),
  key: z.array(name).optional(),
  ignore: z.array(name).optional(),
  unknown: z.array(z.unknown()).optional(),
});

/** A mapping as it is used: each column in its long form. */
export interface Mapping {
  readonly constants: Readonly<Record<string, string>>;
  readonly columns: ReadonlyMap<string, ColumnMapping>;
  readonly key: readonly string[];
  readonly ignore: readonly string[];
  readonly undecided: number;
}

/** What is wrong with a mapping's shape, and where: `columns.NPS.to`. */
export interface MappingFault {
  readonly code: 'mapping-unknown-key' | 'mapping-missing' | 'mapping-value';
  readonly at: string;
}

export type ReadMapping =
  | { readonly mapping: Mapping; readonly faults?: never }
  | { readonly mapping?: never; readonly faults: readonly MappingFault[] };

export const emptyMapping: Mapping = {
  constants: {},
  columns: new Map(),
  key: [],
  ignore: [],
  undecided: 0,
};

export function readMapping(input: unknown): ReadMapping {
  const result = mappingShape.safeParse(input, { reportInput: true });
  if (!result.success) return { faults: result.error.issues.flatMap((issue) => faultsOf(issue)) };
  const { constants = {}, columns = {}, key = [], ignore = [], unknown = [] } = result.data;
  return {
    mapping: {
      constants,
      columns: new Map(
        Object.entries(columns).map(([from, to]) => [tidyName(from), typeof to === 'string' ? { to } : to]),
      ),
      key: key.map(tidyName),
      ignore: ignore.map(tidyName),
      undecided: unknown.length,
    },
  };
}

/** zod's issues without zod's words; of a union's branches the one that got furthest. */
function faultsOf(issue: z.core.$ZodIssue, path: readonly PropertyKey[] = []): MappingFault[] {
  const at = [...path, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ code: 'mapping-unknown-key', at: [...at, key].join('.') }));
  }
  if (issue.code === 'invalid_union' && typeof issue.input === 'object') {
    const furthest = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0] ?? [];
    return furthest.flatMap((inner) => faultsOf(inner, at));
  }
  return [{ code: issue.input === undefined ? 'mapping-missing' : 'mapping-value', at: at.join('.') }];
}

const depth = (issues: readonly z.core.$ZodIssue[]): number =>
  Math.max(0, ...issues.map(({ path, code }) => path.length + (code === 'unrecognized_keys' ? 1 : 0)));
