// An item as a person sees it: a statement with its share, or a question of the organisation's own; or why it shows nothing.
import type { ItemFigure, LikertFigure } from '@palaute/schema';
import { shareBound } from '@palaute/schema/rules';
import { html } from 'lit';
import { numbersIn } from '../published/numbers.ts';
import { isWithheld } from '../published/withheld.ts';
import {
  answersText,
  barOf,
  drawnShare,
  meanText,
  shareInterval,
  shareText,
  verdictView,
  wordingOf,
} from './figure-view.ts';
import type { ResultsLocale } from './messages.ts';
import { ownView } from './own-view.ts';
import { target, topBoxVerdict } from './target.ts';

/** A row of the list. @param isBrief on an info screen, which says once why figures do not show */
export function itemView(item: ItemFigure, locale: ResultsLocale, isBrief: boolean): unknown {
  const { figure } = item;
  const { messages } = locale;
  const [why, short] = isWithheld(figure)
    ? [messages.withheld, messages.withheldShort]
    : [messages.noAnswers, messages.noAnswers];
  return html`
    <li part="item">
      <p class="wording">${wordingOf(item, locale)}</p>
      ${
        isWithheld(figure) || figure.n === 0
          ? html`<p class=${isBrief ? 'hint brief' : 'hint'}>${isBrief ? short : why}</p>`
          : 'topBox' in figure
            ? statementView(figure, locale)
            : ownView(item, locale)
      }
    </li>
  `;
}

function statementView(figure: LikertFigure, locale: ResultsLocale): unknown {
  const { language, messages } = locale;
  const { topBoxInterval, n } = figure;
  const topBox = figure.topBox!;
  const drawn = drawnShare(topBox, n);
  const { low, high } = (!shareBound(topBox, n) && topBoxInterval) || { low: drawn, high: drawn };
  const mean = meanText(figure, locale);
  const [from, to] = shareInterval(figure, locale);
  const facts = [
    answersText(n, locale),
    mean && messages.mean(mean),
    from !== undefined && messages.range(from, to!),
  ].filter(Boolean);
  return html`
    <p class="share">${shareText(topBox, n, locale)}</p>
    ${barOf(drawn, low, high)}
    <p class="facts hint">${facts.join(' · ')}</p>
    ${verdictView(topBoxVerdict(figure)!, numbersIn(language).share(target / 100), locale)}
  `;
}
