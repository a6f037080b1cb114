// What people said, in the words that staff released. Where there is none, nothing stands there.
import { languageList, type Place, type Quote } from '@palaute/schema';
import { section } from './blocks.ts';
import { html, type Html } from './html.ts';
import type { View } from './view.ts';

/** Most quotes on one page: the newest. */
export const quotesOnPage = 6;

/** @param quotes undefined when they could not be read. @param place whose page it is */
export function quotesBlock(view: View, quotes: readonly Quote[] | undefined, place: Place): Html | false {
  const { quotesHeading, quotesIntro } = view.texts;
  if (!quotes || quotes.length === 0) return false;
  return section(
    'quotes',
    quotesHeading,
    html`<p>${quotesIntro}</p>
      ${quotes.map((quote) => quoteFigure(view, quote, place))}`,
  );
}

/** Its language is told even where it is the page's own: what people wrote is never the page's text (WCAG 3.1.2). */
function quoteFigure(view: View, { text, language, place, month, releasedOn }: Quote, here: Place): Html {
  const isLeftwards = languageList.codes.some(
    ({ code, direction }) => code === language && direction === 'rtl',
  );
  return html`<figure class="quote">
    <blockquote lang="${language}" ${isLeftwards && html` dir="rtl"`}>
      ${text.split(/\n+/).map((line) => html`<p>${line}</p>`)}
    </blockquote>
    <figcaption class="fine">
      ${place.id !== here.id && html`${view.name(place.names)} · `}${month !== undefined && html`${view.period(month)} · `}${view.texts.releasedOn(view.day(releasedOn))}
    </figcaption>
  </figure>`;
}
