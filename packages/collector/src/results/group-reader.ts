// Reads what the groups of an organisation's year are, and of its units and divisions, and keeps what was decided on it for
// as long as it holds.
import { dayInFinland, parsePeriod, statementIds } from '@palaute/schema';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { feedbackItem } from '../feedback/row.ts';
import { type GroupedYear, readGroupedUnits, readLive, tellDue } from './breakdown.ts';
import { readToldPlaces } from './breakdown-places.ts';
import { cellOf, divisionPlace, type PlaceId, unitPlace } from './cells.ts';
import type { Decisions } from './decisions.ts';
import { freeItems } from './free-items.ts';
import { decideGroups, type GroupFigures, type Grouping } from './groups.ts';
import type { Withholding } from './lattice.ts';
import { placeFigures } from './place-figures.ts';
import type { PlaceGroupsQuestion } from './place-decision.ts';
import type { ShownGroups, WrittenPlacesQuestion } from './place-groups.ts';
import type { PlaceTree } from './places.ts';
import type { Organisation } from './read.ts';
import type { Snapshot } from './snapshot.ts';
import { readPlace, rowsOfUnits, type WrittenUnit } from './told-places.ts';

/** The groups of one year as one audience sees them. */
export type YearGroups = (by: Grouping) => GroupFigures;

/** Whose groups are read. */
export interface GroupsQuestion {
  readonly orgId: string;
  readonly year: string;
  readonly snapshot: Snapshot;
  readonly isWithheld: Withholding;
  readonly threshold: number;
}

export interface GroupReaderOptions {
  /** What is told is kept here. */
  readonly db: Kysely<Tables>;
  /** What is counted now is read from this: perhaps a replica. */
  readonly readDb: Kysely<Tables>;
  readonly now: () => Date;
  readonly decisions: Decisions;
}

interface Kept {
  readonly day: string;
  readonly read: Promise<Decidable>;
}

/** What was read, and what was decided on it. */
interface Decidable {
  readonly breakdown: GroupedYear;
  readonly decided: Map<string, GroupFigures>;
  /** The same of places, which takes longer: another thread does it. */
  readonly places: Map<string, Promise<ShownGroups>>;
  /** What is counted now of each unit, once somebody has asked. */
  readonly units: Map<string, Promise<readonly WrittenUnit[]>>;
}

const decidable = (breakdown: GroupedYear): Decidable => ({
  breakdown,
  decided: new Map(),
  places: new Map(),
  units: new Map(),
});

/** What is made once, unless it fails. */
function once<T>(made: Map<string, Promise<T>>, name: string, make: () => Promise<T>): Promise<T> {
  const known = made.get(name);
  if (known) return known;
  const making = make();
  made.set(name, making);
  making.catch(() => {
    if (made.get(name) === making) made.delete(name);
  });
  return making;
}

/** Organisations' years of which what was told is remembered. */
const toldLimit = 50;

/** Every item that figures are of. */
const itemIdsOf = ({ items }: Organisation): string[] => [
  feedbackItem,
  'nps',
  'open',
  ...statementIds,
  ...[...freeItems, ...items].map(({ id }) => id),
];

export class GroupReader {
  readonly #options: GroupReaderOptions;
  readonly #kept = new WeakMap<Snapshot, Kept>();
  /** What was told is the same for one snapshot after another: large organisations take a tenth of a second to decide. */
  readonly #told = new Map<string, Decidable>();

  constructor(options: GroupReaderOptions) {
    this.#options = options;
  }

  async of(question: GroupsQuestion): Promise<YearGroups> {
    const { threshold } = question;
    const { breakdown, decided } = await this.#keep(question).read;
    return (by) => {
      const name = `${by} ${threshold}`;
      const known = decided.get(name);
      if (known) return known;
      const asked = questionOf(question, breakdown, by);
      const figures = decideGroups({
        ...asked,
        isToldOf: (item, month) => asked.items.get(month)?.has(item) === true,
      });
      decided.set(name, figures);
      return figures;
    };
  }

