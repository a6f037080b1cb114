// The element: its attributes, its state and its way from one state to the next. What is drawn is in form-view.ts and
// notices.ts, what is said in locales/, what travels in record.ts, how it is sent in delivery.ts.
import { isPalauteError } from '@palaute/client/light';
import { type CSSResultGroup, html, LitElement, type PropertyDeclarations, type TemplateResult } from 'lit';
import { Delivery } from './delivery.ts';
import { announce, type FailureCode } from './events.ts';
import { type FormState, untouched } from './form-state.ts';
import { formView, itemOf, readForm } from './form-view.ts';
import { NearestLanguage } from './language.ts';
import { thankYou } from './notices.ts';
import { type TextField, toFeedback, tooLongTexts } from './record.ts';
import { scaleStyles } from './scale-styles.ts';
import { type ReadSettings, readSettings, warnDeveloper } from './settings.ts';
import { styles } from './styles.ts';

let instances = 0;

/**
 * The national customer feedback form: recommendation, open question, the seven statements and free feedback.
 *
 * Nothing is required or chosen beforehand, and everything can be skipped. Answers live in memory only: no cookie,
 * no storage, no request but the one that sends them.
 *
 * @tagname palaute-form
 *
 * @attr {string} endpoint - Address of the collector; a path, or empty for the page's own origin.
 * @attr {string} site-key - The page's site key.
 * @attr {string} unit - OID of the service unit (palvelupiste).
 * @attr {string} lang - Language; without it the nearest `lang` outward decides, then Finnish.
 * @attr {string} contact-channel - Channel of the service contact: `site`, `web`, `chat-video`, `phone`, `home-visit`.
 * @attr {string} contact-date - Day of the service contact, `YYYY-MM-DD`.
 * @attr {string} [collection-channel=web] - Channel of the feedback itself.
 *
 * @slot heading - Heading of the form, in the page's own heading level.
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
 * @csspart notice - Errors, or why sending failed.
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
    unit: {},
    contactChannel: { attribute: 'contact-channel' },
    contactDate: { attribute: 'contact-date' },
    collectionChannel: { attribute: 'collection-channel' },
    state: { state: true },
  };

  static override styles: CSSResultGroup = [styles, scaleStyles];

  declare endpoint: string | undefined;
  declare siteKey: string | undefined;
  declare unit: string | undefined;
  declare contactChannel: string | undefined;
  declare contactDate: string | undefined;
  declare collectionChannel: string;
  declare private state: FormState;

  readonly #language = new NearestLanguage(this);
  readonly #prefix = `palaute-${++instances}`;
  #delivery = new Delivery();

  constructor() {
    super();
    this.collectionChannel = 'web';
    this.state = untouched;
  }

  /** Begins a new, empty form under a new id. What is being sent is still sent, and still told by an event. */
  reset(): void {
    this.#delivery = new Delivery();
    this.#form?.reset();
    this.state = untouched;
  }

  /** Makes the form's requests; override it to make them another way. */
  fetch(url: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    return globalThis.fetch(url, init);
  }

  protected override firstUpdated(): void {
    warnDeveloper(this.#readSettings().remedies);
  }

  protected override render(): TemplateResult {
    const { state } = this;
    const { locale } = this.#language;
    const { pack, dir, messages } = locale;
    return html`
      <div class="page" lang=${pack.language} dir=${dir}>
        ${
          state.name === 'sent'
            ? thankYou(state.delivered, messages, this.#startAnother)
            : formView({
                state,
                locale,
                prefix: this.#prefix,
                onSubmit: this.#submit,
                onChange: this.#tellAnswered,
                onClick: this.#holdWhileSending,
                goTo: this.#goTo,
              })
        }
        <p class="unseen" role="status">${state.name === 'sending' ? messages.sending : ''}</p>
      </div>
    `;
  }

  get #form(): HTMLFormElement | null {
    return this.renderRoot.querySelector('form');
  }

  #readSettings(): ReadSettings {
    return readSettings(this, this.baseURI);
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const form = this.#form;
    if (!form || this.state.name === 'sending') return;
    const filled = readForm(form);
    const tooLong = tooLongTexts(filled);
    if (tooLong.size > 0) return this.#show({ name: 'answering', tooLong }, 'notice');

    const { settings } = this.#readSettings();
    const delivery = this.#delivery;
    if (!settings) return this.#fail(delivery, 'settings');
    const feedback = toFeedback(delivery.id, filled, this.#language.locale, settings);
    if (!announce(this, 'palaute-submit', { feedback })) return;

    this.state = { name: 'sending' };
    const { endpoint, key } = settings;
    try {
      const delivered = await delivery.send(feedback, {
        endpoint,
        key,
        fetch: (url, init) => this.fetch(url, init),
      });
      if (delivery === this.#delivery) await this.#show({ name: 'sent', delivered }, 'thanks');
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

  #element(id: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`#${id}`);
  }

  readonly #startAnother = (): void => {
    this.reset();
    void this.#show(untouched, 'heading');
  };

  readonly #tellAnswered = (event: Event): void => {
    const item = itemOf(event);
    if (item) announce(this, 'palaute-answer', { item });
  };

  /** What is on its way must be what stands on screen. Disabling the fields would throw the focus out of them. */
  readonly #holdWhileSending = (event: Event): void => {
    if (this.state.name === 'sending' && event.target instanceof HTMLInputElement) event.preventDefault();
  };

  /** The label is scrolled into view, not the field: a field without its question helps nobody. */
  readonly #goTo = (field: TextField): void => {
    this.renderRoot.querySelector(`[for=${field}]`)?.scrollIntoView();
    this.#element(field)?.focus({ preventScroll: true });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'palaute-form': PalauteForm;
  }
}
