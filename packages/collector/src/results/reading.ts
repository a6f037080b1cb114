// The one place that figures are asked of: for the routes, the feeds and the pages. It withholds, remembers what it
// told, and notes what staff read. How a request names a place and who asks is the caller's matter (query.ts,
// audience.ts).
import {
  type Breakdown,
  dayInFinland,
  type Organisations,
  type Period,
  type Results,
  type Trend,
} from '@palaute/schema';
import type { Kysely } from 'kysely';
import { audit } from '../audit.ts';
import type { Tables } from '../database/tables.ts';
import type { Metrics } from '../metrics.ts';
import type { Audience } from './audience.ts';
import { breakdownDay } from './breakdown.ts';
import { Decisions } from './decisions.ts';
import { GroupReader } from './group-reader.ts';
import { type GroupFigures, type Grouping, groupTrees } from './groups.ts';
import { requireMonth, requirePeriod, trendMonths } from './periods.ts';
import {
  findPlace,
  municipalityTrees,
  organisationTree,
  placeOf,
  type PlaceQuery,
  type PlaceTree,
  serviceTrees,
  unknownPlace,
} from './places.ts';
import {
  type Organisation,
  type OrganisationHead,
  readOrganisation,
  readOrganisationNames,
  readOrganisations,
  readYears,
} from './read.ts';
import type { Refresh } from './refresh.ts';
import { revisionOf } from './revision.ts';
import { type Side, Snapshots } from './snapshots.ts';
import { trendOf } from './trend.ts';
import { refuseUndecided, refuseUnread } from './unavailable.ts';
import { Year } from './year.ts';

export interface FigureReaderOptions {
  /** What readings that are not public are noted in, and what is published. */
  readonly db: Kysely<Tables>;
  /** What everything is read from: perhaps a replica. */
  readonly readDb: Kysely<Tables>;
  readonly metrics: Pick<Metrics, 'deciding'>;
  /** The clock: what has not begun is not asked about. */
  readonly now: () => Date;
  /** How public figures follow what is stored. */
  readonly refresh: Refresh;
}

/** Which figures are asked for. */
export interface FigureQuery extends PlaceQuery {
  /** `2026-04`, `2026-Q2`, `2026-T1` or `2026` */
  readonly period: string;
}

/** Which groups of an organisation are asked for, or of one of its divisions or units. */
export interface BreakdownQuery extends Pick<PlaceQuery, 'organisation' | 'division' | 'unit'> {
  /** As in {@link FigureQuery} */
  readonly period: string;
  readonly by: Grouping;
}

/** Which months are asked for. */
export interface TrendQuery extends PlaceQuery {
  /** The last of them, `2026-10`. @default the last that is over */
  readonly until?: string;
}

/** What is told, and which state of it: the same revision is the same answer. */
export interface Reading<T> {
  readonly told: T;
  readonly revision: string;
  /** The same as JSON. */
  readonly json: string;
}

/** Reads figures. Close it before the database. */
export class FigureReader {
  readonly #db: Kysely<Tables>;
  readonly #readDb: Kysely<Tables>;
  readonly #decisions: Decisions;
  readonly #snapshots: Snapshots;
  readonly #groups: GroupReader;
  readonly #now: () => Date;
  readonly #refresh: Refresh;

  constructor({ db, readDb, metrics, now, refresh }: FigureReaderOptions) {
    this.#now = now;
    this.#refresh = refresh;
    this.#db = db;
    this.#readDb = readDb;
    this.#decisions = new Decisions(undefined, metrics.deciding);
    this.#snapshots = new Snapshots({ db, readDb, decisions: this.#decisions });
    this.#groups = new GroupReader({ db, readDb, now, decisions: this.#decisions });
  }

  /** Ends what is being decided; whoever waits for it is told. */
  close(): Promise<void> {
    return this.#decisions.close();
  }

