// What the attack at length found, organisation by organisation, kept in a file so that a long run can be done in parts: a
// line of JSON for each. The parts add up.
import { appendFile, readFile } from 'node:fs/promises';
import type { Findings } from './knowledge.ts';
import type { LearntBetween } from './readings.ts';

export type Size = 'tiny' | 'small' | 'large';

export interface Tally {
  /** Hidden figures; between readings, figures of the year. */
  readonly hidden: number;
  /** Small groups among them, or of those who came. */
  readonly groups: number;
  readonly exact: number;
  readonly small: number;
  readonly large: number;
  readonly alike: number;
  /** Figures that show in two readings and changed by fewer than the threshold. */
  readonly steps: number;
}

export interface Outcome {
  readonly seed: number;
  readonly size: Size;
  readonly refresh: string;
  readonly feedbacks: number;
  /** What was found, by what the reader used. */
  readonly ways: Readonly<Record<string, Tally>>;
  /** Some of the findings, in words. */
  readonly found: readonly string[];
}

const nothing: Tally = { hidden: 0, groups: 0, exact: 0, small: 0, large: 0, alike: 0, steps: 0 };

const plus = (one: Tally, other: Tally): Tally => ({
  hidden: one.hidden + other.hidden,
  groups: one.groups + other.groups,
  exact: one.exact + other.exact,
  small: one.small + other.small,
  large: one.large + other.large,
  alike: one.alike + other.alike,
  steps: one.steps + other.steps,
});

export const tallyOf = ({ tried, groups, exact, small, large, alike }: Findings): Tally => ({
  ...nothing,
  hidden: tried,
  groups,
  exact: exact.length,
  small: small.length,
  large: large.length,
  alike: alike.length,
});

export const tallyBetween = ({ tried, exact, small }: LearntBetween, steps: number): Tally => ({
  ...nothing,
  groups: tried,
  exact: exact.length,
  small: small.length,
  steps,
});

/** Adds up pairs of readings of one organisation. */
export const sumOf = (tallies: readonly Tally[]): Tally => tallies.reduce(plus, nothing);

/** @returns nothing where there is no such file yet */
export async function readOutcomes(file: string | undefined): Promise<Outcome[]> {
  const text = file === undefined ? '' : await readFile(file, 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Outcome);
}

export const writeOutcomes = async (file: string, outcomes: readonly Outcome[]): Promise<void> =>
  appendFile(file, outcomes.map((outcome) => `${JSON.stringify(outcome)}\n`).join(''));

/** A table of everything, by what the reader used. */
export function describeOutcomes(
  outcomes: readonly Outcome[],
): Record<string, Tally & { organisations: number }> {
  const ways = new Set(outcomes.flatMap((outcome) => Object.keys(outcome.ways)));
  return Object.fromEntries(
    [...ways].map((way) => {
      const tallies = outcomes.flatMap((outcome) => outcome.ways[way] ?? []);
      return [way, { organisations: tallies.length, ...sumOf(tallies) }];
    }),
  );
}

/** The public is promised this much; what else is known of is in docs/decisions/0020 and 0037. */
export const isPromiseKept = ({ ways }: Outcome): boolean =>
  Object.entries(ways).every(
    ([way, { exact, small, steps }]) =>
      exact === 0 && steps === 0 && (small === 0 || way.includes('links') || way.startsWith('two readings')),
  );
