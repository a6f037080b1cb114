// What a feed is made of, before any figure is read: every period × place × item of an organisation, each row with its
// position. So a feed is read in pages without remembering who reads it, and what a filter leaves out costs nothing.
import { hash } from 'node:crypto';
import type { Period } from '@palaute/schema';
import { groupings, groupTrees } from '../results/groups.ts';
import { municipalityTrees, organisationTree, type PlaceTree, serviceTrees } from '../results/places.ts';
import type { Organisation } from '../results/read.ts';
import { headOf, itemsOf, type Row, type RowHead } from './row.ts';

/** One place in one period: as many rows as there are items. */
export interface PlannedCell {
  readonly period: Period;
  readonly tree: PlaceTree;
}

export class Plan {
  readonly #organisation: Organisation;
  readonly #periods: readonly Period[];
  readonly trees: readonly PlaceTree[];
  readonly items: readonly Pick<Row, 'item' | 'kind'>[];
  /** Names the periods, places and items: a position of another plan is another row. */
  readonly name: string;

  constructor(organisation: Organisation, periods: readonly Period[]) {
    this.#organisation = organisation;
    this.#periods = periods;
    this.trees = placesOf(organisation);
    this.items = itemsOf(organisation.items);
    this.name = nameOf(organisation, periods);
  }

  /** How many rows there are. */
  get size(): number {
    return this.#periods.length * this.trees.length * this.items.length;
  }

  /** Whether figures of an organisation as it was read with them stand where this plan has them. */
  isOf(organisation: Organisation): boolean {
    return nameOf(organisation, this.#periods) === this.name;
  }

  /** The cell in which a position is, and how many of its rows are before it. */
  at(position: number): { readonly cell: PlannedCell; readonly before: number } | undefined {
    const index = Math.floor(position / this.items.length);
    const period = this.#periods[Math.floor(index / this.trees.length)];
    const tree = this.trees[index % this.trees.length];
    return period && tree && { cell: { period, tree }, before: position % this.items.length };
  }

  headOf({ period, tree }: PlannedCell): Omit<RowHead, 'item' | 'kind'> {
    return headOf(this.#organisation.id, tree.place, period);
  }
}

/** The organisation, each division with its services and units, the municipalities, and the organisation's groups. */
export function placesOf(organisation: Organisation): PlaceTree[] {
  const whole = organisationTree(organisation);
  return [
    whole,
    ...whole.parts.flatMap((division) => [
      division,
      ...serviceTrees(organisation, division),
      ...division.parts,
    ]),
    ...municipalityTrees(organisation),
    ...groupings.flatMap((by) => groupTrees[by]),
  ];
}

const nameOf = (organisation: Organisation, periods: readonly Period[]): string =>
  hash(
    'sha256',
    JSON.stringify([
      organisation.id,
      organisation.divisions.map(({ id }) => id),
      organisation.units.map(({ id, divisionId, serviceId, municipality }) => [
        id,
        divisionId,
        municipality,
        // A feed that was begun before there were services goes on.
        ...(serviceId === undefined ? [] : [serviceId]),
      ]),
      organisation.items.map(({ id, kind }) => [id, kind]),
      periods.map(({ id }) => id),
    ]),
    'base64url',
  ).slice(0, 12);
