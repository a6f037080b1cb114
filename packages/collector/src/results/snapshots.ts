// One year of an organisation's counters, taken at one moment. Figures and what withholds them must come from the same
// moment: a figure newer than the decision could give a group away.
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { type AnswerCount, answersOf, type UnitYear } from './answers.ts';
import { type Decisions, UndecidedError } from './decisions.ts';
import { type Withholding, withholdingOf } from './lattice.ts';
import { type Organisation, readOrganisation, readSkipped, readYear, type SkipCount } from './read.ts';

export interface Snapshot {
  readonly organisation: Organisation;
  readonly answers: ByUnitAndMonth<AnswerCount>;
  /** What was asked and not answered. Read when it is first asked for: the public is never told. */
  skipped(): Promise<ByUnitAndMonth<SkipCount>>;
  /** @param threshold smallest n that shows; 0 shows all. @throws UndecidedError */
  withholding(threshold: number): Promise<Withholding>;
  /** What was made of this snapshot before, by its name, or what is made now: the same figures are asked for often. */
  readonly once: <T>(name: string, make: () => T) => T;
}

export type ByUnitAndMonth<T> = Pick<ReadonlyMap<string, ReadonlyMap<string, readonly T[]>>, 'get'>;

/** Months of units. A unit is read out when it is first asked for: all at once would keep everybody waiting. */
function answersByUnitAndMonth(counted: readonly UnitYear[]): ByUnitAndMonth<AnswerCount> {
  const units = Map.groupBy(counted, ({ unitId }) => unitId);
  const known = new Map<string, ReadonlyMap<string, readonly AnswerCount[]>>();
  const get = (unitId: string) => {
    const written = units.get(unitId);
    const months =
      known.get(unitId) ?? (written && Map.groupBy(written.flatMap(answersOf), ({ month }) => month));
    if (months) known.set(unitId, months);
    return months;
  };
  return { get };
}

/** Months of units, so that a figure costs what it is made of. */
function byUnitAndMonth<T extends { readonly unitId: string; readonly month: string }>(
  counted: readonly T[],
): ByUnitAndMonth<T> {
  const units = Map.groupBy(counted, ({ unitId }) => unitId);
  return new Map([...units].map(([unit, ofUnit]) => [unit, Map.groupBy(ofUnit, ({ month }) => month)]));
}

interface Kept {
  readonly snapshot: Snapshot;
  /** Thresholds that are decided: whoever takes its place has them decided too. */
  thresholds(): readonly number[];
  /** What it took to read and decide it. */
  spentMs(): number;
  isCurrent(): boolean;
  /** Whether what was read now is what it was made of. */
  isOf(read: Read): boolean;
  /** Keeps it for as long again. */
  keep(): void;
}

/** What a snapshot is made of. */
interface Read {
  readonly organisation: Organisation;
  readonly counted: readonly UnitYear[];
  readonly atMs: number;
  readonly spentMs: number;
}

/**
 * A snapshot is used again for this many times the time that it took to read and decide, so that no number of
 * readers can keep the collector busy with figures: a small organisation's are up to date at once, a huge one's may
 * be a minute old.
 */
const reuseFactor = 5;
const keptSnapshots = 50;
/** Answers that a snapshot keeps; one is some kilobytes. */
const keptAnswers = 1_000;
/** Nobody waits for one that takes longer: the old one is told until the new one is decided. */
const waitedForMs = 100;

/** Whether two readings found the same: the database writes the same in the same way. */
const isSame = (one: Omit<Read, 'atMs' | 'spentMs'>, other: Omit<Read, 'atMs' | 'spentMs'>): boolean =>
  JSON.stringify(one.organisation) === JSON.stringify(other.organisation) &&
  one.counted.length === other.counted.length &&
  one.counted.every(({ unitId, counted }, index) => {
    const same = other.counted[index];
    return unitId === same?.unitId && counted === same.counted;
  });

const passUndecided = (error: unknown): void => {
  if (!(error instanceof UndecidedError)) throw error;
};

/** Takes snapshots, and keeps each for as long as it cost. */
export class Snapshots {
  readonly #db: Kysely<Tables>;
  readonly #decisions: Decisions;
  readonly #kept = new Map<string, Promise<Kept | undefined>>();
  readonly #renewed = new Set<string>();

  constructor(db: Kysely<Tables>, decisions: Decisions) {
    this.#db = db;
    this.#decisions = decisions;
  }

