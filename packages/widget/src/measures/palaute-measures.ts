import type { Measure, Measures, MeasureState } from '@palaute/schema';
import { type CSSResultGroup, html, nothing } from 'lit';
import { localeOf } from '../published/messages.ts';
import { nameIn } from '../published/names.ts';
import { formats } from '../published/numbers.ts';
import { PublishedElement } from '../published/published-element.ts';
import { en } from './locales/en.ts';
import { fi } from './locales/fi.ts';
import { sv } from './locales/sv.ts';
import { measuresStyles } from './measures-styles.ts';
import type { MeasuresLocale, MeasuresMessages } from './messages.ts';

/**
 * What was changed because of feedback: you said, we did.
 *
 * A list of measures of one place and its parts, those decided last first. It asks the collector when it stands on a page,
 * and keeps nothing in the browser.
 *
 * @tagname palaute-measures
 *
 * @attr {string} endpoint - Address of the collector; a path, or empty for the page's own origin.
 * @attr {string} organisation - OID of the organisation.
 * @attr {string} division - Slug of a division of it.
 * @attr {string} service - Slug of a service of it.
 * @attr {string} municipality - Code of a municipality that it has units in, `109`.
 * @attr {string} unit - OID of a service unit (palvelupiste) of it.
 * @attr {string} lang - Language: `fi`, `sv` or `en`; without it the nearest `lang` outward decides, then Finnish.
 * @attr {'light' | 'dark' | 'auto'} theme - Colours: `auto` as the person's system has them; without it as the page's.
 *
 * @slot heading - Heading of the list, in the page's own heading level.
 *
 * @csspart figures - All of it.
 * @csspart measure - One measure.
 * @csspart retry - The button that fetches again.
 *
 * @cssprop [--palaute-accent=#2a6ebb] - What is done, and focus; 3:1 against the surface.
 * @cssprop [--palaute-on-accent=#fff] - Text on the accent.
 * @cssprop [--palaute-text] - Text.
 * @cssprop [--palaute-muted] - Secondary text.
 * @cssprop [--palaute-surface=#fff] - Background.
 * @cssprop [--palaute-border] - Borders.
 * @cssprop [--palaute-error] - That something could not be had.
 * @cssprop [--palaute-radius=0.5em] - Rounding.
 * @cssprop [--palaute-font=inherit] - Font family.
 */
export class PalauteMeasures extends PublishedElement<Measures> {
  static override styles: CSSResultGroup = [super.styles, measuresStyles];

  protected override get locale(): MeasuresLocale {
    return localeOf([fi, sv, en], this.tag);
  }

  protected override async ask(): Promise<Measures> {
    const reply = (await this.get('measures')) as Measures;
    if (!Array.isArray(reply.measures)) throw new TypeError('These are no measures.');
    return reply;
  }

  protected override view({ organisation, measures }: Measures): unknown {
    const { language, messages } = this.locale;
    // The place that was asked about needs no naming; its parts do.
    const asked = this.unit ?? this.service ?? this.division ?? organisation.id;
    if (measures.length === 0) return html`<p class="none">${messages.empty}</p>`;
    return html`
      <ul class="measures">
        ${measures.map(
          (measure) => html`
            <li part="measure">
              <h3>${nameIn(measure.title, language)}</h3>
              ${measure.place.id === asked ? nothing : html`<p class="hint">${nameIn(measure.place.names, language)}</p>`}
              <p class="when">
                <span class="pill ${looks[measure.state]}">${messages.state[measure.state]}</span>
                ${dayView(measure, this.locale)}
              </p>
              <p class="said">${nameIn(measure.text, language)}</p>
            </li>
          `,
        )}
      </ul>
    `;
  }
}

const looks: Readonly<Record<MeasureState, string>> = {
  planned: 'perhaps',
  started: '',
  done: 'yes',
  dropped: 'perhaps',
};

/** The day that says most of a state. */
const dayOf: Readonly<Record<MeasureState, keyof MeasuresMessages & keyof Measure>> = {
  planned: 'dueOn',
  started: 'dueOn',
  done: 'doneOn',
  dropped: 'decidedOn',
};

function dayView(measure: Measure, { language, messages }: MeasuresLocale): unknown {
  const wanted = dayOf[measure.state];
  const which = measure[wanted] ? wanted : 'decidedOn';
  const day = measure[which];
  if (!day) return nothing;
  const written = new Intl.DateTimeFormat(formats[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(day),
  );
  return html`<span>${messages[which]} <time datetime=${day}>${written}</time></span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'palaute-measures': PalauteMeasures;
  }
}
