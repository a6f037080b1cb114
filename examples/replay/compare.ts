// Published beside computed, figure by figure. Pure: two results in, lines out.
import { isWithheld, type Results, round } from '@palaute/schema';
import { divisions, openQuestion, statements, total } from './published.ts';

export interface Comparison {
  readonly name: string;
  readonly published: number;
  readonly computed: number | null;
  /** What the same figure is to the public; null where it is withheld. */
  readonly public: number | null;
  readonly decimals: number;
}

interface Line {
  readonly name: string;
  readonly published: number;
  readonly decimals: number;
  readonly read: (results: Results) => number | null;
}

/** Compares the whole results and the public ones, of one period, with what was published. */
export const compare = (whole: Results, open: Results): Comparison[] =>
  lines().map(({ name, published, decimals, read }) => ({
    name,
    published,
    computed: rounded(read(whole), decimals),
    public: rounded(read(open), decimals),
    decimals,
  }));

/** Whether every figure is the published one at its precision. */
export const isReproduced = (comparisons: readonly Comparison[]): boolean =>
  comparisons.every(({ published, computed }) => computed === published);

const rounded = (value: number | null, decimals: number) => (value === null ? null : round(value, decimals));

function lines(): Line[] {
  const all = { n: total.n, nps: total.nps, mean: total.mean };
  return [
    ...npsLines('All', all, (results) => results),
    ...divisions.flatMap((division) =>
      npsLines(division.name, division, (results) =>
        results.parts.find(({ place }) => place.id === division.id),
      ),
    ),
    {
      name: 'Open question, n',
      published: openQuestion.n,
      decimals: 0,
      read: (results) => itemValue(results, 'open', 'n'),
    },
    ...statements.flatMap(({ item, n, mean }): Line[] => [
      { name: `${item}, n`, published: n, decimals: 0, read: (results) => itemValue(results, item, 'n') },
      {
        name: `${item}, mean`,
        published: mean,
        decimals: 2,
        read: (results) => itemValue(results, item, 'mean'),
      },
    ]),
  ];
}

type Published = Readonly<Record<'n' | 'nps' | 'mean', number>>;

function npsLines(
  name: string,
  published: Published,
  figuresIn: (results: Results) => Pick<Results, 'nps'> | undefined,
): Line[] {
  const read = (key: keyof Published) => (results: Results) => {
    const nps = figuresIn(results)?.nps;
    return nps && !isWithheld(nps) ? nps[key] : null;
  };
  return [
    { name: `${name}, n`, published: published.n, decimals: 0, read: read('n') },
    { name: `${name}, NPS`, published: published.nps, decimals: 1, read: read('nps') },
    { name: `${name}, mean`, published: published.mean, decimals: 2, read: read('mean') },
  ];
}

function itemValue(results: Results, item: string, key: 'n' | 'mean'): number | null {
  const figure = results.items.find((candidate) => candidate.item === item)?.figure;
  if (!figure || isWithheld(figure)) return null;
  return key === 'n' ? figure.n : 'mean' in figure ? figure.mean : null;
}
