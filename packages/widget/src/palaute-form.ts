// The element: its attributes, its state and its way from one state to the next. What is drawn is in form-view.ts and
// notices.ts, what is said in locales/, what travels in record.ts, how it is sent in delivery.ts.
import { type CSSResultGroup, html, LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import { type FormDefinition, nationalForm } from './definition.ts';
import type { Delivery } from './delivery.ts';
import { announce, type FailureCode } from './events.ts';
import { type FormState, untouched } from './form-state.ts';
import { formView, itemOf, readForm } from './form-view.ts';
import { localeFor } from './language.ts';
import type { Locale } from './messages.ts';
import { NearestLanguage } from './nearest-language.ts';
import { scaleStyles } from './scale-styles.ts';
import { type ReadSettings, readSettings, warnDeveloper } from './settings.ts';
import { styles } from './styles.ts';
import type { TextWatch } from './text-watch.ts';

type Sending = typeof import('./sending.ts');

let instances = 0;

/**
 * The national customer feedback form: recommendation, open question, statements, free feedback, and what the site's
 * own form asks beside them.
 *
 * Nothing is required or chosen beforehand, and everything can be skipped. Answers live in memory only: no cookie,
 * no storage. Until a person touches the form it makes no request.
 *
 * @tagname palaute-form
 *
 * @attr {string} endpoint - Address of the collector; a path, or empty for the page's own origin.
 * @attr {string} site-key - The page's site key.
 * @attr {string} form - Id of the site's form; without it the national form is asked.
 * @attr {string} unit - OID of the service unit (palvelupiste).
 * @attr {string} service - Code of the service, `SOTE23.1`, or `system|code`.
 * @attr {string} lang - Language; without it the nearest `lang` outward decides, then Finnish.
 * @attr {'light' | 'dark' | 'auto'} theme - Colours: `auto` as the person's system has them; without it as the page's.
 * @attr {string} contact-channel - Channel of the service contact: `site`, `web`, `chat-video`, `phone`, `home-visit`.
 * @attr {string} contact-date - Day of the service contact, `YYYY-MM-DD`.
 * @attr {string} [collection-channel=web] - Channel of the feedback itself.
 *
 * @slot heading - Heading of the form, in the page's own heading level.
 * @slot privacy - Privacy notice, before the button that sends.
 * @slot thanks - More to say after the thank-you.
 *
 * @fires {CustomEvent<{ item: string }>} palaute-answer - An item was answered (which one, not what).
 * @fires {CustomEvent<{ feedback: Feedback }>} palaute-submit - About to be sent; can be prevented.
 * @fires {CustomEvent<{ receipt: Receipt }>} palaute-sent - Stored by the collector.
 * @fires {CustomEvent<{ code: string }>} palaute-failed - Not sent; the answers are still on screen.
 *
 * @csspart form - The form.
 * @csspart item - One question or statement with its answers.
 * @csspart option - The visible cell of one option.
 * @csspart text - A text field.
 * @csspart notice - Errors, why sending failed, or what was noticed in a text.
 * @csspart send - The button that sends.
 * @csspart thanks - The thank-you that replaces the form.
 * @csspart another - The button for a new form.
 *
 * @cssprop [--palaute-accent=#2a6ebb] - Buttons, chosen options and focus.
 * @cssprop [--palaute-on-accent=#fff] - Text on the accent.
 * @cssprop [--palaute-text] - Text.
 * @cssprop [--palaute-muted] - Secondary text.
 * @cssprop [--palaute-surface=#fff] - Background.
 * @cssprop [--palaute-border] - Borders of options and fields; 3:1 against the surface (WCAG 1.4.11).
 * @cssprop [--palaute-error] - Errors.
 * @cssprop [--palaute-radius=0.5em] - Rounding.
 * @cssprop [--palaute-font=inherit] - Font family.
 */
export class PalauteForm extends LitElement {
  static override properties: PropertyDeclarations = {
    endpoint: {},
    siteKey: { attribute: 'site-key' },
    form: {},
    unit: {},
    service: {},
    theme: { reflect: true },
    contactChannel: { attribute: 'contact-channel' },
    contactDate: { attribute: 'contact-date' },
    collectionChannel: { attribute: 'collection-channel' },
    definition: { attribute: false },
    state: { state: true },
    said: { state: true },
    isWhole: { state: true },
  };

  static override styles: CSSResultGroup = [styles, scaleStyles];

  declare endpoint: string | null | undefined;
  declare siteKey: string | null | undefined;
  declare form: string | null | undefined;
  declare unit: string | null | undefined;
  declare service: string | null | undefined;
  declare theme: string | null | undefined;
  declare contactChannel: string | null | undefined;
  declare contactDate: string | null | undefined;
  declare collectionChannel: string | null | undefined;
  /** What the site's form asks, where the page brings it along instead of having it fetched: the collector's reply. */
  declare definition: FormDefinition | undefined;
  declare private state: FormState;
  /** What the live region says. */
  declare private said: string;
  declare private isWhole: boolean;

  readonly #language = new NearestLanguage(this);
  readonly #prefix = `palaute-${++instances}-`;
  #delivery: Delivery | undefined;
  #sending: Sending | undefined;
  #asked = nationalForm;
  #watch: TextWatch | undefined;
  #site: typeof import('./site-form.ts') | undefined;
  #isDefined = false;

  constructor() {
    super();
    this.collectionChannel = 'web';
    this.state = untouched;
    this.said = '';
    this.isWhole = document.hidden;
    this.addEventListener('pointerover', this.define);
    this.addEventListener('focusin', this.define);
  }

  /** Begins a new, empty form under a new id. What is being sent is still sent, and still told by an event. */
  reset(): void {
    this.#delivery = undefined;
    this.#element<HTMLFormElement>('form')?.reset();
    this.#watch?.end();
    this.#watch = undefined;
    this.#isDefined = false;
    this.said = '';
    this.state = untouched;
  }

  /** Makes the form's requests; override it to make them another way. */
  fetch(url: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    return globalThis.fetch(url, init);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch?.end();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('definition')) void this.define();
    if (['form', 'endpoint', 'siteKey'].some((name) => changed.has(name))) this.#isDefined = false;
  }

  /** The first question is on screen a frame before the rest, which on a slow phone is a while. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const isDone = await super.getUpdateComplete();
    if (this.isWhole) return isDone;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    this.isWhole = true;
    return super.getUpdateComplete();
  }

  protected override firstUpdated(): void {
    void this.#settle();
  }

  /** What can wait until the form is on screen. */
  async #settle(): Promise<void> {
    await this.updateComplete;
    // A unit that is not named may come with the definition.
    this.#warn((this.form || this.definition) && !this.unit ? 'bad-unit' : undefined);
    await this.#bringSending();
  }

  #warn(besides?: string): void {
    warnDeveloper(this.#readSettings().remedies.filter((remedy) => !besides || !remedy.startsWith(besides)));
  }

  protected override render(): unknown {
    const { state } = this;
    const { locale } = this;
    const { pack, messages, lang = pack.language } = locale;
    return html`
      <div class="page" lang=${lang} dir=${pack.direction ?? 'ltr'}>
        ${
          state.name === 'sent'
            ? this.#sending?.thankYou(state, locale, this.#startAnother)
            : formView({
                state,
                isWhole: this.isWhole,
                definition: this.#asked,
                site: this.#site,
                locale,
                prefix: this.#prefix,
                noteOf: (field) => this.#watch?.noteOf(field, locale),
                onSubmit: this.#submit,
                onChange: this.#tellAnswered,
                onClick: this.#holdWhileSending,
                onFocus: this.#watchText,
                onRemove: this.#removeData,
                goTo: this.#goTo,
              })
        }
        <p class="unseen" role="status">
          ${state.name === 'sent' ? messages.thanks : state.name === 'sending' ? messages.sending : this.said}
        </p>
      </div>
    `;
  }

  /**
   * Brings in what the site's form asks, when a person first comes to it: until then nothing tells a server that they
   * are on the page.
   */
  protected readonly define = async (): Promise<void> => {
    const { definition, form } = this;
    if (!definition && (this.#isDefined || !form)) return;
    const { target, record } = this.#readSettings();
    if (!definition && !target) return;
    this.#isDefined = true;
    try {
      const site = (this.#site ??= await import('./site-form.ts'));
      const asked = definition
        ? site.readDefinition(definition)
        : await site.fetchDefinition(
            target!,
            form!,
            record ? { unit: record.unit, collectionChannel: record.collectionChannel } : {},
            (url, init) => this.fetch(url, init),
          );
      // The page may have gone on to another form meanwhile.
      if (form === this.form && definition === this.definition) this.#ask(asked);
    } catch {
      warnDeveloper(['no-form: the site’s own form could not be had, so the national form is asked']);
    }
    this.#warn();
  };

  /** Moves the focus to the form's heading, or to the thank-you. */
  protected focusHeading(): void {
    (this.#element('thanks') ?? this.#element('heading'))?.focus();
  }

  protected get locale(): Locale {
    return localeFor(this.#language.tag);
  }

  /** Whether anything is written that closing would hide. */
  protected get isWritten(): boolean {
    return [...this.renderRoot.querySelectorAll<HTMLInputElement>('textarea,.text')].some(({ value }) =>
      value.trim(),
    );
  }

  /** Asks what a definition says. Nothing that a person has begun to answer goes away under their hands. */
  #ask(definition: FormDefinition): void {
    const filled = this.#readForm();
    const { item } = (this.shadowRoot?.activeElement as HTMLElement | null | undefined)?.dataset ?? {};
    const { statements } = this.#asked;
    this.#asked = {
      ...definition,
      statements: statements.some((id) => filled[id] || id === item) ? statements : definition.statements,
      free:
        definition.free || !!(filled['free']?.[0] || filled['kinds'] || item === 'free' || item === 'kinds'),
    };
    this.requestUpdate();
  }

  #element<Type extends HTMLElement>(id: string): Type | null {
    return this.renderRoot?.querySelector<Type>(id === 'form' ? id : `[id="${id}"]`);
  }

  get #fields(): readonly HTMLTextAreaElement[] {
    return [...this.renderRoot.querySelectorAll('textarea')];
  }

  #readForm(): ReturnType<typeof readForm> {
    const form = this.#element<HTMLFormElement>('form');
    return form ? readForm(form, this.#prefix) : {};
  }

  #readSettings(): ReadSettings {
    return readSettings(this, this.baseURI, this.#asked.unit?.oid);
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const [watch, sending] = await Promise.all([this.#bringWatch(), this.#bringSending()]);
    if (this.state.name === 'sending') return;
    if (!sending) return this.#fail('network');
    const untold = this.#fields.filter((field) => watch?.look(field));
    const filled = this.#readForm();
    const faults = new Map([
      ...sending.tooLongTexts(filled),
      ...(this.#site?.contactFaults(this.#asked, filled) ?? []),
    ]);
    if (faults.size > 0) return this.#show({ name: 'answering', faults }, 'notice');
    if (untold.length > 0) return this.#show({ name: 'asking' }, 'notice');

    const { target, record } = this.#readSettings();
    if (!target || !record) return this.#fail('settings');
    const sent = Object.fromEntries(
      Object.entries(filled).map(([item, values]) => [
        item,
        values.map((value) => (watch ? watch.withoutCodes(value) : sending.withoutPlainCodes(value))),
      ]),
    );
    const isMasked = `${Object.values(sent)}` !== `${Object.values(filled)}`;
    const delivery = (this.#delivery ??= new sending.Delivery());
    const feedback = sending.toFeedback(delivery.id, sent, this.#asked, this.locale, record);
    if (!announce(this, 'palaute-submit', { feedback })) return;

    this.state = { name: 'sending' };
    try {
      const delivered = await delivery.send(feedback, {
        ...target,
        fetch: (url, init) => this.fetch(url, init),
      });
      if (delivery === this.#delivery) await this.#show({ name: 'sent', delivered, isMasked }, 'thanks');
      announce(this, 'palaute-sent', { receipt: delivered.receipt });
    } catch (error) {
      // Whatever went wrong, the person can go on; a fault of our own still reaches the console.
      const code = sending.codeOf(error);
      await this.#fail(code ?? 'unreadable', delivery !== this.#delivery);
      if (!code) throw error;
    }
  };

  /** @param isPast the form has been emptied since: only the page is told */
  async #fail(code: FailureCode, isPast = false): Promise<void> {
    if (!isPast) await this.#show({ name: 'failed', code }, 'notice');
    announce(this, 'palaute-failed', { code });
  }

  /** Draws a state and moves the focus to what it has to say. */
  async #show(state: FormState, focusOn: string): Promise<void> {
    this.state = state;
    await this.updateComplete;
    this.#element(focusOn)?.focus();
  }

  readonly #startAnother = (): void => {
    this.reset();
    void this.#show(untouched, 'heading');
  };

  readonly #tellAnswered = (event: Event): void => {
    const item = itemOf(event);
    if (item) announce(this, 'palaute-answer', { item });
  };

  readonly #bringSending = async (): Promise<Sending | undefined> =>
    (this.#sending ??= await import('./sending.ts').catch(() => undefined));

  readonly #bringWatch = async (): Promise<TextWatch | undefined> => {
    const module = await import('./text-watch.ts').catch(() => undefined);
    return (this.#watch ??= module && new module.TextWatch(this.#tellNote));
  };

  readonly #watchText = async ({ target }: Event): Promise<void> => {
    (await this.#bringWatch())?.begin(target as HTMLTextAreaElement);
  };

  /** What was noticed in a text is drawn, and said too. */
  readonly #tellNote = (field: string): void => {
    const { found, left } = this.#watch!.noteOf(field, this.locale);
    this.said = found || left;
    this.requestUpdate();
  };

  readonly #removeData = (id: string): void => {
    const field = this.#element<HTMLTextAreaElement>(id);
    if (!field || !this.#watch) return;
    field.value = this.#watch.remove(field.value);
    this.#watch.look(field);
    if (this.state.name === 'asking') this.state = untouched;
    this.said = this.locale.messages.removed;
    field.focus();
  };

  /** What is on its way must be what stands on screen. Disabling the fields would throw the focus out of them. */
  readonly #holdWhileSending = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) event.preventDefault();
  };

  /** The label is scrolled into view, not the field: a field without its question helps nobody. */
  readonly #goTo = (field: string): void => {
    this.renderRoot.querySelector(`[for="${field}"]`)?.scrollIntoView();
    this.#element(field)?.focus({ preventScroll: true });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'palaute-form': PalauteForm;
  }
}
