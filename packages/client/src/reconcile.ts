// Holds what a sender has against what the collector has, by day and unit.
import type { Feedback, Receipts } from '@palaute/schema';
import { bareOid } from '@palaute/schema/rules';

/** What tells a feedback apart and says where and when it counts. */
export interface Sent extends Pick<Feedback, 'id' | 'unit'> {
  /** Day of the service contact. */
  readonly contactOn?: string | undefined;
  /** Day of arrival, from the receipt; needed where there is no day of contact. */
  readonly receivedOn?: string | undefined;
}

/** One unit on one day. */
export interface ReconciledDay {
  readonly day: string;
  /** OID. */
  readonly unit: string;
  readonly sent: number;
  /** In the collector. */
  readonly held: number;
  /** The very same ones: equal numbers of different ones are a difference, too. */
  readonly isSame: boolean;
}

export interface Reconciliation {
  /** `2026-10`. */
  readonly month: string;
  readonly isSame: boolean;
  /** Every unit and day of which either side has something, in order. */
  readonly days: readonly ReconciledDay[];
  /** How many of the sender's have no day at all, and were left out. */
  readonly undated: number;
}

/** Compares a month; what counts in another month is left out. */
export async function reconcile(
  { days }: Receipts,
  month: string,
  sent: Iterable<Sent> | AsyncIterable<Sent>,
): Promise<Reconciliation> {
  const ours = new Map<string, Set<string>>();
  let undated = 0;
  for await (const { id, unit, contactOn, receivedOn } of sent) {
    const day = contactOn ?? receivedOn;
    if (day === undefined) undated += 1;
    if (!day?.startsWith(`${month}-`)) continue;
    const place = `${day} ${bareOid(unit)}`;
    const ids = ours.get(place) ?? new Set();
    ids.add(id.toLowerCase());
    ours.set(place, ids);
  }
  const theirs = new Map<string, { count: number; digest: string }>(
    days.flatMap(({ day, units }) =>
      units.map(({ unit, count, digest }) => [`${day} ${unit}`, { count, digest }] as const),
    ),
  );
  const places = [...new Set<string>([...ours.keys(), ...theirs.keys()])].toSorted();
  const compared = await Promise.all(
    places.map(async (place): Promise<ReconciledDay> => {
      const [day = '', unit = ''] = place.split(' ');
      const ids = ours.get(place) ?? new Set();
      const held = theirs.get(place);
      return {
        day,
        unit,
        sent: ids.size,
        held: held?.count ?? 0,
        isSame: held !== undefined && held.digest === (await digestOf(ids)),
      };
    }),
  );
  return { month, isSame: compared.every(({ isSame }) => isSame), days: compared, undated };
}

/** SHA-256 of the ids in ascending order, joined by a line feed, as `GET /v1/receipts` gives it. */
async function digestOf(ids: ReadonlySet<string>): Promise<string> {
  const bytes = new TextEncoder().encode([...ids].toSorted().join('\n'));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
