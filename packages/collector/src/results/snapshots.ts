// One year of an organisation's counters, taken at one moment. Figures and what withholds them must come from the same
// moment: a figure newer than the decision could give a group away.
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { decideWithholding, type Withholding } from './lattice.ts';
import { type AnswerCount, type Organisation, readOrganisation, readYear } from './read.ts';

export interface Snapshot {
  readonly organisation: Organisation;
  readonly answers: readonly AnswerCount[];
  /** @param threshold smallest n that shows */
  withholding(threshold: number): Withholding;
}

interface Kept {
  readonly snapshot: Snapshot;
  readonly takenAtMs: number;
  spentMs: number;
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
  readonly #kept = new Map<string, Promise<Kept | undefined>>();

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** @returns undefined when there is no such organisation */
  async of(orgId: string, year: string): Promise<Snapshot | undefined> {
    const name = `${orgId} ${year}`;
    const kept = await this.#kept.get(name);
    if (kept && performance.now() < kept.takenAtMs + reuseFactor * kept.spentMs) return kept.snapshot;
    // Whoever asks meanwhile waits for this one.
    const next = this.#take(orgId, year);
    this.#kept.delete(name);
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
    const decided = new Map<number, Withholding>();
    const withholding = (threshold: number): Withholding => {
      const known = decided.get(threshold) ?? decideWithholding(organisation, year, answers, threshold);
      decided.set(threshold, known);
      return (...cell) => {
        const startedAt = performance.now();
        const isWithheld = known(...cell);
        kept.spentMs += performance.now() - startedAt;
        return isWithheld;
      };
    };
    const kept: Kept = {
      snapshot: { organisation, answers, withholding },
      takenAtMs,
      spentMs: performance.now() - takenAtMs,
    };
    return kept;
  }
}
