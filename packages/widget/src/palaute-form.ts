// The element: its attributes, its state and its way from one state to the next. What is drawn is in form-view.ts and
// notices.ts, what is said in locales/, what travels in record.ts, how it is sent in delivery.ts.
import { isPalauteError } from '@palaute/client/light';
import { type CSSResultGroup, html, LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import { fetchDefinition, type FormDefinition, nationalForm, readDefinition } from './definition.ts';
import { Delivery } from './delivery.ts';
import { announce, type FailureCode } from './events.ts';
import { type FormState, untouched } from './form-state.ts';
import { formView, itemOf, noteText, readForm } from './form-view.ts';
import { NearestLanguage } from './language.ts';
import type { Locale } from './messages.ts';
import { thankYou } from './notices.ts';
import { faultsOf, toFeedback } from './record.ts';
import { scaleStyles } from './scale-styles.ts';
import { type ReadSettings, readSettings, warnDeveloper } from './settings.ts';
import { styles } from './styles.ts';
import { TextWatch } from './text-watch.ts';

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

  readonly #language = new NearestLanguage(this);
  readonly #watch = new TextWatch(this, (field) => this.#tellNote(field));
  readonly #prefix = `palaute-${++instances}`;
  #delivery = new Delivery();
  #asked = nationalForm;
  #isDefined = false;

  constructor() {
    super();
    this.collectionChannel = 'web';
    this.state = untouched;
    this.said = '';
    this.addEventListener('pointerover', this.define);
    this.addEventListener('focusin', this.define);
  }

  /** Begins a new, empty form under a new id. What is being sent is still sent, and still told by an event. */
  reset(): void {
    this.#delivery = new Delivery();
    this.#element<HTMLFormElement>('form')?.reset();
    this.#watch.clear();
    this.#isDefined = false;
    this.said = '';
    this.state = untouched;
  }

  /** Makes the form's requests; override it to make them another way. */
  fetch(url: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    return globalThis.fetch(url, init);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('definition')) this.#ask(this.definition && readDefinition(this.definition));
    if (['form', 'endpoint', 'siteKey'].some((name) => changed.has(name))) this.#isDefined = false;
  }

  protected override firstUpdated(): void {
    warnDeveloper(
      this.#readSettings().remedies.filter((text) => !(this.form && text.startsWith('bad-unit'))),
    );
  }

  protected override render(): unknown {
    const { state } = this;
    const { locale } = this;
    const { pack, messages, lang = pack.language } = locale;
    return html`
      <div class="page" lang=${lang} dir=${pack.direction ?? 'ltr'}>
        ${
          state.name === 'sent'
            ? thankYou(state, locale, this.#startAnother)
            : formView({
                state,
                definition: this.#asked,
                locale,
                prefix: this.#prefix,
                noteOf: (field) => this.#watch.noteOf(field),
                onSubmit: this.#submit,
                onChange: this.#tellAnswered,
                onClick: this.#holdWhileSending,
                onFocus: this.#watch.begin,
                onRemove: this.#removeData,
                goTo: this.#goTo,
              })
        }
        <p class="unseen" role="status">${state.name === 'sending' ? messages.sending : this.said}</p>
      </div>
    `;
  }

  /**
   * Fetches what the site's form asks, when a person first comes to it: until then nothing tells a server that they
   * are on the page.
   */
  protected readonly define = async (): Promise<void> => {
    const { target } = this.#readSettings();
    if (this.#isDefined || !this.form || !target || this.definition) return;
    this.#isDefined = true;
    const definition = await fetchDefinition(target, this.form, (url, init) => this.fetch(url, init));
    if (!definition)
      warnDeveloper([`no-form: form="${this.form}" could not be had; the national form is asked.`]);
    this.#ask(definition);
  };

  /** Moves the focus to the form's heading, or to the thank-you. */
  protected focusHeading(): void {
    (this.#element('thanks') ?? this.#element('heading'))?.focus();
  }

  protected get locale(): Locale {
    return this.#language.locale;
  }

  /** Whether anything is written that closing would hide. */
  protected get isWritten(): boolean {
    return this.#fields.some(({ value }) => value.trim());
  }

  /** Asks what a definition says. Nothing that a person has begun to answer goes away under their hands. */
  #ask(definition: FormDefinition = nationalForm): void {
    const { choices } = this.#readForm();
    const isBegun = this.#asked.statements.some((item) => choices[item]);
    this.#asked = isBegun ? { ...definition, statements: this.#asked.statements } : definition;
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
    return form ? readForm(form) : { texts: {}, choices: {} };
  }

  #readSettings(): ReadSettings {
    return readSettings(this, this.baseURI, this.#asked.unit?.oid);
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.state.name === 'sending') return;
    const delivery = this.#delivery;
    const untold = await this.#watch.lookAt(this.#fields);
    const faults = faultsOf(this.#readForm());
    if (faults.size > 0) return this.#show({ name: 'answering', faults }, 'notice');
    if (untold.length > 0) return this.#show({ name: 'asking' }, 'notice');

    const { target, record } = this.#readSettings();
    if (!target || !record) return this.#fail(delivery, 'settings');
    const { texts, choices } = this.#readForm();
    const sent = Object.fromEntries(
      Object.entries(texts).map(([field, text]) => [field, this.#watch.withoutCodes(text)]),
    );
    const isMasked = Object.keys(texts).some((field) => texts[field] !== sent[field]);
    const feedback = toFeedback(delivery.id, { texts: sent, choices }, this.#asked, this.locale, record);
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
      await this.#fail(delivery, isPalauteError(error) ? error.code : 'unreadable');
      if (!isPalauteError(error)) throw error;
    }
  };

  async #fail(delivery: Delivery, code: FailureCode): Promise<void> {
    if (delivery === this.#delivery) await this.#show({ name: 'failed', code }, 'notice');
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

  /** What was noticed in a text is said too. */
  #tellNote(field: string): void {
    const { found, left } = noteText(this.#watch.noteOf(field), this.locale);
    this.said = found ?? left ?? '';
  }

  readonly #removeData = (id: string): void => {
    const field = this.#element<HTMLTextAreaElement>(id);
    if (!field) return;
    field.value = this.#watch.remove(field.value);
    this.#watch.look(field);
    if (this.state.name === 'asking') this.state = untouched;
    this.said = this.locale.messages.removed;
    field.focus();
  };

  /** What is on its way must be what stands on screen. Disabling the fields would throw the focus out of them. */
  readonly #holdWhileSending = (event: Event): void => {
    if (this.state.name === 'sending' && event.target instanceof HTMLInputElement) event.preventDefault();
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
