// Replies of a collector that publishes, for tests of the elements that show them; made as a collector makes them.
import type {
  ItemFigure,
  LikertFigure,
  Measures,
  NpsFigure,
  Results,
  Trend,
  Withheld,
} from '@palaute/schema';
import { scoreLikert, scoreNps } from '@palaute/schema/rules';
import { npsControlChart, npsCounts, npsInterval, wilsonInterval } from '@palaute/schema/statistics';

const organisation = {
  kind: 'organisation',
  id: '1.2.246.10.32213078.10.0',
  names: {
    fi: 'Kanta-Hämeen hyvinvointialue',
    sv: 'Egentliga Tavastlands välfärdsområde',
    en: 'Kanta-Häme wellbeing services county',
  },
} as const;

const unit = {
  kind: 'unit',
  id: '1.2.246.10.32213078.10.99001',
  names: { fi: 'Esimerkin terveysasema', sv: 'Exempelhälsostationen', en: 'Example health centre' },
} as const;

export const withheld: Withheld = { withheld: 'small-group' };

/** A score of so many detractors, passives and promoters. */
export function npsOf(detractors: number, passives: number, promoters: number): NpsFigure {
  const distribution = [0, 0, 0, 0, 0, detractors, 0, 0, passives, 0, promoters];
  const score = scoreNps(distribution);
  return {
    n: score?.n ?? 0,
    nps: score?.nps ?? null,
    shares: score?.shares ?? null,
    mean: score?.mean ?? null,
    distribution,
    interval: score ? npsInterval(npsCounts(distribution)) : null,
  };
}

/** Answers to a statement, how many gave 1, 2, … 5. */
export function likertOf(...distribution: readonly [number, number, number, number, number]): LikertFigure {
  const score = scoreLikert([...distribution]);
  return {
    n: score?.n ?? 0,
    distribution: [...distribution],
    mean: score?.mean ?? null,
    topBox: score?.topBox ?? null,
    topBoxInterval: score ? wilsonInterval(distribution[4], score.n) : null,
  };
}

const likert = (item: ItemFigure['item'], figure: ItemFigure['figure']): ItemFigure => ({
  item,
  kind: 'likert',
  figure,
});

/** Figures as they mostly are: the score of Oma Häme's four months, a statement that does not show, one that meets its target. */
export function resultsReply(changes: Partial<Results> = {}): Results {
  return {
    organisation,
    place: unit,
    period: { id: '2025-T1', from: '2025-01-01', to: '2025-04-30' },
    audience: 'public',
    threshold: 10,
    revision: 'a1b2',
    feedback: { n: 1021 },
    aggregated: 0,
    nps: npsOf(135, 330, 448),
    items: [
      { item: 'open', kind: 'text', figure: { n: 402 } },
      likert('access', likertOf(12, 20, 31, 90, 251)),
      likert('encounter', likertOf(2, 5, 10, 60, 412)),
      likert('participation', likertOf(9, 11, 40, 101, 240)),
      likert('safety', likertOf(1, 2, 3, 10, 84)),
      likert('information', withheld),
      likert('comprehensibility', likertOf(4, 8, 22, 70, 301)),
      likert('benefit', likertOf(0, 0, 0, 0, 0)),
    ],
    parts: [],
    ...changes,
  };
}

