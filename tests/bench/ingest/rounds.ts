// Contestants in turns: in every round each of them, another one first. The machine is shared, so that what is compared
// must have been measured at the same time, and one figure alone says little.
import type { LoadResult } from './load.ts';

/** What all rounds found of one. */
export interface Measured {
  readonly name: string;
  readonly rounds: readonly LoadResult[];
}

export interface Contender {
  readonly name: string;
  run(): Promise<LoadResult>;
}

/** Round 0 warms everything, and does not count. */
export async function takeTurns(contenders: readonly Contender[], rounds: number): Promise<Measured[]> {
  const found = new Map<Contender, LoadResult[]>(contenders.map((contender) => [contender, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const index of contenders.keys()) {
      const contender = contenders[(index + round) % contenders.length];
      if (!contender) continue;
      const result = await contender.run();
      if (round > 0) found.get(contender)?.push(result);
    }
  }
  return contenders.map((contender) => ({ name: contender.name, rounds: found.get(contender) ?? [] }));
}

/** Middle value; of an even number, the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
}

/** Answers a second. */
export const rateOf = ({ statuses, seconds }: LoadResult): number =>
  Object.values(statuses).reduce((sum, count) => sum + count, 0) / seconds;

export const medianOf = ({ rounds }: Measured, of: (result: LoadResult) => number): number =>
  median(rounds.map(of));

/** How many times `other` in the same round: what disturbed the machine then disturbed both. */
export const ratioOf = (one: Measured, other: Measured, of: (result: LoadResult) => number): number =>
  median(one.rounds.map((result, index) => of(result) / of(other.rounds[index] as LoadResult)));
