// The figures that the OpenAPI document shows: made up, some withheld.
import type { Breakdown, Results } from '../src/results.ts';
import { scoreLikert, scoreNps } from '../src/score.ts';
import { npsCounts, npsInterval, wilsonInterval } from '../src/statistics/index.ts';

const nps = [3, 5, 8, 12, 21, 33, 53, 82, 248, 185, 263];
const access = [1, 0, 49, 53, 82];

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

export const exampleResults: Results = {
  organisation: {
    kind: 'organisation',
    id: '1.2.246.10.32213078.10.0',
    names: { fi: 'Kanta-Hämeen hyvinvointialue', sv: 'Egentliga Tavastlands välfärdsområde' },
  },
  period: { id: '2026-T3', from: '2026-09-01', to: '2026-12-31' },
  audience: 'public',
  threshold: 10,
  place: {
    kind: 'unit',
    id: '1.2.246.10.32213078.10.99001',
    names: { fi: 'Esimerkin terveysasema', sv: 'Exempelhälsostationen', en: 'Example health centre' },
  },
  feedback: { n: sum(nps) },
  response: {
    invited: 4_100,
    n: sum(nps),
    share: sum(nps) / 4_100,
    interval: wilsonInterval(sum(nps), 4_100),
  },
  nps: {
    n: sum(nps),
    nps: null,
    interval: npsInterval(npsCounts(nps)),
    shares: null,
    mean: null,
    ...scoreNps(nps),
    distribution: nps,
  },
  items: [
    { item: 'open', kind: 'text', figure: { n: 725 } },
    {
      item: 'access',
      kind: 'likert',
      figure: {
        n: sum(access),
        mean: null,
        topBox: null,
        topBoxInterval: wilsonInterval(access[4] ?? 0, sum(access)),
        ...scoreLikert(access),
        distribution: access,
      },
    },
    { item: 'safety', kind: 'likert', figure: { withheld: 'small-group' } },
    { item: 'benefit', kind: 'likert', figure: { withheld: 'small-group' } },
    {
      item: 'oma-hame:again',
      kind: 'yes-no',
      names: { fi: 'Tulisitko uudelleen?' },
      figure: { n: 40, counts: { true: 31, false: 9 } },
    },
  ],
  parts: [],
  revision: 'hQ6ZJYpGqbh7T2Dr',
};

const { organisation, nps: npsOfAll, feedback } = exampleResults;

export const exampleBreakdown: Breakdown = {
  organisation,
  place: organisation,
  period: { id: '2026-T2', from: '2026-05-01', to: '2026-08-31' },
  audience: 'public',
  threshold: 10,
  by: 'channel',
  groups: [
    {
      place: {
        kind: 'channel',
        id: 'channel:sms',
        names: { fi: 'Tekstiviesti', sv: 'Textmeddelande', en: 'Text message' },
      },
      feedback,
      nps: npsOfAll,
      items: [{ item: 'open', kind: 'text', figure: { n: 725 } }],
    },
    {
      place: {
        kind: 'channel',
        id: 'channel:paper',
        names: { fi: 'Paperilomake', sv: 'Pappersblankett', en: 'Paper form' },
      },
      feedback: { withheld: 'small-group' },
      nps: { withheld: 'small-group' },
      items: [{ item: 'open', kind: 'text', figure: { withheld: 'small-group' } }],
    },
  ],
  revision: 'hQ6ZJYpGqbh7T2Dr',
};
