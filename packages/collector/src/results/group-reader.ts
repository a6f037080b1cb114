// Reads what the groups of an organisation's year are, and keeps what was decided on it for as long as it holds.
import { dayInFinland, statementIds } from '@palaute/schema';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { feedbackItem } from '../feedback/row.ts';
import { type GroupedYear, readLive, tellDue } from './breakdown.ts';
import { freeItems } from './free-items.ts';
import { decideGroups, type GroupFigures, type Grouping } from './groups.ts';
import type { Withholding } from './lattice.ts';
import type { Organisation } from './read.ts';
import type { Snapshot } from './snapshot.ts';

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
}

interface Kept {
  readonly day: string;
  readonly read: Promise<Decidable>;
}

/** What was read, and what was decided on it. */
interface Decidable {
  readonly breakdown: GroupedYear;
  readonly decided: Map<string, GroupFigures>;
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
    const { year, isWithheld, threshold } = question;
    const { breakdown, decided } = await this.#keep(question).read;
    const { rows, months } = breakdown;
    const instants = [...new Set(months.map(({ toldAt = '' }) => toldAt))].toSorted();
    const toldItems = new Map(months.map(({ month, items }) => [month, items]));
    return (by) => {
      const name = `${by} ${threshold}`;
      const known = decided.get(name);
      if (known) return known;
      const figures = decideGroups({
        by,
        year,
        threshold,
        rows,
        months: new Map(months.map(({ month, toldAt = '' }) => [month, instants.indexOf(toldAt)])),
        isToldOf: (item, month) =>
          toldItems.get(month)?.has(item) ?? !isWithheld(item, 'organisation', month),
      });
      decided.set(name, figures);
      return figures;
    };
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
      return { breakdown: await readLive(readDb, orgId, year), decided: new Map() };
    }
    const items = itemIdsOf(organisation);
    const breakdown = await tellDue(db, {
      orgId,
      year,
      revision,
      now: now(),
      itemsOf: (month) => items.filter((item) => !isWithheld(item, 'organisation', month)),
    });
    const name = `${orgId} ${year}`;
    const known = this.#told.get(name);
    if (known && isSame(known.breakdown, breakdown)) return known;
    if (this.#told.size >= toldLimit) this.#told.clear();
    const told = { breakdown, decided: new Map() };
    this.#told.set(name, told);
    return told;
  }
}

/** What has been told of a month stays as it is. */
const isSame = (one: GroupedYear, other: GroupedYear): boolean =>
  one.months.length === other.months.length &&
  one.months.every(({ month, toldAt }, index) => {
    const same = other.months[index];
    return month === same?.month && toldAt === same.toldAt;
  });
