// How many people were asked, as far as somebody knows it: invitations that were sent and forms that were begun, by
// channel. Its shape and the rules on it. Whose it is and which month stands in the address, not here.
import * as z from 'zod';
import { faultLimit } from './check-in-context.ts';
import { collectionChannels } from './code-lists/index.ts';
import { schemaVersion } from './instrument.ts';
import { type Fault, jsonPointer, type ProblemCode } from './problem.ts';

/** What may be known of who was asked (R141): each is a count of people, and holds nobody's data. */
export const askedKinds = ['invited', 'started'] as const;
export type AskedKind = (typeof askedKinds)[number];

/** Most people of one unit, month and channel: more is a slip of the pen. */
export const askedLimit = 100_000;

// Whether a number is a count is a rule below, so that a half and a negative one are told apart.
const count = z.number().meta({ type: 'integer', minimum: 0, maximum: askedLimit });

const channel = z.strictObject({
  collectionChannel: z.enum(collectionChannels).exactOptional().meta({
    description:
      'Through which feedback came, or would have. Without it the numbers are of all channels together, and the only ones',
  }),
  invited: count.exactOptional().meta({
    description: 'People who were invited: by text message, e-mail, letter or in person',
  }),
  started: count.exactOptional().meta({
    description: 'People who began to answer: on a device, who touched the form',
  }),
});

const asked = z.strictObject({
  schema: z.literal(schemaVersion),
  channels: z.array(channel).meta({
    description:
      'Each channel at most once, with the numbers that are known; what is not there is not known. None withdraws what stood there',
  }),
});

/** How many were asked at one unit in one month, as far as it is known. */
export type Asked = z.infer<typeof asked>;
export type AskedOfChannel = Asked['channels'][number];

/** Strict, so an unknown key is an error. `readAsked` holds the numbers against each other. */
export const askedSchema: z.ZodType<Asked> = asked;

export type ReadAsked =
  | { readonly asked: Asked; readonly faults?: never }
  | { readonly asked?: never; readonly faults: readonly [Fault, ...Fault[]] };

/** Reads an unknown value: every fault with its place, or the numbers with channels in one order, so that what says the same is the same. */
export function readAsked(input: unknown): ReadAsked {
  const result = asked.safeParse(input, { reportInput: true });
  const found = result.success ? rulesOn(result.data) : result.error.issues.flatMap(faultsOf);
  const [first, ...rest] = found.slice(0, faultLimit);
  if (first) return { faults: [first, ...rest] };
  if (!result.success) return { faults: [{ code: 'wrong-type', pointer: '' }] };
  const nameOf = ({ collectionChannel }: AskedOfChannel) => collectionChannel ?? '';
  const channels = result.data.channels.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  return { asked: { ...result.data, channels } };
}

function rulesOn({ channels }: Asked): Fault[] {
  return channels.flatMap((one, index) => {
    const at = (code: ProblemCode, field: string): Fault => ({
      code,
      pointer: jsonPointer(['channels', index, field]),
    });
    const { collectionChannel } = one;
    const isRepeated = channels.findIndex((other) => other.collectionChannel === collectionChannel) < index;
    const known = askedKinds.flatMap((kind) => (one[kind] === undefined ? [] : [[kind, one[kind]] as const]));
    return [
      // Numbers of all channels leave no room for one: it would count twice.
      ...(collectionChannel === undefined && channels.length > 1
        ? [at('missing-field', 'collectionChannel')]
        : isRepeated
          ? [at('value-repeated', 'collectionChannel')]
          : []),
      ...(known.length === 0 ? [at('missing-field', askedKinds[0])] : []),
      ...known.flatMap(([kind, n]) => {
        if (!Number.isInteger(n)) return [at('value-not-integer', kind)];
        return n < 0 || n > askedLimit ? [at('value-out-of-range', kind)] : [];
      }),
    ];
  });
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
