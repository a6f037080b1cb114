// One year of an organisation as one audience sees it. Everything that is told of figures is told by this, so that
// there is one place where they are withheld.
import { type Figures, type NpsFigure, type Period, parsePeriod, type Withheld } from '@palaute/schema';
import {
  divisionPlace,
  municipalityPlace,
  type PlaceId,
  servicePlace,
  unitPlace,
  unitsByMunicipality,
  unitsByService,
} from './cells.ts';
import { addUp, type Counts, countsOf, figuresOf, npsFigureOf } from './figures.ts';
import type { YearGroups } from './group-reader.ts';
import { type GroupFigures, groupingOf } from './groups.ts';
import { feedbackItem } from '../feedback/row.ts';
import { isWhole, type Withholding } from './lattice.ts';
import type { PlaceTree } from './places.ts';
import { ratesOf } from './rates.ts';
import type { Organisation, SkipCount } from './read.ts';
import type { ByUnitAndMonth, Snapshot } from './snapshot.ts';

/** What a year is told from. */
export interface YearParts {
  readonly snapshot: Snapshot;
  readonly isWithheld: Withholding;
  /** Smallest n that shows to this audience. */
  readonly threshold: number;
  /** Undefined for an audience that is not told. */
  readonly skipped: ByUnitAndMonth<SkipCount> | undefined;
  /** Undefined where nobody asks for figures of groups. */
  readonly groups: YearGroups | undefined;
}

export class Year {
  readonly #snapshot: Snapshot;
  readonly #isWithheld: Withholding;
  readonly #threshold: number;
  readonly #skipped: ByUnitAndMonth<SkipCount> | undefined;
  readonly #groups: YearGroups | undefined;

  constructor({ snapshot, isWithheld, threshold, skipped, groups }: YearParts) {
    this.#snapshot = snapshot;
    this.#isWithheld = isWithheld;
    this.#threshold = threshold;
    this.#skipped = skipped;
    this.#groups = groups;
  }

  /** With each unit in the division that its figures of this year count in. */
  get organisation(): Organisation {
    return this.#snapshot.organisation;
  }

  /** With each unit where it is now. */
  get present(): Organisation {
    return this.#snapshot.present;
  }

  /** The figures of a place in a period of the year. */
  figures({ id, place }: PlaceTree, period: Period): Figures {
    const by = groupingOf(place);
    if (by) {
      const groups = this.#groups?.(by);
      if (!groups) throw new Error('The groups of this year were not read.');
      return this.groupFigures({ place }, period, groups);
    }
    const unitIds = this.#unitsOf(id);
    const isUntold = this.#isUntold(id);
    const figures = figuresOf(place, this.#countsOf(id, unitIds, period), this.organisation.items, {
      isWithheld: (item) => isUntold || this.#isWithheld(item, id, period.id),
      skipped: (item) => this.#skippedOf(item, unitIds, period),
    });
    return {
      ...figures,
      ...(!isUntold && !this.#isWithheld(feedbackItem, id, period.id) && this.#ratesOf(unitIds, period)),
    };
  }

  /** The figures of a group, of the whole organisation or of a part of it. */
  groupFigures({ place }: Pick<PlaceTree, 'place'>, period: Period, groups: GroupFigures): Figures {
    return figuresOf(place, groups.counts(place, period), this.organisation.items, {
      isWithheld: (item) => groups.isWithheld(item, place, period),
      skipped: () => undefined,
    });
  }

  /** The answers to the recommendation question in a month of the year. */
  nps({ id }: PlaceTree, month: string): NpsFigure | Withheld {
    const unitIds = this.#unitsOf(id);
    const period = parsePeriod(month);
    if (!period || this.#isUntold(id) || this.#isWithheld('nps', id, month))
      return { withheld: 'small-group' };
    const skipped = this.#skippedOf('nps', unitIds, period);
    return { ...npsFigureOf(this.#countsOf(id, unitIds, period)), ...(skipped !== undefined && { skipped }) };
  }

  /** A service or municipality that this year was first published without is not told as one where nobody answered. */
  #isUntold(id: PlaceId): boolean {
    return /^(service|municipality):/.test(id) && this.#unitsOf(id).length === 0;
  }

  /** Of this year: a tree may be of the places as they are now. */
  #unitsOf(id: PlaceId): readonly string[] {
    const { units } = this.organisation;
    const unitsByPlace = this.#snapshot.once('units', () => {
      const byDivision = Map.groupBy(units, ({ divisionId }) => divisionPlace(divisionId));
      return new Map<PlaceId, readonly string[]>([
        ...units.map((unit) => [unitPlace(unit.id), [unit.id]] as const),
        ...[...byDivision].map(([place, inside]) => [place, inside.map((unit) => unit.id)] as const),
        ...[...unitsByService(units)].map(
          ([service, inside]) => [servicePlace(service), inside.map((unit) => unit.id)] as const,
        ),
        ...[...unitsByMunicipality(units)].map(
          ([code, inside]) => [municipalityPlace(code), inside.map((unit) => unit.id)] as const,
        ),
        ['organisation', units.map((unit) => unit.id)],
      ]);
    });
    return unitsByPlace.get(id) ?? [];
  }

  #countsOf(id: PlaceId, unitIds: readonly string[], { months }: Period): Counts {
    const { answers, once } = this.#snapshot;
    const inMonth = (month: string) =>
      countsOf(unitIds.flatMap((unit) => answers.get(unit)?.get(month) ?? []));
    // A month of many units is in four periods and many a feed: it is counted once.
    const counted = months.map((month) =>
      unitIds.length > 1 ? once(`counts ${id} ${month}`, () => inMonth(month)) : inMonth(month),
    );
    const [only] = counted;
    return counted.length === 1 && only ? only : addUp(counted);
  }

  #ratesOf(unitIds: readonly string[], { months }: Period): Pick<Figures, 'response' | 'completion'> {
    const { answers, asked, channels } = this.#snapshot;
    // Most are asked of nobody who is counted: then nothing is added up.
    if (!unitIds.some((unit) => months.some((month) => asked.get(unit)?.has(month)))) return {};
    const unitsMonths = unitIds.flatMap((unit) =>
      months.map((month) => ({
        n: (answers.get(unit)?.get(month) ?? []).reduce(
          (sum, { item, answered, n }) => (item === feedbackItem && answered ? sum + n : sum),
          0,
        ),
        isShown: !this.#isWithheld(feedbackItem, unitPlace(unit), month),
        asked: asked.get(unit)?.get(month) ?? [],
        channels: channels && (channels.get(unit)?.get(month) ?? []),
      })),
    );
    return ratesOf(unitsMonths, this.#threshold);
  }

  #skippedOf(item: string, unitIds: readonly string[], { months }: Period): number | undefined {
    const skipped = this.#skipped;
    if (!skipped || !isWhole(this.#isWithheld, item, unitIds, months)) return undefined;
    const counted = unitIds.flatMap((unit) => months.flatMap((month) => skipped.get(unit)?.get(month) ?? []));
    return counted.reduce((sum, one) => (one.item === item ? sum + one.n : sum), 0);
  }
}
