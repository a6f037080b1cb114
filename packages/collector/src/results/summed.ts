// Figures over organisations: of an area, and of the nation. They are sums of what the public sees of each organisation, and
// so tell nothing new. How the organisations are read is the matter of summed-years.ts; groups: summed-breakdown.ts.
import {
  type Figures,
  type Names,
  type Period,
  type Place,
  publicThreshold,
  type SummedBreakdown,
  type SummedResults,
  type SummedTrend,
  wellbeingAreas,
} from '@palaute/schema';
import { Refusal } from '../problems.ts';
import type { Audience } from './audience.ts';
import type { Grouping } from './groups.ts';
import { requireMonth, requirePeriod, trendMonths } from './periods.ts';
import { organisationTree, unknownPlace } from './places.ts';
import type { OrganisationHead } from './read.ts';
import type { FigureReader, OneYear, Reading } from './reading.ts';
import { revisionOf } from './revision.ts';
import { groupedFigures, type GroupedFigures, sumGroups } from './summed-breakdown.ts';
import { type SummedMonth, summedTrendOf } from './summed-trend.ts';
import { SummedYears, type YearOfAll } from './summed-years.ts';
import { coverageOf, sumFigures, summedIn } from './sums.ts';

/** Of which organisations. */
export interface SumPlaceQuery {
  /** Code of a wellbeing services county. @default all organisations */
  readonly area?: string;
}

/** Of which organisations, and when. */
export interface SumQuery extends SumPlaceQuery {
  readonly period: string;
}

/** Groups of which organisations, and when. */
export interface SumBreakdownQuery extends SumQuery {
  readonly by: Grouping;
}

/** Of which organisations, and which months. */
export interface SumTrendQuery extends SumPlaceQuery {
  /** The last of them, `2026-10`. @default the last that is over */
  readonly until?: string;
}

export interface SumReaderOptions {
  readonly figures: Pick<FigureReader, 'year' | 'summedOrganisations' | 'groupsToldFrom'>;
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

interface Summed {
  readonly place: Place;
  /** Of this collector. */
  readonly all: readonly OrganisationHead[];
  /** That are in the sum. */
  readonly organisations: readonly OrganisationHead[];
}

export class SumReader {
  readonly #figures: SumReaderOptions['figures'];
  readonly #now: () => Date;
  readonly #years: SummedYears<Figures>;
  /** Apart: whoever asks for sums of all does not wait for those of groups. */
  readonly #groupYears: SummedYears<GroupedFigures>;