/** Questions of an organisation's own, one of each kind, and one that does not show. */
export function ownItems(): ItemFigure[] {
  const own = (name: string, rest: Omit<ItemFigure, 'item'>): ItemFigure => ({
    item: `alue:${name}`,
    ...rest,
  });
  return [
    own('good', {
      kind: 'likert',
      names: { fi: 'Henkilökunta oli ystävällistä', sv: 'Personalen var vänlig' },
      figure: likertOf(1, 2, 3, 14, 60),
    }),
    own('again', {
      kind: 'yes-no',
      names: { fi: 'Tulisitko uudelleen?', sv: 'Skulle du komma igen?', en: 'Would you come again?' },
      figure: { n: 80, counts: { true: 60, false: 20 } },
    }),
    own('time', {
      kind: 'choice',
      names: { fi: 'Mihin aikaan asioit?', sv: 'När gjorde du ditt besök?', en: 'When did you come?' },
      options: [
        { id: 'morning', names: { fi: 'Aamulla', sv: 'På morgonen', en: 'In the morning' } },
        { id: 'evening', names: { fi: 'Illalla' } },
      ],
      figure: { n: 61, counts: { morning: 31, evening: 30 } },
    }),
    own('way', {
      kind: 'multi',
      names: { fi: 'Miten tulit?', sv: 'Hur kom du?', en: 'How did you come?' },
      options: [
        { id: 'bus', names: { fi: 'Bussilla', sv: 'Med buss', en: 'By bus' } },
        { id: 'walk', names: { fi: 'Kävellen', sv: 'Till fots', en: 'On foot' } },
        { id: 'boat', names: { fi: 'Veneellä', sv: 'Med båt', en: 'By boat' } },
      ],
      figure: { n: 70, counts: { bus: 50, walk: 28, boat: 0 } },
    }),
    own('more', {
      kind: 'text',
      names: { fi: 'Mitä muuta?', sv: 'Vad annat?', en: 'What else?' },
      figure: { n: 12 },
    }),
    own('hidden', {
      kind: 'yes-no',
      names: { fi: 'Saitko ajan?', sv: 'Fick du en tid?', en: 'Did you get a time?' },
      figure: withheld,
    }),
  ];
}

/** Thirteen months, of which one does not show and one is more than chance. */
export function trendReply(changes: Partial<Trend> = {}): Trend {
  const counts = [
    [12, 30, 41],
    [14, 28, 40],
    [11, 30, 44],
    [13, 31, 39],
    [40, 30, 12],
    [12, 26, 38],
    null,
    [10, 29, 43],
    [11, 32, 45],
    [12, 33, 47],
    [9, 28, 49],
    [10, 30, 50],
    [11, 31, 46],
  ] as const;
  const months = counts.map((each) => (each ? npsOf(each[0], each[1], each[2]) : withheld));
  const shown = months.flatMap((each) => ('withheld' in each ? [] : [npsCounts(each.distribution)]));
  const chart = npsControlChart(shown);
  let index = 0;
  return {
    organisation,
    place: unit,
    audience: 'public',
    threshold: 10,
    until: '2026-10',
    centre: chart?.centre ?? null,
    months: months.map((nps, month) => {
      const point = 'withheld' in nps ? null : chart?.points[index++];
      const number = 9 + month;
      return {
        period: `${2025 + Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`,
        nps,
        limits: point ? { low: point.low, high: point.high } : null,
        isSignal: point ? point.signal : null,
      };
    }),
    ...changes,
  };
}

/** Four measures, one of each state. */
export function measuresReply(changes: Partial<Measures> = {}): Measures {
  const id = (number: number) => `0198f0c0-0000-7000-8000-00000000000${number}`;
  return {
    organisation,
    measures: [
      {
        id: id(1),
        place: unit,
        title: {
          fi: 'Puhelinpalveluun lisää vastaajia',
          sv: 'Fler som svarar i telefon',
          en: 'More people answer the phone',
        },
        text: {
          fi: 'Moni kertoi jonottaneensa pitkään. Aamuisin puhelimeen vastaa nyt kaksi ihmistä enemmän.',
          sv: 'Många berättade att de köat länge. På morgnarna svarar nu två personer till.',
          en: 'Many told us that they waited long. Two more people now answer in the mornings.',
        },
        state: 'done',
        decidedOn: '2026-03-02',
        doneOn: '2026-05-04',
      },
      {
        id: id(2),
        place: unit,
        title: { fi: 'Opasteet aulaan' },
        text: { fi: 'Vastaanotot oli vaikea löytää. Aulaan tulee uudet opasteet.' },
        state: 'started',
        decidedOn: '2026-02-16',
        dueOn: '2026-12-31',
      },
      {
        id: id(3),
        place: organisation,
        title: { fi: 'Viestit selkokielellä', en: 'Messages in plain language' },
        text: {
          fi: 'Kutsukirjeet kirjoitetaan selkokielellä.',
          en: 'Letters will be written in plain language.',
        },
        state: 'planned',
        decidedOn: '2026-02-02',
      },
      {
        id: id(4),
        place: organisation,
        title: { fi: 'Iltavastaanotto lauantaisin' },
        text: { fi: 'Lauantaille ei saada henkilökuntaa. Arki-iltojen aikoja lisätään.' },
        state: 'dropped',
        decidedOn: '2026-01-12',
      },
    ],
    ...changes,
  };
}