  /** @returns undefined when there is no such organisation */
  async of(orgId: string, year: string): Promise<Snapshot | undefined> {
    const name = `${orgId} ${year}`;
    // Whoever asks meanwhile waits for the same one.
    for (let known = this.#kept.get(name); known; known = this.#kept.get(name)) {
      const kept = await known;
      if (kept?.isCurrent()) return kept.snapshot;
      if (kept && kept.spentMs() > waitedForMs) {
        this.#renew(name, orgId, year, kept);
        return kept.snapshot;
      }
      if (known === this.#kept.get(name)) this.#kept.delete(name);
    }
    const next = this.#take(orgId, year);
    if (this.#kept.size >= keptSnapshots) this.#kept.delete(this.#kept.keys().next().value ?? '');
    this.#kept.set(name, next);
    try {
      const taken = await next;
      if (!taken) this.#kept.delete(name);
      return taken?.snapshot;
    } catch (error) {
      this.#kept.delete(name);
      throw error;
    }
  }

  /** Takes the next one behind the back of whoever asks. One that fails is told to whoever asks after it. */
  #renew(name: string, orgId: string, year: string, kept: Kept): void {
    if (this.#renewed.has(name)) return;
    this.#renewed.add(name);
    const renew = async () => {
      const read = await this.#read(orgId, year);
      // Deciding is what costs: the same answers are not decided twice.
      if (read && kept.isOf(read)) return kept.keep();
      const next = read && this.#make(read, year);
      // One that cannot be decided is told as that by the new one.
      for (const threshold of kept.thresholds()) {
        await next?.snapshot.withholding(threshold).catch(passUndecided);
      }
      this.#kept.set(name, Promise.resolve(next));
    };
    void renew()
      .catch(() => this.#kept.delete(name))
      .finally(() => this.#renewed.delete(name));
  }

  async #take(orgId: string, year: string): Promise<Kept | undefined> {
    const read = await this.#read(orgId, year);
    return read && this.#make(read, year);
  }

  async #read(orgId: string, year: string): Promise<Read | undefined> {
    const atMs = performance.now();
    const organisation = await readOrganisation(this.#db, orgId);
    if (!organisation) return undefined;
    const counted = await readYear(this.#db, orgId, year);
    return { organisation, counted, atMs, spentMs: performance.now() - atMs };
  }

  #make({ organisation, counted, ...reading }: Read, year: string): Kept {
    let { atMs, spentMs } = reading;
    const answers = answersByUnitAndMonth(counted);
    let running = 0;
    const { divisions, units } = organisation;
    const decide = async (threshold: number): Promise<Withholding> => {
      running += 1;
      try {
        const decision = await this.#decisions.decide({
          divisions,
          units,
          year,
          counted,
          threshold,
        });
        spentMs += decision.spentMs;
        return withholdingOf(decision.withheld);
      } catch (error) {
        if (!(error instanceof UndecidedError)) throw error;
        spentMs += error.spentMs;
        // What took too long would take as long again: that is not tried before the next snapshot.
        if (error.reason !== 'too-long') decided.delete(threshold);
        throw error;
      } finally {
        running -= 1;
      }
    };
    const decided = new Map<number, Promise<Withholding>>();
    const withholding = async (threshold: number): Promise<Withholding> => {
      if (threshold === 0) return () => false;
      const known = decided.get(threshold) ?? decide(threshold);
      decided.set(threshold, known);
      try {
        return await known;
      } catch (error) {
        if (!(error instanceof UndecidedError) || error.reason !== 'too-long') throw error;
        throw new UndecidedError('too-long', { spentMs: error.spentMs, retryAfterMs: currentMs() });
      }
    };
    let skips: Promise<ByUnitAndMonth<SkipCount>> | undefined;
    const skipped = async (): Promise<ByUnitAndMonth<SkipCount>> => {
      const read = (skips ??= readSkipped(this.#db, organisation.id, year).then(byUnitAndMonth));
      try {
        return await read;
      } catch (error) {
        skips = undefined;
        throw error;
      }
    };
    const currentMs = () => atMs + reuseFactor * spentMs - performance.now();
    const made = new Map<string, unknown>();
    const once = <T>(what: string, make: () => T): T => {
      if (made.has(what)) return made.get(what) as T;
      if (made.size >= keptAnswers) made.clear();
      const now = make();
      made.set(what, now);
      return now;
    };
    return {
      snapshot: { organisation, answers, skipped, withholding, once },
      thresholds: () => [...decided.keys()],
      spentMs: () => spentMs,
      isCurrent: () => running > 0 || currentMs() > 0,
      isOf: (read) => isSame({ organisation, counted }, read),
      keep: () => void (atMs = performance.now()),
    };
  }
}
