// The element: its attributes and its requests. What is drawn is in the views beside it, what is said in locales/.
import type { LikertFigure, Results, Trend } from '@palaute/schema';
import { boundedUnder, isBounded, parsePeriod } from '@palaute/schema/rules';
import { type CSSResultGroup, html, nothing, type PropertyDeclarations } from 'lit';
import { localeOf } from '../published/messages.ts';
import { nameIn } from '../published/names.ts';
import { numbersIn } from '../published/numbers.ts';
import { PublishedElement } from '../published/published-element.ts';
import { isWithheld } from '../published/withheld.ts';
import { npsView, shareText } from './figure-view.ts';
import { itemView } from './item-view.ts';
import { en } from './locales/en.ts';
import { fi } from './locales/fi.ts';
import { sv } from './locales/sv.ts';
import type { ResultsLocale } from './messages.ts';
import { periodName, trendUntil, usualPeriod } from './periods.ts';
import { resultsStyles } from './results-styles.ts';
import { tableView } from './results-table.ts';
import { screenStyles } from './screen-styles.ts';
import { summaryOf } from './summary.ts';
import { hasBound, trendView } from './trend-view.ts';

const minuteMs = 60_000;
const usualRefreshMinutes = 10;

interface Shown {
  readonly results: Results;
  /** Not there where the collector has none. */
  readonly trend: Trend | undefined;
}

/**
 * What people have answered about one place: the recommendation with its score, the statements, the organisation's own
 * questions, and thirteen months.
 *
 * Figures that would tell of a small group are not in what the collector publishes, and are never drawn as nothing. The
 * same figures stand in a table. It asks the collector when it stands on a page, and keeps nothing in the browser.
 *
 * @tagname palaute-results
 *
 * @attr {string} endpoint - Address of the collector; a path, or empty for the page's own origin.
 * @attr {string} organisation - OID of the organisation.
 * @attr {string} division - Slug of a division of it.
 * @attr {string} service - Slug of a service of it.
 * @attr {string} municipality - Code of a municipality that it has units in, `109`.
 * @attr {string} unit - OID of a service unit (palvelupiste) of it.
 * @attr {string} period - Calendar period: `2026`, `2026-T1`, `2026-Q1`, `2026-03`; without it the year of the last whole month.
 * @attr {string} lang - Language: `fi`, `sv` or `en`; without it the nearest `lang` outward decides, then Finnish.
 * @attr {'light' | 'dark' | 'auto'} theme - Colours: `auto` as the person's system has them; without it as the page's.
 * @attr {'screen'} mode - `screen` fills an info screen, legible from four metres, and fetches anew by itself.
 * @attr {string} refresh - Minutes after which the figures are fetched anew; 10 on an info screen, else never.
 *
 * @slot heading - Heading of the results, in the page's own heading level.
 *
 * @csspart figures - All of it.
 * @csspart item - One statement or question with its figures.
 * @csspart bar - A bar.
 * @csspart trend - The chart of thirteen months.
 * @csspart table - The figures as a table, with the control that opens it.
 * @csspart retry - The button that fetches again.
 *
 * @cssprop [--palaute-accent=#2a6ebb] - Bars, lines and focus; 3:1 against the surface.
 * @cssprop [--palaute-on-accent=#fff] - Text on the accent.
 * @cssprop [--palaute-text] - Text.
 * @cssprop [--palaute-muted] - Secondary text.
 * @cssprop [--palaute-surface=#fff] - Background.
 * @cssprop [--palaute-border] - Borders.
 * @cssprop [--palaute-error] - That something could not be had.
 * @cssprop [--palaute-radius=0.5em] - Rounding.
 * @cssprop [--palaute-font=inherit] - Font family.
 */
export class PalauteResults extends PublishedElement<Shown> {
  static override properties: PropertyDeclarations = {
    ...super.properties,
    period: {},
    mode: { reflect: true },
    refresh: {},
  };

  static override styles: CSSResultGroup = [super.styles, resultsStyles, screenStyles];

