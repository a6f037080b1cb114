// One year of an organisation's counters, taken at one moment. Figures and what withholds them must come from the same
// moment: a figure newer than the decision could give a group away.
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { type Decisions, UndecidedError } from './decisions.ts';
import { type Withholding, withholdingOf } from './lattice.ts';
import { type AnswerCount, type Organisation, readOrganisation, readYear } from './read.ts';

export interface Snapshot {
  readonly organisation: Organisation;
  readonly answers: readonly AnswerCount[];
  /** @param threshold smallest n that shows; 0 shows all. @throws UndecidedError */
  withholding(threshold: number): Promise<Withholding>;
}

interface Kept {
  readonly snapshot: Snapshot;
  isCurrent(): boolean;
}

/**
 * A snapshot is used again for this many times the time that it took to read and decide, so that no number of
 * readers can keep the collector busy with figures: a small organisation's are up to date at once, a huge one's may
 * be a minute old.
 */
const reuseFactor = 5;
const keptSnapshots = 50;

/** Takes snapshots, and keeps each for as long as it cost. */
export class Snapshots {
  readonly #db: Kysely<Tables>;
  readonly #decisions: Decisions;
  readonly #kept = new Map<string, Promise<Kept | undefined>>();

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

  async #take(orgId: string, year: string): Promise<Kept | undefined> {
    const takenAtMs = performance.now();
    const organisation = await readOrganisation(this.#db, orgId);
    if (!organisation) return undefined;
    const answers = await readYear(this.#db, orgId, year);
    let spentMs = performance.now() - takenAtMs;
    let running = 0;
    const { divisions, units } = organisation;
    const decide = async (threshold: number): Promise<Withholding> => {
      running += 1;
      try {
        const decision = await this.#decisions.decide({ divisions, units, year, answers, threshold });
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
    const currentMs = () => takenAtMs + reuseFactor * spentMs - performance.now();
    return {
      snapshot: { organisation, answers, withholding },
      isCurrent: () => running > 0 || currentMs() > 0,
    };
  }
}
