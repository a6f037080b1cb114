// What is published, described for data catalogues: DCAT-AP 3 and schema.org in one JSON-LD document. Pure.
import type { Names, Organisations, Place } from '@palaute/schema';
import { areasOf, nation } from '../results/summed.ts';

/** Ids of the EU's own lists, which DCAT-AP asks for. */
const authority = 'http://publications.europa.eu/resource/authority';

const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  schema: 'https://schema.org/',
};

const texts = (fi: string, sv: string, en: string) => [
  { '@language': 'fi', '@value': fi },
  { '@language': 'sv', '@value': sv },
  { '@language': 'en', '@value': en },
];

const namesOf = (names: Names) =>
  Object.entries(names).map(([language, name]) => ({ '@language': language, '@value': name }));

const reference = (id: string) => ({ '@id': id });
const mediaType = (type: string) => reference(`https://www.iana.org/assignments/media-types/${type}`);
const languages = ['FIN', 'SWE', 'ENG'].map((code) => reference(`${authority}/language/${code}`));

/**
 * @param address gives the whole address of a path of this collector
 * @param year whose files are named
 */
export function catalogOf(
  organisations: Organisations,
  address: (path: string) => string,
  year: string,
): object {
  const title = texts('Kansallinen asiakaspalaute', 'Nationell kundrespons', 'National customer feedback');
  const description = texts(
    'Sosiaali- ja terveyspalvelujen kansallisen asiakaspalautteen julkiset tulokset.',
    'De offentliga resultaten av den nationella kundresponsen inom social- och hälsovården.',
    'Public results of the national customer feedback in social and health care.',
  );
  return {
    '@context': context,
    '@id': address('v1/catalog.jsonld'),
    '@type': ['dcat:Catalog', 'schema:DataCatalog'],
    'dct:title': title,
    'schema:name': title,
    'dct:description': description,
    'schema:description': description,
    'dct:publisher': organisations.map(({ id, names }) => publisherOf(id, names)),
    'dct:language': languages,
    'dcat:dataset': [
      ...organisations.map(({ id, names }) => datasetOf(id, names, address, year)),
      ...sumsOf(organisations).map((sum) => summedDatasetOf(sum, address, year)),
    ],
  };
}

const publisherOf = (id: string, names: Names) => ({
  '@id': `urn:oid:${id}`,
  '@type': ['foaf:Agent', 'schema:Organization'],
  'foaf:name': namesOf(names),
  'schema:name': namesOf(names),
});

/** What all data sets have in common. */
const described = (title: ReturnType<typeof texts>, description: ReturnType<typeof texts>) => ({
  '@type': ['dcat:Dataset', 'schema:Dataset'],
  'dct:title': title,
  'schema:name': title,
  'dct:description': description,
  'schema:description': description,
  'schema:isAccessibleForFree': true,
  'dct:accessRights': reference(`${authority}/access-right/PUBLIC`),
  'dct:accrualPeriodicity': reference(`${authority}/frequency/UPDATE_CONT`),
  'dcat:theme': [reference(`${authority}/data-theme/HEAL`)],
  'dct:language': languages,
});

