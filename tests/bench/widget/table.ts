// From the rounds' figures to a table: medians, each beside how many times ours it is, and where ours is behind.
import type { Figures } from './measure.ts';

interface Column {
  readonly key: keyof Figures;
  readonly title: string;
  /** It is of a click on the scale: a widget without one has none. */
  readonly isOfScale?: true;
}

const columns: readonly Column[] = [
  { key: 'bytes', title: 'bytes' },
  { key: 'shownMs', title: 'shown, ms' },
  { key: 'shownSlowlyMs', title: 'shown on a slow network, ms' },
  { key: 'workMs', title: 'main thread until shown, ms' },
  { key: 'clickMs', title: 'click to paint, ms', isOfScale: true },
  { key: 'clickWorkMs', title: 'main thread for the click, ms', isOfScale: true },
];

/** All rounds of one entry. */
export interface Measured {
  readonly name: string;
  /** @default true */
  readonly hasScale?: boolean | undefined;
  readonly rounds: readonly Figures[];
}

/** Middle value; of an even number, the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
}

const medianOf = ({ rounds }: Measured, key: keyof Figures): number =>
  median(rounds.map((figures) => figures[key]));

/** A Markdown table. @param base what the ratios are to */
export function toTable(all: readonly Measured[], base: Measured): string {
  const cell = (measured: Measured, { key }: Column): string => {
    const value = medianOf(measured, key);
    const shown = String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ' ');
    return measured === base ? shown : `${shown} (${(value / medianOf(base, key)).toFixed(2)} ×)`;
  };
  return [
    ['widget', ...columns.map(({ title }) => title)],
    ['---', ...columns.map(() => '---:')],
    ...all.map((measured) => [measured.name, ...columns.map((column) => cell(measured, column))]),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** The columns in which a peer's median is below that of ours, in words; where the peer has no scale, with that said. */
export const whereBehind = (own: readonly Measured[], peers: readonly Measured[]): readonly string[] =>
  own.flatMap((mine) =>
    columns.flatMap(({ key, title, isOfScale }) =>
      peers
        .filter((peer) => medianOf(peer, key) < medianOf(mine, key))
        .map((peer) => {
          const times = (medianOf(mine, key) / medianOf(peer, key)).toFixed(2);
          const but = isOfScale && peer.hasScale === false ? ', whose click is on a text field' : '';
          return `${mine.name}: ${title} is ${times} × that of ${peer.name}${but}`;
        }),
    ),
  );
