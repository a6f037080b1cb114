// Which statements a person is shown, so that results accrue evenly over all of them. Decided by a seed and a
// running number alone; who counts, and where the seed is kept, is the caller's matter.
import { type StatementId, statementIds } from '../instrument.ts';
import { designs, type Orbit, type StatementCount } from './design.ts';
import { below, type Random, randomFrom, shuffled } from './random.ts';

/** Within which exposures are balanced: one service unit and one collection channel. */
export interface Stratum {
  readonly unit: string;
  readonly channel: string;
}

export interface RotationOptions {
  /** How many statements one person is shown. */
  readonly k: StatementCount;
  /**
   * Drawn at random once for each source that counts people by itself (a tablet, a process of a collector) and kept
   * as long as its count, for instance a UUID. Two sources with the same seed, stratum and k show the same sequence.
   */
  readonly seed: string;
  readonly stratum: Stratum;
}

export interface Rotation {
  /**
   * The statements for one person, in the order of display.
   * @param index how many people of this stratum the source has served before: 0, 1, 2 …
   * @throws RangeError when `index` is not a whole number 0…2⁵³−1
   */
  readonly statementsFor: (index: number) => readonly StatementId[];
}

/**
 * Rotates the seven national statements so that all of them accrue evenly (R013), by randomly permuted balanced
 * blocks. Everybody is shown `k`; the others are missing by plan: `not-shown`, in no denominator.
 *
 * Laws, for one source. A round is seven people; a cycle one round, or three when k is 2 or 5.
 * - After every round each statement has been shown k times, and once in each of the k positions.
 * - Inside an open round the most and the least shown differ by at most 2 for k = 3 and 4, by 1 for k = 2, 5 and 6,
 *   by 0 for k = 7. Between any two moments the bound is twice that. Each bound is reached.
 * - After every cycle each pair of statements has been shown together equally often (1, 1, 2, 10, 5, 7 times for
 *   k = 2…7). Inside a cycle pairs differ by at most that.
 * - For k = 2…6 the statements trade places at random in every cycle, so that at any index each set of k statements
 *   and each order are as likely as any other. For k = 7 the instrument's own order stays, from another start for
 *   each person: every statement follows the one before it, except the person's first.
 *
 * Sources need no shared counter: each adds at most its open round's imbalance, at random and around zero. Of 1000
 * people over 50 tablets the most shown leads the least shown by more than 5 % in 2 % of cases (k = 2 and 3; almost
 * never for k = 4…7), of 1500 in none that was tried. A counter that is lost costs no more either: draw a new seed
 * and begin at 0.
 *
 * The choice depends on nothing that the person is or answers: what is missing is missing completely at random
 * (MCAR), so that means of what was answered are unbiased (planned missingness; Gonzalez and Eltinge 2007,
 * "Multiple Matrix Sampling: A Review"). *Exposures* are balanced, and never answers: balancing answers would show a
 * statement that people skip more often than others.
 *
 * @throws RangeError when `k` is not 2…7
 */
export function createRotation({ k, seed, stratum }: RotationOptions): Rotation {
  const orbits = designs[k];
  if (!orbits) throw new RangeError(`k is a whole number 2…7, not ${k}`);
  const peoplePerCycle = orbits.length * statementIds.length;
  return {
    statementsFor: (index) => {
      const { cycle, place } = placeOf(index, peoplePerCycle);
      const random = randomFrom(['statements', k, seed, stratum.unit, stratum.channel, cycle]);
      const labels = k === 7 ? statementIds : shuffled(statementIds, random);
      const blocks = shuffled(orbits, random).flatMap((orbit) =>
        shiftsOf(orbit, random).map((shift) => orbit.base.map((point) => wrapped(labels, point + shift))),
      );
      return wrapped(blocks, place);
    },
  };
}

/** In which order the seven blocks of an orbit come. */
function shiftsOf({ step }: Orbit, random: Random): readonly number[] {
  const shifts = [...statementIds.keys()];
  if (step === undefined) return shuffled(shifts, random);
  const start = below(shifts.length, random);
  return shifts.map((shift) => start + step * shift);
}

export interface ItemRotationOptions<Item> {
  /** Different items, at least one: an organisation's own (R010, R020), which rotate in a list of their own. */
  readonly items: readonly Item[];
  /** How many of them one person is shown: 1…`items.length`. */
  readonly choose: number;
  /** As for the statements; the same seed may serve both. */
  readonly seed: string;
  readonly stratum: Stratum;
}

export interface ItemRotation<Item> {
  /** As `statementsFor`. */
  readonly itemsFor: (index: number) => readonly Item[];
}

/**
 * Rotates any list of items so that all are shown equally often, by dealing a shuffled list round and round.
 *
 * Laws, for m items: at every moment the most and the least shown differ by at most 1 inside a cycle of m people; at
 * its end each item has been shown `choose` times, and once in each position. Pairs are balanced in the long run
 * only. Another list, or another `choose`, is another sequence.
 *
 * @throws RangeError when an item is repeated or `choose` is not 1…`items.length`
 */
export function createItemRotation<Item>(options: ItemRotationOptions<Item>): ItemRotation<Item> {
  const { items, choose, seed, stratum } = options;
  const m = items.length;
  if (new Set(items).size < m) throw new RangeError('An item is in the list twice');
  if (!Number.isInteger(choose) || choose < 1 || choose > m) {
    throw new RangeError(`choose is a whole number 1…${m}, not ${choose}`);
  }
  const decks = greatestCommonDivisor(m, choose);
  return {
    itemsFor: (index) => {
      const { cycle, place } = placeOf(index, m);
      const random = randomFrom(['items', m, choose, seed, stratum.unit, stratum.channel, cycle]);
      const labels = shuffled(items, random);
      // When m and choose share a divisor, the deal comes back to the first item before each has led once: cut by one.
      const start = place * choose + Math.floor((place * decks) / m);
      return Array.from({ length: choose }, (_, position) => wrapped(labels, start + position));
    },
  };
}

function placeOf(index: number, peoplePerCycle: number): { cycle: number; place: number } {
  if (!Number.isSafeInteger(index) || index < 0) {
    throw new RangeError(`index is a whole number from 0 on, not ${index}`);
  }
  const place = index % peoplePerCycle;
  return { cycle: (index - place) / peoplePerCycle, place };
}

const greatestCommonDivisor = (a: number, b: number): number =>
  b === 0 ? a : greatestCommonDivisor(b, a % b);

/** The element at an index that counts on from the start after the end. */
const wrapped = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