function datasetOf(id: string, names: Names, address: (path: string) => string, year: string) {
  const { fi, sv = fi, en = fi } = names;
  const title = texts(`Asiakaspalaute: ${fi}`, `Kundrespons: ${sv}`, `Customer feedback: ${en}`);
  const description = texts(
    'Suositteluindeksi (NPS) ja väittämien jakaumat organisaatiosta, toimialoista, palveluista, kunnista ja palvelupisteistä vuosittain, vuosikolmanneksittain, vuosineljänneksittäin ja kuukausittain. Alle kymmenen vastauksen lukuja ei näytetä eikä niitä, joista ne saisi laskettua.',
    'Rekommendationsindex (NPS) och påståendenas fördelningar för organisationen, sektorerna, tjänsterna, kommunerna och serviceställena per år, tertial, kvartal och månad. Siffror för färre än tio svar visas inte, och inte heller de som de kunde räknas ut av.',
    'Net promoter score and distributions of the statements for the organisation, its divisions, services, municipalities and service units by year, third of a year, quarter and month. Figures of fewer than ten answers are withheld, and those that would give them away.',
  );
  const odata = address(`v1/odata/${encodeURIComponent(id)}/`);
  return {
    '@id': odata,
    'dct:identifier': id,
    ...described(title, description),
    'dct:publisher': { '@id': `urn:oid:${id}` },
    'schema:creator': publisherOf(id, names),
    'dcat:distribution': [
      distributionOf(
        address(`v1/results.ndjson?organisation=${id}&year=${year}`),
        'application/x-ndjson',
        `${year} (NDJSON)`,
      ),
      distributionOf(
        address(`v1/results.csv?organisation=${id}&period=${year}`),
        'text/csv',
        `${year} (CSV)`,
      ),
      {
        '@id': `${odata}Figures`,
        '@type': ['dcat:Distribution', 'schema:DataDownload'],
        'dct:title': 'OData 4.0',
        'schema:name': 'OData 4.0',
        'dcat:accessURL': reference(odata),
        'schema:contentUrl': `${odata}Figures`,
        'schema:encodingFormat': 'application/json',
        'dcat:mediaType': mediaType('application/json'),
        'dct:conformsTo': reference('http://docs.oasis-open.org/odata/odata/v4.0/'),
      },
    ],
  };
}

interface Sum {
  readonly place: Place;
  readonly organisations: Organisations;
}

/** The areas and the nation; of one organisation that is of no area there is nothing to sum. */
function sumsOf(organisations: Organisations): Sum[] {
  const areas = areasOf(organisations);
  return [
    ...areas.map((place) => ({
      place,
      organisations: organisations.filter(({ area }) => area === place.id),
    })),
    ...(organisations.length > 1 || areas.length > 0 ? [{ place: nation, organisations }] : []),
  ];
}

function summedDatasetOf(
  { place: { kind, id, names }, organisations }: Sum,
  address: (path: string) => string,
  year: string,
) {
  const { fi, sv = fi, en = fi } = names;
  const title = texts(`Asiakaspalaute: ${fi}`, `Kundrespons: ${sv}`, `Customer feedback: ${en}`);
  const description = texts(
    'Organisaatioiden julkiset luvut yhteen laskettuina. Jokaisesta luvusta kerrotaan, kuinka monen organisaation luvut siinä ovat.',
    'Organisationernas offentliga siffror sammanräknade. För varje siffra berättas hur många organisationers siffror som ingår.',
    'The public figures of organisations, added up. Of each figure it is told of how many organisations it is.',
  );
  const query = kind === 'area' ? `area=${encodeURIComponent(id)}&` : '';
  const publishers = organisations.map((one) => publisherOf(one.id, one.names));
  return {
    '@id': `${address('v1/catalog.jsonld')}#${kind}-${id}`,
    'dct:identifier': `${kind}-${id}`,
    ...described(title, description),
    'dct:publisher': publishers.map((one) => reference(one['@id'])),
    'schema:creator': publishers,
    'dcat:distribution': [
      distributionOf(address(`v1/results/${kind}.csv?${query}period=${year}`), 'text/csv', `${year} (CSV)`),
      distributionOf(
        address(`v1/results/${kind}?${query}period=${year}`),
        'application/json',
        `${year} (JSON)`,
      ),
    ],
  };
}

const distributionOf = (url: string, type: string, title: string) => ({
  '@id': url,
  '@type': ['dcat:Distribution', 'schema:DataDownload'],
  'dct:title': title,
  'schema:name': title,
  'dcat:accessURL': reference(url),
  'dcat:downloadURL': reference(url),
  'schema:contentUrl': url,
  'dcat:mediaType': mediaType(type),
  'schema:encodingFormat': type,
});