  constructor({ figures, now, patienceMs = 8_000 }: SumReaderOptions) {
    this.#figures = figures;
    this.#now = now;
    const reading = { figures, now, patienceMs };
    this.#years = new SummedYears({
      ...reading,
      figuresOf: figuresOfAll,
    });
    this.#groupYears = new SummedYears({
      ...reading,
      figuresOf: (one, period) => groupedFigures(one.year, period, figuresOfAll(one, period)),
      yearOptions: { withGroups: true },
    });
  }

  /** @throws Refusal `bad-query not-found figures-unavailable` */
  async read({ period: asked, ...query }: SumQuery, audience: Audience): Promise<Reading<SummedResults>> {
    const period = requirePeriod(asked, this.#now());
    const summed = await this.#find(query, audience);
    const year = await this.#years.of(period.id.slice(0, 4), summed.all, audience);
    return year.once(`${nameOf(summed)} ${period.id}`, () => resultsOf(summed, period, year));
  }

  /** By channel or language. @throws Refusal `bad-query not-found figures-unavailable` */
  async breakdown(
    { period: asked, by, ...query }: SumBreakdownQuery,
    audience: Audience,
  ): Promise<Reading<SummedBreakdown>> {
    const period = requirePeriod(asked, this.#now());
    const summed = await this.#find(query, audience);
    const year = await this.#groupYears.of(period.id.slice(0, 4), summed.all, audience);
    const { parts, unread } = partsOf(summed.organisations, period.id, year);
    return readingOf<SummedBreakdown>({
      place: summed.place,
      period: { id: period.id, from: period.from, to: period.to },
      audience: 'public',
      threshold: publicThreshold,
      by,
      ...this.#figures.groupsToldFrom(period, audience),
      groups: sumGroups(by, parts, unread.length),
      unread: unread.map(placeOf),
    });
  }

  /** Thirteen months. @throws Refusal `bad-query not-found figures-unavailable` */
  async trend({ until: asked, ...query }: SumTrendQuery, audience: Audience): Promise<Reading<SummedTrend>> {
    const until = requireMonth(asked, this.#now());
    const months = trendMonths(until);
    const summed = await this.#find(query, audience);
    const [before, after] = await Promise.all(
      [months[0], until].map((month = '') => this.#years.of(month.slice(0, 4), summed.all, audience)),
    );
    if (!before || !after) throw new Error('Thirteen months are of two years.');
    const yearOf = (month: string) => (month.slice(0, 4) === until.slice(0, 4) ? after : before);
    const found = months.map((month) =>
      yearOf(month).once(`month ${nameOf(summed)} ${month}`, () => monthOf(summed, month, yearOf(month))),
    );
    const isUnread = new Set(found.flatMap(({ unread }) => unread.map(({ id }) => id)));
    return readingOf<SummedTrend>({
      place: summed.place,
      audience: 'public',
      threshold: publicThreshold,
      until,
      ...summedTrendOf(found),
      unread: summed.organisations.filter(({ id }) => isUnread.has(id)).map(placeOf),
    });
  }

  async #find({ area }: SumPlaceQuery, audience: Audience): Promise<Summed> {
    const all = await this.#figures.summedOrganisations(audience);
    if (area === undefined) return { place: nation, all, organisations: all };
    const organisations = all.filter((one) => one.area === area);
    if (organisations.length === 0) throw unknownPlace('/area', area, areasOf(all));
    return { place: areaPlace(area), all, organisations };
  }
}

/** Of an organisation as a whole. */
const figuresOfAll = ({ year, once }: OneYear, period: Period): Figures =>
  once(`summed ${period.id}`, () => year.figures(organisationTree(year.organisation), period));

/** The same name, the same sum: organisations come and go, and change their area. */
const nameOf = ({ place, organisations }: Summed): string =>
  [place.kind, place.id, ...organisations.map(({ id }) => id)].join(' ');

const placeOf = ({ id, names }: OrganisationHead): Place => ({ kind: 'organisation', id, names });

/** @throws Refusal `figures-unavailable` when none of the organisations could be read */
function partsOf<T extends object>(
  organisations: readonly OrganisationHead[],
  period: string,
  year: YearOfAll<T>,
): { readonly parts: readonly T[]; readonly unread: readonly OrganisationHead[] } {
  const parts = organisations.map(({ id }) => year.figures(id, period)).filter((part) => part !== undefined);
  const unread = organisations.filter(({ id }) => year.figures(id, period) === undefined);
  if (parts.length === 0 && unread.length > 0) {
    throw new Refusal([{ code: 'figures-unavailable', pointer: '' }]);
  }
  return { parts, unread };
}

function resultsOf(
  { place, organisations }: Summed,
  period: Period,
  year: YearOfAll<Figures>,
): Reading<SummedResults> {
  const { parts, unread } = partsOf(organisations, period.id, year);
  const sum = sumFigures(place, parts);
  return readingOf<SummedResults>({
    period: { id: period.id, from: period.from, to: period.to },
    audience: 'public',
    threshold: publicThreshold,
    ...sum,
    coverage: coverageOf(sum, parts, unread.length),
    parts,
    unread: unread.map(placeOf),
  });
}

function monthOf(
  { place, organisations }: Summed,
  month: string,
  year: YearOfAll<Figures>,
): SummedMonth & { readonly unread: readonly OrganisationHead[] } {
  const { parts, unread } = partsOf(organisations, month, year);
  const sum = sumFigures(place, parts);
  const coverage = coverageOf(sum, parts, unread.length).find(({ item }) => item === 'nps');
  if (!coverage) throw new Error('The recommendation question is in every sum.');
  return {
    period: month,
    nps: sum.nps,
    coverage,
    organisations: summedIn('nps', parts),
    unread,
  };
}

function readingOf<T extends object>(figures: T): Reading<T> {
  const revision = revisionOf(JSON.stringify(figures));
  const told = { ...figures, revision };
  return { told, revision, json: JSON.stringify(told) };
}
