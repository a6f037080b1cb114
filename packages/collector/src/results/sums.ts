// Adds up what shows of several organisations, so that the sum tells nothing that they do not. Which organisations those
// are is the matter of summed.ts. Pure.
import { type Coverage, type Figures, isWithheld, type ItemFigure, type Place } from '@palaute/schema';
import { countedOnly } from '../aggregates/tally.ts';
import { chosen, feedbackItem } from '../feedback/row.ts';
import { addUp, type Counts, figuresOf } from './figures.ts';

type Figure = Figures['feedback'] | Figures['nps'] | ItemFigure['figure'];

/** What is asked of all alike, in the order of the figures: an organisation's own items are in no sum. */
const summedFigures = ({ feedback, nps, items }: Figures): ReadonlyMap<string, Figure> =>
  new Map<string, Figure>([
    [feedbackItem, feedback],
    ['nps', nps],
    ...items.filter(({ item }) => !item.includes(':')).map(({ item, figure }) => [item, figure] as const),
  ]);

/**
 * The figures of all parts together, with their statistics. What does not show of a part is not in it, and where nothing
 * shows of any the sum does not either.
 */
export function sumFigures(place: Place, parts: readonly Figures[]): Figures {
  const figures = parts.map(summedFigures);
  const shownOf = (item: string) => figures.filter((of) => isShown(of.get(item)));
  const isWithheldOf = (item: string) =>
    shownOf(item).length === 0 && figures.some((of) => isHidden(of.get(item)));
  return figuresOf(place, addUp(parts.map(countsOf)), [], {
    isWithheld: isWithheldOf,
    skipped: () => undefined,
  });
}

/** @param unread how many organisations could not be read */
export function coverageOf(sum: Figures, parts: readonly Figures[], unread: number): Coverage[] {
  const figures = parts.map(summedFigures);
  return [...summedFigures(sum).keys()].map((item) => {
    const summed = figures.filter((of) => isShown(of.get(item))).length;
    const withheld = figures.filter((of) => isHidden(of.get(item))).length;
    return { item, summed, withheld, none: parts.length - summed - withheld, unread };
  });
}

/** The organisations whose answers are in the figure of an item, by OID. */
export const summedIn = (item: string, parts: readonly Figures[]): string[] =>
  parts.filter((part) => isShown(summedFigures(part).get(item))).map(({ place }) => place.id);

const isHidden = (figure: Figure | undefined): boolean => figure !== undefined && isWithheld(figure);

const isShown = (figure: Figure | undefined): boolean =>
  figure !== undefined && !isWithheld(figure) && figure.n > 0;

/** The counts that figures were made of, as far as they show. */
function countsOf(figures: Figures): Counts {
  const counts = new Map<string, ReadonlyMap<string, number>>();
  for (const [item, figure] of summedFigures(figures)) {
    if (isWithheld(figure)) continue;
    const { n } = figure;
    if ('distribution' in figure) {
      const lowest = 'nps' in figure ? 0 : 1;
      counts.set(item, new Map(figure.distribution.map((gave, index) => [String(index + lowest), gave])));
    } else if ('counts' in figure) {
      const options = Object.entries(figure.counts).map(([option, gave]) => [chosen(option), gave] as const);
      counts.set(item, new Map([['given', n], ...options]));
    } else {
      const reported = item === feedbackItem ? (figures.aggregated ?? 0) : 0;
      counts.set(
        item,
        new Map([
          ['given', n - reported],
          [countedOnly, reported],
        ]),
      );
    }
  }
  return counts;
}
