// The years of all organisations that sums are made of. A year is read at once, one organisation after another, and kept for
// as long as it cost. What is summed, and of which of them, is the matter of summed.ts.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Figures, Period } from '@palaute/schema';
import { Refusal } from '../problems.ts';
import type { Audience } from './audience.ts';
import { begunPeriods } from './periods.ts';
import { organisationTree } from './places.ts';
import type { OrganisationHead } from './read.ts';
import type { FigureReader } from './reading.ts';
import { reusedFor } from './snapshot.ts';

export interface SummedYearsOptions {
  readonly figures: Pick<FigureReader, 'year'>;
  readonly now: () => Date;
  /** Nobody waits longer for what is not read yet. */
  readonly patienceMs: number;
}

const keptYears = 4;

interface KeptYear {
  /** As it was read last. */
  last?: YearOfAll;
  /** Being read. */
  next?: YearOfAll;
}

/** Keeps the last years that were asked for. */
export class SummedYears {
  readonly #figures: SummedYearsOptions['figures'];
  readonly #now: () => Date;
  readonly #patienceMs: number;
  readonly #kept = new Map<string, KeptYear>();
  /** One year is read at a time, so that whoever asks for many does not keep all others from theirs. */
  #turn: Promise<void> = Promise.resolve();

  constructor({ figures, now, patienceMs }: SummedYearsOptions) {
    this.#figures = figures;
    this.#now = now;
    this.#patienceMs = patienceMs;
  }

  /** The year as it was read last, or, where it never was, as far as that has come while somebody waits. */
  async of(year: string, organisations: readonly OrganisationHead[], audience: Audience): Promise<YearOfAll> {
    const kept = this.#kept.get(year) ?? {};
    this.#kept.set(year, kept);
    if (this.#kept.size > keptYears) this.#kept.delete(this.#kept.keys().next().value ?? '');
    if (kept.last?.isCurrent()) return kept.last;
    const next = (kept.next ??= this.#begin(year, organisations, audience, kept));
    if (kept.last?.isDear()) return kept.last;
    await Promise.race([next.done, sleep(this.#patienceMs, undefined, { ref: false })]);
    return next;
  }

  #begin(
    year: string,
    organisations: readonly OrganisationHead[],
    audience: Audience,
    kept: KeptYear,
  ): YearOfAll {
    const periods = begunPeriods(year, this.#now()).toSorted((a, b) => a.months.length - b.months.length);
    const before = this.#turn;
    const begun = new YearOfAll(async (found) => {
      await before;
      for (const { id } of organisations) {
        const figures = await this.#readOne(id, year, periods, audience);
        if (figures) found.set(id, figures);
      }
    });
    this.#turn = begun.done;
    const keep = async () => {
      await begun.done;
      kept.last = begun;
      delete kept.next;
    };
    void keep();
    return begun;
  }

  /** @returns undefined when they cannot be read */
  async #readOne(
    orgId: string,
    id: string,
    periods: readonly Period[],
    audience: Audience,
  ): Promise<ReadonlyMap<string, Figures> | undefined> {
    try {
      const { year, once } = await this.#figures.year(orgId, id, audience);
      const figures = new Map<string, Figures>();
      for (const period of periods) {
        const tree = organisationTree(year.organisation);
        figures.set(
          period.id,
          once(`summed ${period.id}`, () => year.figures(tree, period)),
        );
        // A month of a large organisation takes milliseconds, and feedback comes in meanwhile.
        await new Promise(setImmediate);
      }
      return figures;
    } catch (error) {
      // What is wrong was logged where it was found; the others are told, and that this one is not.
      if (error instanceof Refusal) return undefined;
      audience.log.error({ err: error }, 'figures of an organisation are in no sum');
      return undefined;
    }
  }
}

type FiguresOfAll = Map<string, ReadonlyMap<string, Figures>>;

/** Organisation → period → its figures, of one year. */
export class YearOfAll {
  readonly #found: FiguresOfAll = new Map();
  readonly #made = new Map<string, unknown>();
  readonly #startedAt = performance.now();
  #endedAt: number | undefined;
  /** Settles when all are read; never rejects. */
  readonly done: Promise<void>;

  constructor(read: (found: FiguresOfAll) => Promise<void>) {
    this.done = read(this.#found).finally(() => {
      this.#endedAt = performance.now();
    });
  }

  figures(orgId: string, period: string): Figures | undefined {
    return this.#found.get(orgId)?.get(period);
  }

  isCurrent(): boolean {
    if (this.#endedAt === undefined) return false;
    return performance.now() < this.#endedAt + reusedFor(this.#spentMs);
  }

  /** Whether it is rather told again than waited for. */
  isDear(): boolean {
    return this.#spentMs > 100;
  }

  /** What was made of it before, or what is made now; of a year that is being read, always anew. */
  once<T>(name: string, make: () => T): T {
    if (this.#endedAt === undefined) return make();
    if (!this.#made.has(name)) this.#made.set(name, make());
    return this.#made.get(name) as T;
  }

  get #spentMs(): number {
    return (this.#endedAt ?? performance.now()) - this.#startedAt;
  }
}
