// The places of an organisation that figures are of, and what each consists of.
import type { Place } from '@palaute/schema';
import { type Refusal, refusal } from '../problems.ts';
import { divisionPlace, municipalityPlace, type PlaceId, unitPlace, unitsByMunicipality } from './cells.ts';
import { municipalityNames } from './municipality-names.ts';
import { type Named, nearest } from './near.ts';
import type { Organisation, Unit } from './read.ts';

/** Which place is asked about: an organisation, or one of its divisions, municipalities or units. */
export interface PlaceQuery {
  /** OID */
  readonly organisation: string;
  /** Slug; at most one of this, the municipality and the unit. */
  readonly division?: string;
  /** Code, `049`. */
  readonly municipality?: string;
  /** OID */
  readonly unit?: string;
}

/** A place with what it consists of: its units, and the parts that are shown below it. */
export interface PlaceTree {
  readonly id: PlaceId;
  readonly place: Place;
  readonly unitIds: readonly string[];
  readonly parts: readonly PlaceTree[];
}

/** @throws Refusal `not-found` */
export function findPlace(
  organisation: Organisation,
  { division, municipality, unit }: PlaceQuery,
): PlaceTree {
  if (unit !== undefined) {
    const found = organisation.units.find(({ id }) => id === unit);
    if (!found) throw unknownPlace('/unit', unit, organisation.units);
    return unitTree(found);
  }
  if (division !== undefined) {
    const found = organisation.divisions.find(({ id }) => id === division);
    if (!found) throw unknownPlace('/division', division, organisation.divisions);
    return divisionTree(organisation, found);
  }
  if (municipality !== undefined) {
    const trees = municipalityTrees(organisation);
    const found = trees.find(({ place }) => place.id === municipality);
    if (!found) {
      throw unknownPlace(
        '/municipality',
        municipality,
        trees.map(({ place }) => place),
      );
    }
    return found;
  }
  return organisationTree(organisation);
}

/** There is no such place; perhaps one of a like name was meant. */
export const unknownPlace = (pointer: string, wanted: string, places: readonly Named[]): Refusal =>
  refusal('not-found', pointer, { suggestions: nearest(wanted, places) });

/** The whole organisation: its divisions, and their units. */
export const organisationTree = (organisation: Organisation): PlaceTree => ({
  id: 'organisation',
  place: placeOf(organisation),
  unitIds: organisation.units.map(({ id }) => id),
  parts: organisation.divisions.map((division) => divisionTree(organisation, division)),
});

/** The municipalities that an organisation has units in, each with those. */
export const municipalityTrees = ({ units }: Organisation): PlaceTree[] =>
  [...unitsByMunicipality(units)].map(([code, inside]) => ({
    id: municipalityPlace(code),
    place: { kind: 'municipality', id: code, names: municipalityNames(code) },
    unitIds: inside.map(({ id }) => id),
    parts: inside.map(unitTree),
  }));

export const placeOf = ({ id, names }: Organisation): Place => ({ kind: 'organisation', id, names });

function divisionTree({ units }: Organisation, { id, names }: Organisation['divisions'][number]): PlaceTree {
  const parts = units.filter((unit) => unit.divisionId === id).map(unitTree);
  return {
    id: divisionPlace(id),
    place: { kind: 'division', id, names },
    unitIds: parts.flatMap(({ unitIds }) => unitIds),
    parts,
  };
}

const unitTree = ({ id, names }: Unit): PlaceTree => ({
  id: unitPlace(id),
  place: { kind: 'unit', id, names },
  unitIds: [id],
  parts: [],
});
