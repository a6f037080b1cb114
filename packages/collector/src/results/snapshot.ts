// One year of an organisation's counts as it was at one moment, with what of it is withheld. When the next one is taken
// is the matter of snapshots.ts.
import { publicThreshold } from '@palaute/schema';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { AskedYear } from './asked.ts';
import { type AnswerCount, answersOf, type UnitYear } from './answers.ts';
import { type Decisions, UndecidedError } from './decisions.ts';
import { type Withholding, withholdingOf } from './lattice.ts';
import type { Published } from './published.ts';
import type { AskedCount, ChannelCount } from './rates.ts';
import { type Organisation, readSkipped, type SkipCount } from './read.ts';

export interface Snapshot {
  /** With each unit in the division that its figures count in. */
  readonly organisation: Organisation;
  /** The same with each unit where it is now. */
  readonly present: Organisation;
  /** The state of what is published that it tells of; undefined where it tells what is counted now. */
  readonly revision: number | undefined;
  readonly answers: ByUnitAndMonth<AnswerCount>;
  readonly asked: ByUnitAndMonth<AskedCount>;
  /** Feedbacks by channel, of the months that somebody told of; undefined where what is told has no channels. */
  readonly channels: ByUnitAndMonth<ChannelCount> | undefined;
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

/** A snapshot, and for how long it is told. */
export interface Kept {
  readonly snapshot: Snapshot;
  /** Thresholds that are decided: whoever takes its place has them decided too. */
  thresholds(): readonly number[];
  /** What it took to read and decide it. */
  spentMs(): number;
  isCurrent(): boolean;
  /** What it was made of, as it was read last. */
  read(): Read;
  /** Keeps it for as long again: what was read now makes the same of it. */
  keep(read: Read): void;
}

/** What a snapshot is made of. */
export interface Read {
  readonly organisation: Organisation;
  readonly live: readonly UnitYear[];
  /** Undefined where it is not told. */
  readonly published: Published | undefined;
  readonly asked: AskedYear;
  readonly atMs: number;
  readonly spentMs: number;
}

/** What a snapshot tells. */
export interface Content {
  readonly year: string;
  readonly organisation: Organisation;
  readonly counted: readonly UnitYear[];
  /** The state of what is published, where that is told. */
  readonly revision?: number;
  /** The cells that the public was ever told, where it is told no other (shown.ts). */
  readonly among?: string;
  /** What of it is withheld from the public, or why that is not known; else it is decided when it is asked for. */
  readonly decided?: Withholding | UndecidedError;
}

/** What is read later, and who decides. */
export interface SnapshotSources {
  readonly readDb: Kysely<Tables>;
  readonly decisions: Decisions;
}

/**
 * A snapshot is used again for this many times the time that it took to read and decide, so that no number of
 * readers can keep the collector busy with figures: a small organisation's are up to date at once, a huge one's may
 * be a minute old.
 */
const reuseFactor = 5;
/** For how many milliseconds that is told which took so many to make. */
export const reusedFor = (spentMs: number): number => reuseFactor * spentMs;
/** Answers that a snapshot keeps; one is some kilobytes. */
const keptAnswers = 1_000;
/** Makes a snapshot of what was read. */
export function keepSnapshot(
  { readDb, decisions }: SnapshotSources,
  first: Read,
  { year, organisation, counted, revision, among, decided: early }: Content,
): Kept {
  const answers = answersByUnitAndMonth(counted);
  let latest = first;
  let { atMs, spentMs } = first;
  let running = 0;
  const { divisions, units } = organisation;
  const decide = async (threshold: number): Promise<Withholding> => {
    running += 1;
    try {
      const decision = await decisions.decide({
        divisions,
        units,
        year,
        counted,
        threshold,
        ...(among !== undefined && { among }),
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
  if (early) {
    const isRefusal = early instanceof UndecidedError;
    decided.set(publicThreshold, isRefusal ? refused(early) : Promise.resolve(early));
  }
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
    const read = (skips ??= readSkipped(readDb, organisation.id, year).then(byUnitAndMonth));
    try {
      return await read;
    } catch (error) {
      skips = undefined;
      throw error;
    }
  };
  const currentMs = () => atMs + reusedFor(spentMs) - performance.now();
  const made = new Map<string, unknown>();
  const once = <T>(what: string, make: () => T): T => {
    if (made.has(what)) return made.get(what) as T;
    if (made.size >= keptAnswers) made.clear();
    const now = make();
    made.set(what, now);
    return now;
  };
  return {
    snapshot: {
      organisation,
      present: first.organisation,
      revision,
      answers,
      asked: byUnitAndMonth(first.asked.asked),
      channels: first.asked.channels && byUnitAndMonth(first.asked.channels),
      skipped,
      withholding,
      once,
    },
    thresholds: () => [...decided.keys()],
    spentMs: () => spentMs,
    isCurrent: () => running > 0 || currentMs() > 0,
    read: () => latest,
    keep(now) {
      latest = now;
      spentMs = Math.max(spentMs, now.spentMs);
      atMs = performance.now();
    },
  };
}

/** A refusal that perhaps nobody asks for. */
function refused(reason: UndecidedError): Promise<never> {
  const refusing = Promise.reject(reason);
  refusing.catch(() => {});
  return refusing;
}
