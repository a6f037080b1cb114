// What a provider reports as counts only: how many gave each answer, at one unit, in one month, through one channel. Its
// shape and the rules on its counts. Whose it is and which month stands in the address, not here.
import * as z from 'zod';
import { faultLimit } from './check-in-context.ts';
import { collectionChannels } from './code-lists/index.ts';
import {
  instrumentVersion,
  isOwnItemId,
  type ItemShape,
  nationalKind,
  scales,
  schemaVersion,
} from './instrument.ts';
import { type Fault, jsonPointer, type ProblemCode } from './problem.ts';

/** Most feedbacks of one unit, month and channel: more is a slip of the pen. */
export const aggregateLimit = 100_000;

// Whether a number is a count is a rule below, so that a half and a negative one are told apart.
const count = z.number().meta({ type: 'integer', minimum: 0, maximum: aggregateLimit });

const item = z.strictObject({
  item: z.string().meta({ description: 'nps, open, a statement, or the organisation’s own item' }),
  n: count.optional().meta({ description: 'Of an item that takes several options: how many answered' }),
  counts: z.union([z.array(count), z.record(z.string(), count)]).meta({
    description:
      'nps: how many gave 0, 1, … 10; a statement: 1, 2, … 5; text: how many answered; own items with options, or yes or no: an object by option, or by true and false',
  }),
});

const channel = z.strictObject({
  collectionChannel: z.enum(collectionChannels),
  feedback: count.meta({ description: 'How many feedbacks came, whatever they answered' }),
  items: z
    .array(item)
    .meta({ description: 'Each item at most once; no item has more answers than feedback' }),
});

const aggregate = z.strictObject({
  schema: z.literal(schemaVersion),
  instrument: z.literal(instrumentVersion),
  channels: z
    .array(channel)
    .meta({ description: 'Each channel at most once; none withdraws what stood there' }),
});

/** Counts of one provider, unit and month. */
export type Aggregate = z.infer<typeof aggregate>;
export type AggregateItem = Aggregate['channels'][number]['items'][number];

/** Strict, so an unknown key is an error. `readAggregate` holds the counts against each other. */
export const aggregateSchema: z.ZodType<Aggregate> = aggregate;

export type ReadAggregate =
  | { readonly aggregate: Aggregate; readonly faults?: never }
  | { readonly aggregate?: never; readonly faults: readonly [Fault, ...Fault[]] };

/**
 * Reads an unknown value as counts: every fault with its place, or the counts with channels and items in one order, so
 * that what says the same is the same.
 * @param ownItem what the organisation's own item takes; `undefined` if it has no such item
 */
export function readAggregate(
  input: unknown,
  ownItem: (item: string) => ItemShape | undefined,
): ReadAggregate {
  const result = aggregate.safeParse(input, { reportInput: true });
  const found = result.success ? rulesOn(result.data, ownItem) : result.error.issues.flatMap(faultsOf);
  const [first, ...rest] = found.slice(0, faultLimit);
  if (first) return { faults: [first, ...rest] };
  if (!result.success) return { faults: [{ code: 'wrong-type', pointer: '' }] };
  const channels = result.data.channels
    .map((one) => ({ ...one, items: one.items.toSorted((a, b) => byName(a.item, b.item)) }))
    .toSorted((a, b) => byName(a.collectionChannel, b.collectionChannel));
  return { aggregate: { ...result.data, channels } };
}

const byName = (a: string, b: string) => (a < b ? -1 : 1);

type Path = readonly (string | number)[];
type Find = (code: ProblemCode, ...path: Path) => void;

function rulesOn({ channels }: Aggregate, ownItem: (item: string) => ItemShape | undefined): Fault[] {
  const faults: Fault[] = [];
  channels.forEach(({ collectionChannel, feedback, items }, index) => {
    const find: Find = (code, ...path) =>
      faults.push({ code, pointer: jsonPointer(['channels', index, ...path]) });
    if (channels.findIndex((one) => one.collectionChannel === collectionChannel) < index) {
      find('value-repeated', 'collectionChannel');
    }
    checkCount(feedback, find, 'feedback');
    items.forEach((one, at) => {
      const findHere: Find = (code, ...path) => find(code, 'items', at, ...path);
      const kind = nationalKind(one.item);
      const shape = kind ? { kind } : isOwnItemId(one.item) ? ownItem(one.item) : undefined;
      if (!shape) return findHere('unknown-item', 'item');
      if (items.findIndex(({ item: other }) => other === one.item) < at) findHere('item-repeated', 'item');
      checkItem(one, shape, feedback, findHere);
    });
  });
  return faults;
}

function checkCount(n: number, find: Find, ...path: Path): boolean {
  const code: ProblemCode | undefined = !Number.isInteger(n)
    ? 'value-not-integer'
    : n < 0 || n > aggregateLimit
      ? 'value-out-of-range'
      : undefined;
  if (code) find(code, ...path);
  return code === undefined;
}

/** So many counts has a list; a kind that is not named has an object by option. */
function lengthOf({ kind }: ItemShape): number | undefined {
  if (kind === 'text') return 1;
  if (kind !== 'nps' && kind !== 'likert') return undefined;
  return scales[kind].max - scales[kind].min + 1;
}

function checkItem({ n, counts }: AggregateItem, shape: ItemShape, feedback: number, find: Find): void {
  const isMulti = shape.kind === 'multi';
  if (!isMulti && n !== undefined) find('unknown-field', 'n');
  if (isMulti && n === undefined) return find('missing-field', 'n');
  const length = lengthOf(shape);
  if (Array.isArray(counts) !== (length !== undefined)) return find('wrong-type', 'counts');
  if (Array.isArray(counts)) {
    if (counts.length < (length ?? 0)) return find('missing-field', 'counts', counts.length);
    if (counts.length > (length ?? 0)) return find('too-many', 'counts');
  }
  const options = shape.kind === 'yes-no' ? ['true', 'false'] : (shape.options ?? []);
  const good = Object.entries(counts).map(([option, given]) => {
    const isKnown = Array.isArray(counts) || options.includes(option);
    if (!isKnown) find('unknown-value', 'counts', option);
    return checkCount(given, find, 'counts', option) && isKnown;
  });
  const given = Object.values(counts);
  const together = given.reduce((sum, one) => sum + one, 0);
  if (isMulti && n !== undefined) {
    if (!checkCount(n, find, 'n')) return;
    if (n > feedback) find('counts-disagree', 'n');
    // Who answered chose one option at least, and none twice.
    else if (good.every(Boolean) && (together < n || given.some((one) => one > n))) {
      find('counts-disagree', 'counts');
    }
  } else if (good.every(Boolean) && together > feedback) find('counts-disagree', 'counts');
}

/** zod's issues in the words of the closed list. */
function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  const at = (code: ProblemCode, path = issue.path): Fault => ({ code, pointer: jsonPointer(path) });
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => at('unknown-field', [...issue.path, key]));
  }
  if (issue.input === undefined) return [at('missing-field')];
  return [at(issue.code === 'invalid_value' ? 'unknown-value' : 'wrong-type')];
}
