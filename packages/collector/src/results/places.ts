// The places of an organisation that figures are of, and what each consists of.
import type { Place } from '@palaute/schema';
import { type Refusal, refusal } from '../problems.ts';
import {
  divisionPlace,
  municipalityPlace,
  type PlaceId,
  servicePlace,
  unitPlace,
  unitsByMunicipality,
  unitsByService,
} from './cells.ts';
import { municipalityNames } from './municipality-names.ts';
import { type Named, nearest } from './near.ts';
import type { Organisation, Unit } from './read.ts';

/** How a part of an organisation is asked about: by at most one of these. */
export const partKeys = ['division', 'service', 'municipality', 'unit'] as const;
export type PartKey = (typeof partKeys)[number];

/** Slug of a division or a service, code of a municipality (`049`), OID of a unit; none, the whole organisation. */
export type PartQuery = { readonly [Key in PartKey]?: string | undefined };

/** Which place is asked about: an organisation, or one of its parts. */
export interface PlaceQuery extends PartQuery {
  /** OID */
  readonly organisation: string;
}

/** The parts that a question names, in their order. */
export const partsIn = (query: PartQuery): PartKey[] => partKeys.filter((key) => query[key] !== undefined);

/** The same without what else is asked. */
export const partOf = (query: PartQuery): PartQuery =>
  Object.fromEntries(partsIn(query).map((key) => [key, query[key]]));

/** A place with what it consists of: its units, and the parts that are shown below it. */
export interface PlaceTree {
  readonly id: PlaceId;
  readonly place: Place;
  readonly unitIds: readonly string[];
  readonly parts: readonly PlaceTree[];
}

/** @throws Refusal `not-found` */
export function findPlace(organisation: Organisation, query: PartQuery): PlaceTree {
  const [key] = partsIn(query);
  if (!key) return organisationTree(organisation);
  const trees = treesOf[key](organisation);
  const found = trees.find(({ place }) => place.id === query[key]);
  if (found) return found;
  const places = trees.map(({ place }) => place);
  throw unknownPlace(`/${key}`, query[key] ?? '', places);
}

/** There is no such place; perhaps one of a like name was meant. */
export const unknownPlace = (pointer: string, wanted: string, places: readonly Named[]): Refusal =>
  refusal('not-found', pointer, { suggestions: nearest(wanted, places) });

/** The whole organisation: its divisions, and their units. */
export const organisationTree = (organisation: Organisation): PlaceTree => ({
  id: 'organisation',
  place: placeOf(organisation),
  unitIds: organisation.units.map(({ id }) => id),
  parts: divisionTrees(organisation),
});

const divisionTrees = ({ divisions, units }: Organisation): PlaceTree[] =>
  divisions.map(({ id, names }) =>
    treeOf(
      divisionPlace(id),
      { kind: 'division', id, names },
      units.filter((unit) => unit.divisionId === id),
    ),
  );

/**
 * The services that units are of, each with those.
 * @param within of a division, or of the organisation; no other place has any
 */
export function serviceTrees({ services, units }: Organisation, within?: PlaceTree): PlaceTree[] {
  const byService = unitsByService(units);
  return services.flatMap(({ id, divisionId, names }) => {
    const inside = byService.get(id);
    const isWithin =
      within === undefined || within.id === 'organisation' || within.id === divisionPlace(divisionId);
    return inside && isWithin ? treeOf(servicePlace(id), { kind: 'service', id, names }, inside) : [];
  });
}

/** The municipalities that an organisation has units in, each with those. */
export const municipalityTrees = ({ units }: Organisation): PlaceTree[] =>
  [...unitsByMunicipality(units)].map(([code, inside]) =>
    treeOf(
      municipalityPlace(code),
      { kind: 'municipality', id: code, names: municipalityNames(code) },
      inside,
    ),
  );

const treesOf: Readonly<Record<PartKey, (organisation: Organisation) => PlaceTree[]>> = {
  division: divisionTrees,
  service: (organisation) => serviceTrees(organisation),
  municipality: municipalityTrees,
  unit: ({ units }) => units.map(unitTree),
};

export const placeOf = ({ id, names }: Organisation): Place => ({ kind: 'organisation', id, names });

const treeOf = (id: PlaceId, place: Place, inside: readonly Unit[]): PlaceTree => ({
  id,
  place,
  unitIds: inside.map((unit) => unit.id),
  parts: inside.map(unitTree),
});

const unitTree = ({ id, names }: Unit): PlaceTree => ({
  id: unitPlace(id),
  place: { kind: 'unit', id, names },
  unitIds: [id],
  parts: [],
});
