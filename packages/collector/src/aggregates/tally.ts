// Counts that a provider reported, as the rows that counters would have become of the same feedbacks. Pure.
import { type Aggregate, type AggregateItem, nationalKind, scales } from '@palaute/schema';
import { chosen, feedbackItem } from '../feedback/row.ts';

/** One counter: how many of a channel gave one answer to one item. */
export interface AggregateTally {
  readonly channel: string;
  readonly item: string;
  readonly answer: string;
  /** Whether it counts people: the options of a `multi` are counted beside the people who chose them. */
  readonly answered: boolean;
  readonly n: number;
}

/**
 * The answer `feedback` of a feedback that came as a count. An answer of its own, so that how many there are shows only
 * where that tells no small group apart.
 */
export const countedOnly = 'aggregated';

/** What nobody gave is in no row. */
export function tallyOf({ channels }: Pick<Aggregate, 'channels'>): AggregateTally[] {
  return channels
    .flatMap(({ collectionChannel, feedback, items }) => [
      { channel: collectionChannel, item: feedbackItem, answer: countedOnly, answered: true, n: feedback },
      ...items.flatMap((item) =>
        answersOf(item).map((answer) => ({ channel: collectionChannel, item: item.item, ...answer })),
      ),
    ])
    .filter(({ n }) => n > 0);
}

function answersOf({ item, n, counts }: AggregateItem): Omit<AggregateTally, 'channel' | 'item'>[] {
  if (!Array.isArray(counts)) {
    const given = Object.entries(counts);
    if (n === undefined) return given.map(([answer, of]) => ({ answer, answered: true, n: of }));
    return [
      { answer: 'given', answered: true, n },
      ...given.map(([option, of]) => ({ answer: chosen(option), answered: false, n: of })),
    ];
  }
  // A list of one is a text's; an own item with a scale is a statement's.
  if (counts.length === 1) return [{ answer: 'given', answered: true, n: counts[0] ?? 0 }];
  const { min } = nationalKind(item) === 'nps' ? scales.nps : scales.likert;
  return counts.map((of, index) => ({ answer: String(index + min), answered: true, n: of }));
}