  declare period: string | null | undefined;
  declare mode: string | null | undefined;
  declare refresh: string | null | undefined;

  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    // What was taken off a page and put back goes on.
    if (this.reply) this.#wait();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override async reload(): Promise<void> {
    await super.reload();
    this.#wait();
  }

  protected override get locale(): ResultsLocale {
    return localeOf([fi, sv, en], this.tag);
  }

  protected override asked(): string {
    return `${super.asked()} ${this.period}`;
  }

  protected override async ask(): Promise<Shown> {
    const today = new Date();
    const period = this.period || usualPeriod(today);
    const [results, trend] = await Promise.all([
      this.get('results', { period }) as Promise<Results>,
      // Where it cannot be had, the figures show without it.
      this.get('results/trend', { until: trendUntil(parsePeriod(period)?.months.at(-1), today) }).catch(
        () => undefined,
      ) as Promise<Trend | undefined>,
    ]);
    if (!results.nps || !Array.isArray(results.items)) throw new TypeError('These are no results.');
    return { results, trend: Array.isArray(trend?.months) ? trend : undefined };
  }

  protected override get looks(): string {
    return this.mode === 'screen' ? 'page screen' : 'page';
  }

  protected override view({ results, trend }: Shown): unknown {
    const { locale } = this;
    const { language, messages, pack } = locale;
    const { number } = numbersIn(language);
    const { place, period, feedback, aggregated = 0, nps, items, threshold } = results;
    const isScreen = this.mode === 'screen';
    const statements = items.filter(({ kind, names }) => kind === 'likert' && !names);
    // An info screen has room for the national ones.
    const own = isScreen ? [] : items.filter(({ item }) => item.includes(':'));
    const open = isScreen ? undefined : items.find(({ item }) => item === 'open');
    const asked = [...(open ? [open] : []), ...statements, ...own];
    const figures = [nps, ...asked.map(({ figure }) => figure as LikertFigure)];
    const isEmpty = figures.every((figure) => !isWithheld(figure) && figure.n === 0);
    const head = html`
      <p class="place">
        <strong>${nameIn(place.names, language)}</strong>
        <span>${periodName(period, locale)}</span>
        ${
          isWithheld(feedback) || isEmpty || isScreen
            ? nothing
            : html`<span>${messages.feedbacks(number(feedback.n), feedback.n === 1)}</span>`
        }
      </p>
    `;
    if (isEmpty)
      return html`${head}
        <p class="none">${messages.empty}</p>`;
    const summary = summaryOf(results, locale);
    const list = (these: typeof statements) =>
      html`<ul class="statements">
        ${these.map((item) => itemView(item, locale, isScreen))}
      </ul>`;
    return html`
      ${head} ${summary ? html`<p class="summary">${summary}</p>` : nothing}
      <div class="all">
        <div class="score-side">
          <section class="nps">
            <h3>${messages.nps}</h3>
            <p class="question">${pack.texts.nps}</p>
            ${isWithheld(nps) ? html`<p>${messages.withheld}</p>` : npsView(nps, locale)}
          </section>
          ${open ? list([open]) : nothing} ${trend ? trendView(trend, locale) : nothing}
        </div>
        <section class="agreed">
          <h3>${messages.statements}</h3>
          <p class="hint">
            ${messages.share(pack.texts['likert-5'])} <span class="bar-key">${messages.barKey}</span>
          </p>
          ${list(statements)}
          ${
            own.length > 0
              ? html`<h4>${messages.own}</h4>
                  ${list(own)}`
              : nothing
          }
        </section>
      </div>
      ${isScreen ? nothing : tableView(results, asked, trend, locale)}
      <div class="notes hint">
        ${
          figures.some(isWithheld)
            ? html`<p>${isScreen ? messages.withheld : messages.withheldWhy(number(threshold))}</p>`
            : nothing
        }
        ${
          !isScreen &&
          (figures.some((figure) => isBounded(figure as LikertFigure)) || trend?.months.some(hasBound))
            ? html`<p>${messages.bounded(number(boundedUnder), shareText(1, 1, locale))}</p>`
            : nothing
        }
        <p>${messages.channels} ${isScreen ? nothing : messages.comparison}</p>
        ${aggregated > 0 ? html`<p>${messages.aggregated(number(aggregated))}</p>` : nothing}
        ${messages.unofficial ? html`<p>${messages.unofficial}</p>` : nothing}
        ${isScreen ? html`<p>${messages.fetched(this.fetchedAt)}</p>` : nothing}
      </div>
    `;
  }

  /** Fetches anew in a while; sooner where the last try failed, so that a screen does not stay behind. */
  #wait(): void {
    clearTimeout(this.#timer);
    const minutes = Number(this.refresh || (this.mode === 'screen' ? usualRefreshMinutes : 0));
    if (!(minutes > 0) || !this.isConnected) return;
    const wait = this.trouble ? 1 : Math.max(1, minutes);
    this.#timer = setTimeout(() => void this.reload(), wait * minuteMs);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'palaute-results': PalauteResults;
  }
}
