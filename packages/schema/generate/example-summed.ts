// The sums that the OpenAPI document shows: of one organisation that shows and one that does not.
import type { Figures, SummedResults } from '../src/results.ts';
import { exampleResults } from './example-results.ts';

const { organisation, period, threshold, feedback, nps, items, revision = '' } = exampleResults;
const national = items.filter(({ item }) => !item.includes(':'));
const withheld = { withheld: 'small-group' } as const;

const shown: Figures = { place: organisation, feedback, aggregated: 0, nps, items: national };
const small: Figures = {
  place: { kind: 'organisation', id: '1.2.246.10.32213086.10.0', names: { fi: 'Esimerkin kuntayhtymä' } },
  feedback: withheld,
  nps: withheld,
  items: national.map((item) => ({ ...item, figure: withheld })),
};

export const exampleSummed: SummedResults = {
  place: {
    kind: 'area',
    id: '07',
    names: {
      fi: 'Kanta-Hämeen hyvinvointialue',
      sv: 'Egentliga Tavastlands välfärdsområde',
      en: 'Kanta-Häme wellbeing services county',
    },
  },
  period,
  audience: 'public',
  threshold,
  feedback,
  aggregated: 0,
  nps,
  items: national,
  coverage: [{ item: 'feedback', figure: feedback }, { item: 'nps', figure: nps }, ...national].map(
    ({ item, figure }) => ({
      item,
      summed: 'withheld' in figure ? 0 : 1,
      withheld: 'withheld' in figure ? 2 : 1,
      none: 0,
      unread: 0,
    }),
  ),
  parts: [shown, small],
  unread: [],
  revision,
};
