// What the elements share that show what a collector publishes: the place that is asked about, the way of the answer
// onto the screen, and what is said where there is none. What an answer looks like belongs to each element.
import { type CSSResultGroup, html, LitElement, nothing, type PropertyDeclarations } from 'lit';
import { NearestLanguage } from '../nearest-language.ts';
import { warnDeveloper } from '../settings.ts';
import { getJson, UnknownPlaceError } from './get-json.ts';
import type { PublishedLocale } from './messages.ts';
import { formats } from './numbers.ts';
import { publishedStyles } from './published-styles.ts';

type Trouble = 'failed' | 'unknown';

/** Shows what is published of one place. It makes its request when it stands on a page, and keeps nothing. */
export abstract class PublishedElement<Reply> extends LitElement {
  static override properties: PropertyDeclarations = {
    endpoint: {},
    organisation: {},
    division: {},
    service: {},
    municipality: {},
    unit: {},
    theme: { reflect: true },
    reply: { state: true },
    trouble: { state: true },
    isLoading: { state: true },
  };

  static override styles: CSSResultGroup = publishedStyles;

  declare endpoint: string | null | undefined;
  declare organisation: string | null | undefined;
  declare division: string | null | undefined;
  declare service: string | null | undefined;
  declare municipality: string | null | undefined;
  declare unit: string | null | undefined;
  declare theme: string | null | undefined;
  /** What shows. It stays when a later request fails. */
  declare protected reply: Reply | undefined;
  declare protected trouble: Trouble | undefined;
  declare protected isLoading: boolean;

  readonly #language = new NearestLanguage(this);
  #asked: string | undefined;
  #turn = 0;
  #fetchedAt = new Date(0);

  constructor() {
    super();
    this.isLoading = false;
  }

  /** Makes the element's requests; override it to make them another way. */
  fetch(url: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    return globalThis.fetch(url, init);
  }

  /** Fetches anew. What shows stays until the answer is there, and where it does not come. */
  async reload(): Promise<void> {
    const turn = ++this.#turn;
    this.isLoading = true;
    let reply: Reply | undefined;
    let trouble: Trouble | undefined;
    try {
      reply = await this.ask();
    } catch (error) {
      const isUnknown = error instanceof UnknownPlaceError;
      if (isUnknown) warnDeveloper([error.message]);
      trouble = isUnknown ? 'unknown' : 'failed';
    }
    // The page may have gone on to another place meanwhile.
    if (turn !== this.#turn) return;
    const wasOnRetry = this.shadowRoot?.activeElement?.part.contains('retry');
    this.isLoading = false;
    this.trouble = trouble;
    if (reply) {
      this.reply = reply;
      this.#fetchedAt = new Date();
    }
    await this.updateComplete;
    // The button that was pressed is gone.
    if (wasOnRetry && !trouble) this.renderRoot.querySelector<HTMLElement>('#heading')?.focus();
  }

  protected override willUpdate(): void {
    const asked = this.asked();
    if (asked === this.#asked) return;
    this.#asked = asked;
    // Figures of another place are not this one's.
    this.reply = undefined;
    this.trouble = undefined;
    void this.reload();
  }

  protected abstract get locale(): PublishedLocale;

  /** What decides of which place what is shown. */
  protected asked(): string {
    return this.#address('');
  }

  /** Fetches what is shown. */
  protected abstract ask(): Promise<Reply>;

  protected abstract view(reply: Reply): unknown;

  /** Where the element's root says more of how it shall look. */
  protected get looks(): string {
    return 'page';
  }

  protected get tag(): string {
    return this.#language.tag;
  }

  /** When what shows was fetched, by the clock of who looks. */
  protected get fetchedAt(): string {
    const format = { dateStyle: 'medium', timeStyle: 'short' } as const;
    return new Intl.DateTimeFormat(formats[this.locale.language], format).format(this.#fetchedAt);
  }

  /** @throws {UnknownPlaceError} where the attributes name no place */
  protected async get(
    path: string,
    more: Readonly<Record<string, string | null | undefined>> = {},
  ): Promise<unknown> {
    if (this.endpoint == null || !this.organisation) {
      throw new UnknownPlaceError(`no-place: <${this.localName}> needs endpoint and organisation`);
    }
    return getJson(this.#address(path, more), this);
  }

  #address(path: string, more: Readonly<Record<string, string | null | undefined>> = {}): string {
    const { endpoint, organisation, division, service, municipality, unit } = this;
    const query = Object.entries({ organisation, division, service, municipality, unit, ...more }).flatMap(
      ([name, value]) => (value ? [`${name}=${encodeURIComponent(value)}`] : []),
    );
    return `${endpoint?.replace(/\/+$/, '')}/v1/${path}?${query.join('&')}`;
  }

  protected override render(): unknown {
    const { language, messages } = this.locale;
    const { reply, trouble, isLoading } = this;
    const isStale = reply !== undefined && trouble === 'failed';
    const said =
      isLoading && !reply
        ? messages.loading
        : isStale
          ? messages.stale(this.fetchedAt)
          : trouble && messages[trouble];
    return html`
      <div class=${this.looks} part="figures" lang=${language} dir="ltr">
        <div id="heading" tabindex="-1">
          <slot name="heading"><h2>${messages.heading}</h2></slot>
        </div>
        <p class="status" role="status">${said}</p>
        ${
          trouble === 'failed' && !reply
            ? html`<button
                part="retry"
                type="button"
                aria-disabled=${isLoading ? 'true' : nothing}
                @click=${this.#retry}
              >
                ${messages.retry}
              </button>`
            : nothing
        }
        ${reply && trouble !== 'unknown' ? this.view(reply) : nothing}
      </div>
    `;
  }

  readonly #retry = (): void => {
    if (!this.isLoading) void this.reload();
  };
}
