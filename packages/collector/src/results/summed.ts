// Figures over organisations: of an area, and of the nation. They are sums of what the public sees of each organisation, and
// so tell nothing new. A year of all organisations is read at once, one after another, and kept for as long as it cost: then
// any area and period of it is an addition.
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Figures,
  type Names,
  type Period,
  type Place,
  publicThreshold,
  type SummedResults,
  wellbeingAreas,
} from '@palaute/schema';
import { Refusal } from '../problems.ts';
import type { Audience } from './audience.ts';
import { begunPeriods, requirePeriod } from './periods.ts';
import { organisationTree, unknownPlace } from './places.ts';
import type { OrganisationHead } from './read.ts';
import type { FigureReader, Reading } from './reading.ts';
import { revisionOf } from './revision.ts';
import { reusedFor } from './snapshot.ts';
import { coverageOf, sumFigures } from './sums.ts';

/** Of which organisations, and when. */
export interface SumQuery {
  /** Code of a wellbeing services county. @default all organisations */
  readonly area?: string;
  readonly period: string;
}

export interface SumReaderOptions {
  readonly figures: Pick<FigureReader, 'year' | 'summedOrganisations'>;
  readonly now: () => Date;
  /** Nobody waits longer for what is not read yet: it is told as that. @default 8 000 */
  readonly patienceMs?: number;
}

/** All organisations of this collector. */
export const nation: Place = {
  kind: 'nation',
  id: 'FI',
  names: { fi: 'Suomi', sv: 'Finland', en: 'Finland' },
};

/** A wellbeing services county, or Helsinki. */
export function areaPlace(code: string): Place {
  const names: Names = wellbeingAreas.find((area) => area.code === code)?.names ?? { fi: code };
  return { kind: 'area', id: code, names };
}

/** The areas that organisations belong to, by their codes. */
export const areasOf = (organisations: readonly Pick<OrganisationHead, 'area'>[]): Place[] =>
  [...new Set(organisations.flatMap(({ area }) => area ?? []))].toSorted().map(areaPlace);

const keptYears = 4;

interface KeptYear {
  /** As it was read last. */
  last?: YearOfAll;
  /** Being read. */
  next?: YearOfAll;
}

export class SumReader {
  readonly #figures: SumReaderOptions['figures'];
  readonly #now: () => Date;
  readonly #patienceMs: number;
  readonly #kept = new Map<string, KeptYear>();
  /** One year is read at a time, so that whoever asks for many does not keep all others from theirs. */
  #turn: Promise<void> = Promise.resolve();

  constructor({ figures, now, patienceMs = 8_000 }: SumReaderOptions) {
    this.#figures = figures;
    this.#now = now;
    this.#patienceMs = patienceMs;
  }

  /** @throws Refusal `bad-query not-found figures-unavailable` */
  async read({ area, period: asked }: SumQuery, audience: Audience): Promise<Reading<SummedResults>> {
    const period = requirePeriod(asked, this.#now());
    const all = await this.#figures.summedOrganisations(audience);
    const organisations = area === undefined ? all : all.filter((one) => one.area === area);
    if (area !== undefined && organisations.length === 0) throw unknownPlace('/area', area, areasOf(all));
    const year = await this.#year(period.id.slice(0, 4), all, audience);
    return year.once(`${area ?? ''} ${period.id} ${organisations.map(({ id }) => id).join(' ')}`, () =>
      readingOf(area === undefined ? nation : areaPlace(area), period, organisations, year),
    );
  }

  /** The year as it was read last, or, where it never was, as far as that has come while somebody waits. */
  async #year(
    year: string,
    organisations: readonly OrganisationHead[],
    audience: Audience,
  ): Promise<YearOfAll> {
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
class YearOfAll {
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

/** @throws Refusal `figures-unavailable` when none of the organisations could be read */
function readingOf(
  place: Place,
  period: Period,
  organisations: readonly OrganisationHead[],
  year: YearOfAll,
): Reading<SummedResults> {
  const parts = organisations.flatMap(({ id }) => year.figures(id, period.id) ?? []);
  const read = new Set(parts.map((part) => part.place.id));
  const unread = organisations.filter(({ id }) => !read.has(id));
  if (parts.length === 0 && unread.length > 0) {
    throw new Refusal([{ code: 'figures-unavailable', pointer: '' }]);
  }
  const sum = sumFigures(place, parts);
  const figures: SummedResults = {
    period: { id: period.id, from: period.from, to: period.to },
    audience: 'public',
    threshold: publicThreshold,
    ...sum,
    coverage: coverageOf(sum, parts, unread.length),
    parts,
    unread: unread.map(({ id, names }) => ({ kind: 'organisation', id, names })),
  };
  const revision = revisionOf(JSON.stringify(figures));
  const told = { ...figures, revision };
  return { told, revision, json: JSON.stringify(told) };
}
