// The years of all organisations that sums are made of. A year is read at once, one organisation after another, and kept for
// as long as it cost. What is summed, and of which of them, is the matter of summed.ts and summed-breakdown.ts.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Period } from '@palaute/schema';
import { Refusal } from '../problems.ts';
import type { Audience } from './audience.ts';
import { begunPeriods } from './periods.ts';
import type { OrganisationHead } from './read.ts';
import type { FigureReader, OneYear, YearOptions } from './reading.ts';
import { reusedFor } from './snapshot.ts';

export interface SummedYearsOptions<T> {
  readonly figures: Pick<FigureReader, 'year'>;
  /** What is kept of a period of an organisation. */
  readonly figuresOf: (one: OneYear, period: Period) => T;
  /** What that needs of a year. */
  readonly yearOptions?: YearOptions;
  readonly now: () => Date;
  /** Nobody waits longer for what is not read yet. */
  readonly patienceMs: number;
}

const keptYears = 4;

interface KeptYear<T> {
  /** As it was read last. */
  last?: YearOfAll<T>;
  /** Being read. */
  next?: YearOfAll<T>;
}

/** Keeps the last years that were asked for. */
export class SummedYears<T> {
  readonly #options: SummedYearsOptions<T>;
  readonly #kept = new Map<string, KeptYear<T>>();
  /** One year is read at a time, so that whoever asks for many does not keep all others from theirs. */
  #turn: Promise<void> = Promise.resolve();

  constructor(options: SummedYearsOptions<T>) {
    this.#options = options;
  }

  /** The year as it was read last, or, where it never was, as far as that has come while somebody waits. */
  async of(
    year: string,
    organisations: readonly OrganisationHead[],
    audience: Audience,
  ): Promise<YearOfAll<T>> {
    const kept = this.#kept.get(year) ?? {};
    this.#kept.set(year, kept);
    if (this.#kept.size > keptYears) this.#kept.delete(this.#kept.keys().next().value ?? '');
    if (kept.last?.isCurrent()) return kept.last;
    const next = (kept.next ??= this.#begin(year, organisations, audience, kept));
    if (kept.last?.isDear()) return kept.last;
    await Promise.race([next.done, sleep(this.#options.patienceMs, undefined, { ref: false })]);
    return next;
  }

  #begin(
    year: string,
    organisations: readonly OrganisationHead[],
    audience: Audience,
    kept: KeptYear<T>,
  ): YearOfAll<T> {
    const periods = begunPeriods(year, this.#options.now()).toSorted(
      (a, b) => a.months.length - b.months.length,
    );
    const before = this.#turn;
    const begun = new YearOfAll<T>(async (found) => {
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
  ): Promise<ReadonlyMap<string, T> | undefined> {
    const { figures: reader, figuresOf, yearOptions } = this.#options;
    try {
      const year = await reader.year(orgId, id, audience, yearOptions);
      const figures = new Map<string, T>();
      for (const period of periods) {
        figures.set(period.id, figuresOf(year, period));
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

type FiguresOfAll<T> = Map<string, ReadonlyMap<string, T>>;

/** Organisation → period → its figures, of one year. */
export class YearOfAll<T> {
  readonly #found: FiguresOfAll<T> = new Map();
  readonly #made = new Map<string, unknown>();
  readonly #startedAt = performance.now();
  #endedAt: number | undefined;
  /** Settles when all are read; never rejects. */
  readonly done: Promise<void>;

  constructor(read: (found: FiguresOfAll<T>) => Promise<void>) {
    this.done = read(this.#found).finally(() => {
      this.#endedAt = performance.now();
    });
  }

  figures(orgId: string, period: string): T | undefined {
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
  once<Made>(name: string, make: () => Made): Made {
    if (this.#endedAt === undefined) return make();
    if (!this.#made.has(name)) this.#made.set(name, make());
    return this.#made.get(name) as Made;
  }

  get #spentMs(): number {
    return (this.#endedAt ?? performance.now()) - this.#startedAt;
  }
}