  /** The groups of a unit or a division. @throws UndecidedError */
  async ofPlace(
    question: GroupsQuestion,
    { id: place, unitIds }: PlaceTree,
    by: Grouping,
  ): Promise<GroupFigures> {
    const { db } = this.#options;
    const { orgId, year, threshold, snapshot } = question;
    const kept = await this.#keep(question).read;
    const decide = (sent: () => Promise<Sent>) =>
      once(kept.places, `${by} ${threshold}`, async () =>
        this.#options.decisions.decidePlaces({
          ...questionOf(question, kept.breakdown, by),
          ...(await sent()),
        }),
      );
    if (snapshot.revision !== undefined) {
      const shown = await decide(async () => ({ told: await readToldPlaces(db, orgId, year) }));
      const told = await readToldPlaces(db, orgId, year, place);
      const rows = told.flatMap((one) => readPlace(one).rows);
      return placeFigures({ place, by, year, rows, shown });
    }
    const units = await this.#unitsOf(question, kept, threshold === 0 ? unitIds : undefined);
    const shown =
      threshold === 0
        ? undefined
        : await decide(() => Promise.resolve({ units, itemsOf: itemsOfPlaces(question) }));
    const inside = new Set(unitIds);
    const rows = rowsOfUnits(units.filter(({ id }) => inside.has(id))).flatMap((unit) => unit.rows);
    return placeFigures({ place, by, year, rows, shown });
  }

  /** What is counted now. @param only these units, where the others are not needed */
  #unitsOf(
    { orgId, year, snapshot }: GroupsQuestion,
    kept: Decidable,
    only: readonly string[] | undefined,
  ): Promise<readonly WrittenUnit[]> {
    return once(kept.units, only?.join(' ') ?? '', async () => {
      const grouped = await readGroupedUnits(this.#options.readDb, orgId, year, only);
      return snapshot.organisation.units.map(({ id, divisionId }) => ({
        id,
        divisionId,
        grouped: grouped.get(id) ?? '[]',
      }));
    });
  }

  /** A month becomes due by the calendar, though nothing else changes. */
  #keep(question: GroupsQuestion): Kept {
    const { snapshot } = question;
    const day = dayInFinland(this.#options.now());
    const known = this.#kept.get(snapshot);
    if (known?.day === day) return known;
    const kept: Kept = { day, read: this.#read(question) };
    this.#kept.set(snapshot, kept);
    kept.read.catch(() => {
      if (this.#kept.get(snapshot) === kept) this.#kept.delete(snapshot);
    });
    return kept;
  }

  async #read({ orgId, year, snapshot, isWithheld }: GroupsQuestion): Promise<Decidable> {
    const { db, readDb, now } = this.#options;
    const { organisation, revision } = snapshot;
    if (revision === undefined) {
      return decidable(await readLive(readDb, orgId, year));
    }
    const items = itemIdsOf(organisation);
    const seen = (place: PlaceId, month: string) => items.filter((item) => !isWithheld(item, place, month));
    const breakdown = await tellDue(db, {
      orgId,
      year,
      revision,
      now: now(),
      itemsOf: (month) => seen('organisation', month),
      itemsOfPlace: seen,
      units: organisation.units,
    });
    const name = `${orgId} ${year}`;
    const known = this.#told.get(name);
    if (known && isSame(known.breakdown, breakdown)) return known;
    if (this.#told.size >= toldLimit) this.#told.clear();
    const told = decidable(breakdown);
    this.#told.set(name, told);
    return told;
  }
}

/** What goes to the thread beside the question. */
type Sent = WrittenPlacesQuestion extends infer Q
  ? Q extends unknown
    ? Omit<Q, keyof PlaceGroupsQuestion>
    : never
  : never;

function questionOf(
  { year, threshold, snapshot, isWithheld }: GroupsQuestion,
  { rows, months }: GroupedYear,
  by: Grouping,
): PlaceGroupsQuestion {
  const instants = [...new Set(months.map(({ toldAt = '' }) => toldAt))].toSorted();
  const all = itemIdsOf(snapshot.organisation);
  return {
    by,
    year,
    threshold,
    rows,
    months: new Map(months.map(({ month, toldAt = '' }) => [month, instants.indexOf(toldAt)])),
    items: new Map(
      months.map(({ month, items }) => [
        month,
        items ?? new Set(all.filter((item) => !isWithheld(item, 'organisation', month))),
      ]),
    ),
  };
}

/** What everybody of an audience sees of places now. */
function itemsOfPlaces({ year, snapshot, isWithheld }: GroupsQuestion): Map<string, readonly string[]> {
  const { organisation } = snapshot;
  const items = itemIdsOf(organisation);
  const places = [
    ...organisation.units.map(({ id }) => unitPlace(id)),
    ...organisation.divisions.map(({ id }) => divisionPlace(id)),
  ];
  return new Map(
    (parsePeriod(year)?.months ?? []).flatMap((month) =>
      places.map((place) => [cellOf(place, month), items.filter((item) => !isWithheld(item, place, month))]),
    ),
  );
}

/** What has been told of a month stays as it is. */
const isSame = (one: GroupedYear, other: GroupedYear): boolean =>
  one.months.length === other.months.length &&
  one.months.every(({ month, toldAt }, index) => {
    const same = other.months[index];
    return month === same?.month && toldAt === same.toldAt;
  });
