// Why figures do not show, or not whole: said once on a page where it is so.
import {
  boundedUnder,
  type Figures,
  isBounded,
  isWithheld,
  npsBound,
  type NpsFigure,
  type Results,
  type Trend,
  type Withheld,
} from '@palaute/schema';
import { html, type Html } from './html.ts';
import type { View } from './view.ts';

/** The figures of a page, and those beside them. */
type Noted = Figures & Pick<Results, 'threshold' | 'parts' | 'services' | 'municipalities'>;

/** What is told beside the figures of a page. */
const compared = ({ parts, services = [], municipalities = [] }: Noted): readonly Figures[] => [
  ...parts,
  ...services,
  ...municipalities,
];

/** Why something is not shown, where something is not. */
export function withheldNote(view: View, results: Noted): Html | false {
  const figuresOf = ({ feedback, nps, items }: Figures) => [
    feedback,
    nps,
    ...items.map(({ figure }) => figure),
  ];
  const isAny = [results, ...compared(results)].flatMap(figuresOf).some(isWithheld);
  return isAny && html`<p class="note">${view.texts.withheldWhy(view.number(results.threshold))}</p>`;
}

/** Why something is told as a bound, where something is. */
export function boundedNote(view: View, results: Noted, trend?: Pick<Trend, 'months'>): Html | false {
  const { nps, items } = results;
  const isAny = [nps, ...items.map(({ figure }) => figure)].some(
    (figure) => !isWithheld(figure) && isBounded(figure),
  );
  const isCompared = compared(results).some(
    (part) =>
      hasBound(part.nps) ||
      (part.place.kind === 'division' &&
        part.items.some(({ kind, figure }) => kind === 'likert' && !isWithheld(figure) && isBounded(figure))),
  );
  const isTold = isAny || isCompared || trend?.months.some(({ nps: month }) => hasBound(month)) === true;
  return (
    isTold && html`<p class="note">${view.texts.boundedWhy(view.number(boundedUnder), view.share(1, 1))}</p>`
  );
}

const hasBound = (figure: NpsFigure | Withheld): boolean =>
  !isWithheld(figure) && figure.nps !== null && npsBound(figure.nps, figure.n) !== undefined;