  /** The places that can be asked about. @throws Refusal `figures-unavailable` */
  async organisations(audience: Pick<Audience, 'log'>): Promise<Organisations> {
    const organisations = await readOrganisations(this.#readDb).catch(refuseUnread(audience));
    return organisations.map(listed);
  }

  /** The organisations that sums are of. @throws Refusal `figures-unavailable` */
  summedOrganisations(audience: Pick<Audience, 'log'>): Promise<OrganisationHead[]> {
    return readOrganisationNames(this.#readDb).catch(refuseUnread(audience));
  }

  /** The day from which on sums of groups are whole, where that is still to come. */
  groupsToldFrom(period: Period, audience: Audience): Pick<Breakdown, 'toldFrom'> {
    return this.#wait(period, audience);
  }

  /**
   * The figures of a place and its parts in a period.
   * @throws Refusal `bad-query not-found figures-unavailable`
   */
  async read(query: FigureQuery, audience: Audience): Promise<Reading<Results>> {
    const period = requirePeriod(query.period, this.#now());
    const { year, once } = await this.year(query.organisation, period.id.slice(0, 4), audience);
    const tree = findPlace(year.organisation, query);
    await this.note(query.organisation, audience, `${period.id} ${tree.id}`);
    return once(`results ${audience.name} ${tree.id} ${period.id}`, () =>
      readingOf(resultsOf(year, tree, period, audience)),
    );
  }

  /**
   * The figures of a place's groups in a period.
   * @throws Refusal `bad-query not-found figures-unavailable`
   */
  async breakdown(query: BreakdownQuery, audience: Audience): Promise<Reading<Breakdown>> {
    const period = requirePeriod(query.period, this.#now());
    const { by, organisation } = query;
    const read = await this.year(organisation, period.id.slice(0, 4), audience, { withGroups: true });
    const { year } = read;
    const tree = findPlace(year.organisation, query);
    const isWhole = tree.id === 'organisation';
    await this.note(organisation, audience, `${period.id} ${isWhole ? '' : `${tree.id} `}by ${by}`);
    const groups = isWhole ? undefined : await read.placeGroups(tree, by);
    return readingOf({
      organisation: placeOf(year.organisation),
      place: tree.place,
      period: { id: period.id, from: period.from, to: period.to },
      audience: audience.name,
      threshold: audience.threshold,
      by,
      ...this.#wait(period, audience),
      groups: groupTrees[by].map((group) =>
        groups ? year.groupFigures(group, period, groups) : year.figures(group, period),
      ),
    });
  }

  /** The day from which on groups are told of, where that is still to come. */
  #wait({ id }: Period, audience: Audience): Pick<Breakdown, 'toldFrom'> {
    if (this.#sideOf(audience) === 'live') return {};
    const day = breakdownDay(id);
    return day > dayInFinland(this.#now()) ? { toldFrom: day } : {};
  }

  /**
   * Thirteen months of a place, and which of them are more than chance.
   * @throws Refusal `bad-query not-found figures-unavailable`
   */
  async trend(query: TrendQuery, audience: Audience): Promise<Reading<Trend>> {
    const until = requireMonth(query.until, this.#now());
    const months = trendMonths(until);
    const [before, after] = await Promise.all(
      [months[0], until].map((month = '') => this.year(query.organisation, month.slice(0, 4), audience)),
    );
    if (!before || !after) throw new Error('Thirteen months are of two years.');
    const { organisation } = after.year;
    const tree = findPlace(organisation, query);
    await this.note(query.organisation, audience, `trend ${until} ${tree.id}`);
    const shown = months.map((period) => {
      const { year, once } = period.slice(0, 4) === until.slice(0, 4) ? after : before;
      return { period, nps: once(`nps ${audience.name} ${tree.id} ${period}`, () => year.nps(tree, period)) };
    });
    return readingOf({
      organisation: placeOf(organisation),
      place: tree.place,
      audience: audience.name,
      threshold: audience.threshold,
      until,
      ...trendOf(shown),
    });
  }

  /**
   * One year of an organisation as an audience sees it. Whoever tells of it notes that first.
   * @param year `2026`, of this century or the last
   * @throws Refusal `not-found figures-unavailable`
   */
  async year(
    orgId: string,
    year: string,
    audience: Audience,
    { withGroups = false }: YearOptions = {},
  ): Promise<OneYear> {
    const unread = refuseUnread(audience);
    const undecided = refuseUndecided(audience);
    const snapshot = await this.#snapshots
      .of(orgId, year, this.#sideOf(audience))
      .catch(unread)
      .catch(undecided);
    if (!snapshot) {
      throw unknownPlace('/organisation', orgId, await readOrganisationNames(this.#readDb).catch(unread));
    }
    const isWithheld = await snapshot.withholding(audience.threshold).catch(undecided);
    const skipped = audience.name === 'public' ? undefined : await snapshot.skipped().catch(unread);
    const { threshold } = audience;
    const question = { orgId, year, snapshot, isWithheld, threshold };
    const groups = withGroups ? await this.#groups.of(question).catch(unread) : undefined;
    return {
      year: new Year({ snapshot, isWithheld, threshold, skipped, groups }),
      once: snapshot.once,
      placeGroups: (tree, by) => this.#groups.ofPlace(question, tree, by).catch(unread).catch(undecided),
    };
  }

  /** Staff see what people write as it comes: there are no batches for them to look behind. */
  #sideOf({ name }: Audience): Side {
    return name === 'public' && this.#refresh === 'batches' ? 'published' : 'live';
  }

  /** An organisation's places and items as they are now, and the years that it has feedback of. */
  async known(orgId: string, audience: Audience): Promise<KnownOrganisation> {
    const unread = refuseUnread(audience);
    const organisation = await readOrganisation(this.#readDb, orgId).catch(unread);
    if (!organisation) {
      throw unknownPlace('/organisation', orgId, await readOrganisationNames(this.#readDb).catch(unread));
    }
    return { organisation, years: await readYears(this.#readDb, orgId).catch(unread) };
  }

  /** What the public may not see is not told before it is noted. */
  async note(orgId: string, { name, keyPrefix }: Audience, subject: string): Promise<void> {
    if (name === 'public') return;
    await audit(this.#db, { orgId, keyPrefix, action: 'results-read', subject });
  }
}

export interface KnownOrganisation {
  readonly organisation: Organisation;
  /** In order, with those between. */
  readonly years: readonly string[];
}

export interface YearOptions {
  /** Whether figures of groups are asked of it. @default false */
  readonly withGroups?: boolean;
}

export interface OneYear {
  readonly year: Year;
  /** What was made of this state of the year before, by its name, or what is made now. */
  readonly once: <T>(name: string, make: () => T) => T;
  /** The groups of a unit or a division. @throws Refusal `figures-unavailable` */
  readonly placeGroups: (tree: PlaceTree, by: Grouping) => Promise<GroupFigures>;
}

function readingOf<T extends object>(figures: T): Reading<T & { readonly revision: string }> {
  const revision = revisionOf(JSON.stringify(figures));
  const told = { ...figures, revision };
  return { told, revision, json: JSON.stringify(told) };
}

function resultsOf(year: Year, tree: PlaceTree, period: Period, audience: Audience): Results {
  const services = serviceTrees(year.organisation, tree);
  const municipalities = tree.id === 'organisation' ? municipalityTrees(year.organisation) : [];
  return {
    organisation: placeOf(year.organisation),
    period: { id: period.id, from: period.from, to: period.to },
    audience: audience.name,
    threshold: audience.threshold,
    ...year.figures(tree, period),
    parts: tree.parts.map((part) => year.figures(part, period)),
    ...(services.length > 0 && { services: services.map((one) => year.figures(one, period)) }),
    ...(municipalities.length > 0 && {
      municipalities: municipalities.map((one) => year.figures(one, period)),
    }),
  };
}

function listed(organisation: Organisation): Organisations[number] {
  const { id, names, area } = organisation;
  const unitOf = new Map(organisation.units.map((unit) => [unit.id, unit]));
  const municipalities = municipalityTrees(organisation);
  return {
    id,
    names,
    ...(area !== undefined && { area }),
    divisions: organisationTree(organisation).parts.map((division) => {
      const services = serviceTrees(organisation, division);
      return {
        ...named(division),
        ...(services.length > 0 && { services: services.map(named) }),
        units: division.parts.map((unit) => {
          const { serviceId, municipality } = unitOf.get(unit.place.id) ?? {};
          return {
            ...named(unit),
            ...(serviceId !== undefined && { service: serviceId }),
            ...(municipality !== undefined && { municipality }),
          };
        }),
      };
    }),
    ...(municipalities.length > 0 && { municipalities: municipalities.map(named) }),
  };
}

const named = ({ place }: PlaceTree) => ({ id: place.id, names: place.names });
