// What a page tells, for search engines and catalogues of data: schema.org Dataset.
import type { Results } from '@palaute/schema';
import { placeQuery } from './addresses.ts';
import type { View } from './view.ts';

export function dataset(view: View, results: Results, description: string): object {
  const { addresses, lang, texts } = view;
  const { organisation, place, period } = results;
  const query = { ...placeQuery(organisation.id, place), period: period.id };
  const address = addresses.whole(addresses.place(lang, organisation.id, place, { period: period.id }));
  const download = (path: string, encodingFormat: string) => ({
    '@type': 'DataDownload',
    encodingFormat,
    contentUrl: addresses.whole(addresses.interface(path, query)),
  });
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': address,
    url: address,
    name: `${view.plainName(place.names)}, ${view.period(period.id)}`,
    description,
    inLanguage: lang,
    isAccessibleForFree: true,
    temporalCoverage: `${period.from}/${period.to}`,
    creator: {
      '@type': 'Organization',
      name: view.plainName(organisation.names),
      identifier: `urn:oid:${organisation.id}`,
    },
    variableMeasured: [texts.nps, texts.topBoxColumn],
    distribution: [download('results', 'application/json'), download('results.csv', 'text/csv')],
  };
}
