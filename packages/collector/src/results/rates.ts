// Of those who were asked, how many answered: what of it may be told of a place in a period (ADR 0040). Pure.
//
// It rests on the units' months that a cell is made of. Of one whose feedbacks do not show, only all of them may count,
// and only where no more came than were asked; of one that shows, those of channels whose number is known, where neither
// they nor the rest are few. So what is told is the cell's own feedbacks less what is known of shown months anyway.
import type { AskedKind, CompletionRate, Figures, ResponseRate } from '@palaute/schema';
import { wilsonInterval } from '@palaute/schema/statistics';

/** What is known of who was asked at one unit in one month, told by one. */
export interface AskedCount {
  readonly unitId: string;
  readonly month: string;
  /** Null where the numbers are of all channels together. */
  readonly channel: string | null;
  readonly invited: number | null;
  readonly started: number | null;
}

/** How many feedbacks of one unit's month came through one channel. */
export interface ChannelCount {
  readonly unitId: string;
  readonly month: string;
  readonly channel: string;
  readonly n: number;
}

/** One month of one unit. */
export interface UnitsMonth {
  /** Feedbacks, as they are told to this audience. */
  readonly n: number;
  readonly isShown: boolean;
  readonly asked: readonly AskedCount[];
  /** The same feedbacks by channel; undefined where that is not known of what this audience is told. */
  readonly channels: readonly ChannelCount[] | undefined;
}

interface Part {
  readonly asked: number;
  readonly n: number;
}

/** What a unit's month adds: nothing that is known, or nothing that may be told, which keeps the whole from being told. */
type Finding = Part | 'left-out' | 'may-not-be-told';

/** How many were asked in a cell, and how many of them answered. */
interface Rate extends Part {
  /** Somewhere in it more came than were asked. */
  readonly isOver: boolean;
}

/**
 * @param months every unit's month of a cell whose feedbacks show
 * @param threshold smallest n that shows
 */
export function ratesOf(
  months: readonly UnitsMonth[],
  threshold: number,
): Pick<Figures, 'response' | 'completion'> {
  const response = rateOf('invited', months, threshold);
  const completion = rateOf('started', months, threshold);
  return {
    ...(response && { response: { invited: response.asked, ...shareOf(response) } }),
    ...(completion && { completion: { started: completion.asked, ...shareOf(completion) } }),
  };
}

function rateOf(kind: AskedKind, months: readonly UnitsMonth[], threshold: number): Rate | undefined {
  const rate = { asked: 0, n: 0, isOver: false };
  for (const month of months) {
    const part = partOf(kind, month, threshold);
    if (part === 'may-not-be-told') return undefined;
    if (part === 'left-out') continue;
    rate.asked += part.asked;
    rate.n += part.n;
    rate.isOver ||= part.n > part.asked;
  }
  return rate.asked + rate.n > 0 ? rate : undefined;
}

function partOf(kind: AskedKind, { n, isShown, asked, channels }: UnitsMonth, threshold: number): Finding {
  const told = asked.filter((one) => one[kind] !== null);
  // Nobody's month is left out with nothing lost.
  if (told.length === 0) return n === 0 || isShown ? 'left-out' : 'may-not-be-told';
  const people = told.reduce((sum, one) => sum + (one[kind] ?? 0), 0);
  const known = new Set(told.map(({ channel }) => channel));
  const isOfAll = n === 0 || known.has(null);
  const counted = isOfAll ? n : countedBy(known, channels, n);
  if (counted === n) {
    // Whoever asks how many came takes them for no more than were asked.
    return isShown || n <= people ? { asked: people, n } : 'may-not-be-told';
  }
  if (!isShown) return 'may-not-be-told';
  if (counted === undefined) return 'left-out';
  const ofChannels = (channels ?? []).filter(({ channel }) => known.has(channel)).map((one) => one.n);
  const isFew = (count: number) => count > 0 && count < threshold;
  return [...ofChannels, n - counted].some(isFew) ? 'left-out' : { asked: people, n: counted };
}

/** @returns undefined where the channels are not known, or are those of another moment */
function countedBy(
  known: ReadonlySet<string | null>,
  channels: readonly ChannelCount[] | undefined,
  n: number,
): number | undefined {
  if (!channels || sumOf(channels) !== n) return undefined;
  return sumOf(channels.filter(({ channel }) => known.has(channel)));
}

const sumOf = (counts: readonly { readonly n: number }[]): number =>
  counts.reduce((sum, { n }) => sum + n, 0);

function shareOf({
  asked,
  n,
  isOver,
}: Rate): Pick<ResponseRate & CompletionRate, 'n' | 'share' | 'interval'> {
  if (isOver || asked === 0) return { n, share: null, interval: null };
  return { n, share: n / asked, interval: wilsonInterval(n, asked) };
}
