// The entity sets of the OData feed and what describes them: service document and metadata (OData CSDL XML 4.0). Pure.
import type { ProblemLanguage } from '@palaute/schema';
import type { Organisation } from '../../results/read.ts';
import { placesOf } from '../plan.ts';
import { columns, type ColumnType, itemsOf, type Value } from '../row.ts';
import { itemText } from '../texts.ts';

interface Property {
  readonly type: ColumnType;
  readonly always?: true;
}

export interface EntitySet {
  readonly name: EntitySetName;
  readonly type: string;
  /** Properties that together tell an entity from every other. */
  readonly key: readonly string[];
  readonly properties: Readonly<Record<string, Property>>;
}

export type EntitySetName = 'Figures' | 'Places' | 'Items';
export type Entity = Readonly<Record<string, Value>>;

const always = { type: 'text', always: true } as const;
const text = { type: 'text' } as const;
const names = { nameFi: always, nameSv: text, nameEn: text } as const;

export const entitySets: Readonly<Record<EntitySetName, EntitySet>> = {
  Figures: { name: 'Figures', type: 'Figure', key: ['period', 'place', 'item'], properties: columns },
  Places: {
    name: 'Places',
    type: 'Place',
    key: ['place'],
    properties: {
      place: always,
      placeKind: always,
      ...names,
      division: text,
      service: text,
      municipality: text,
      organisation: always,
    },
  },
  Items: {
    name: 'Items',
    type: 'Item',
    key: ['item'],
    properties: { item: always, kind: always, ...names },
  },
};

const namesOf = (of: { readonly fi: string; readonly sv?: string; readonly en?: string }): Entity => ({
  nameFi: of.fi,
  nameSv: of.sv ?? null,
  nameEn: of.en ?? null,
});

/** Every place that figures are of; a unit with its division, service and municipality, a service with its division. */
export const placeEntities = (organisation: Organisation): Entity[] => {
  const unitOf = new Map(organisation.units.map((unit) => [unit.id, unit]));
  const serviceOf = new Map(organisation.services.map((service) => [service.id, service]));
  return placesOf(organisation).map(({ place: { kind, id, names: named } }) => {
    const unit = kind === 'unit' ? unitOf.get(id) : undefined;
    const service = kind === 'service' ? serviceOf.get(id) : undefined;
    return {
      place: id,
      placeKind: kind,
      ...namesOf(named),
      division: (unit ?? service)?.divisionId ?? null,
      service: unit?.serviceId ?? null,
      municipality: unit?.municipality ?? null,
      organisation: organisation.id,
    };
  });
};

/** Every item that figures are of, with its wording. */
export const itemEntities = ({ items: ownItems }: Organisation): Entity[] =>
  itemsOf(ownItems).map(({ item, kind }) => {
    const own = ownItems.find(({ id }) => id === item);
    const inLanguage = (language: ProblemLanguage) => itemText(item, language, ownItems);
    return {
      item,
      kind,
      ...namesOf(own ? own.names : { fi: inLanguage('fi'), sv: inLanguage('sv'), en: inLanguage('en') }),
    };
  });

/** @param context address of the metadata; nothing where that is not to be told */
export const serviceDocument = (context: string | undefined): object => ({
  ...(context !== undefined && { '@odata.context': context }),
  value: Object.keys(entitySets).map((name) => ({ name, kind: 'EntitySet', url: name })),
});

const edmTypes: Readonly<Record<ColumnType, string>> = {
  text: 'Edm.String',
  whole: 'Edm.Int32',
  number: 'Edm.Double',
  day: 'Edm.Date',
};

const propertyXml = ([name, { type, always: isAlways }]: [string, Property]): string =>
  `<Property Name="${name}" Type="${edmTypes[type]}"${isAlways ? ' Nullable="false"' : ''}/>`;

const entityTypeXml = ({ type, key, properties }: EntitySet): string =>
  [
    `<EntityType Name="${type}">`,
    `<Key>${key.map((name) => `<PropertyRef Name="${name}"/>`).join('')}</Key>`,
    ...Object.entries(properties).map(propertyXml),
    '</EntityType>',
  ].join('\n');

const capability = (term: string, bool: string) =>
  `<Annotation Term="Org.OData.Capabilities.V1.${term}" Bool="${bool}"/>`;

const restriction = (term: string, property: string) =>
  `<Annotation Term="Org.OData.Capabilities.V1.${term}"><Record><PropertyValue Property="${property}" Bool="false"/></Record></Annotation>`;

/** What a client need not try: it says what the service does not do. */
const capabilities = [
  capability('TopSupported', 'true'),
  capability('SkipSupported', 'true'),
  capability('IndexableByKey', 'false'),
  restriction('ExpandRestrictions', 'Expandable'),
  restriction('SearchRestrictions', 'Searchable'),
  restriction('InsertRestrictions', 'Insertable'),
  restriction('UpdateRestrictions', 'Updatable'),
  restriction('DeleteRestrictions', 'Deletable'),
].join('\n');

/** The same of the feed as a whole. */
const containerCapabilities = [
  capability('BatchSupported', 'false'),
  '<Annotation Term="Org.OData.Capabilities.V1.FilterFunctions"><Collection>' +
    ['contains', 'endswith', 'startswith'].map((name) => `<String>${name}</String>`).join('') +
    '</Collection></Annotation>',
];

/** The metadata: the same for every organisation. */
export const metadata: string = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">',
  '<edmx:Reference Uri="https://oasis-tcs.github.io/odata-vocabularies/vocabularies/Org.OData.Capabilities.V1.xml"><edmx:Include Namespace="Org.OData.Capabilities.V1"/></edmx:Reference>',
  '<edmx:DataServices>',
  '<Schema Namespace="Palaute" xmlns="http://docs.oasis-open.org/odata/ns/edm">',
  ...Object.values(entitySets).map(entityTypeXml),
  '<EntityContainer Name="Results">',
  ...Object.values(entitySets).map(
    ({ name, type }) =>
      `<EntitySet Name="${name}" EntityType="Palaute.${type}">\n${capabilities}\n</EntitySet>`,
  ),
  ...containerCapabilities,
  '</EntityContainer>',
  '</Schema>',
  '</edmx:DataServices>',
  '</edmx:Edmx>',
  '',
].join('\n');
