// The element: when somebody is at the device, when they have gone, and what becomes of a feedback meanwhile. What is drawn
// is in kiosk-view.ts, when time is up in idle.ts, how a form is emptied in fresh-form.ts.
import type { OutboxCounts } from '@palaute/client/outbox';
import type { Feedback } from '@palaute/schema';
import { type CSSResultGroup, LitElement, type PropertyDeclarations } from 'lit';
import { NearestLanguage } from '../nearest-language.ts';
import type { PalauteForm } from '../palaute-form.ts';
import { styles } from '../styles.ts';
import { keepFromLearning, replaceForm } from './fresh-form.ts';
import { IdleWatch } from './idle.ts';
import { KioskOutbox } from './kiosk-outbox.ts';
import { kioskStyles } from './kiosk-styles.ts';
import { kioskView, type Thanked } from './kiosk-view.ts';
import { kioskLanguage } from './messages.ts';

/** Why the form began anew: nobody was there, the thank-you had been shown, somebody asked, or the page was left. */
export type RestartReason = 'idle' | 'thanked' | 'asked' | 'left';

/** What the kiosk tells the page beside the form's own events. */
export interface PalauteKioskEventMap {
  /** The feedback is on this device and will be sent; nothing of it is told. */
  'palaute-kept': CustomEvent<null>;
  /** The form is empty and in its first language again. */
  'palaute-restart': CustomEvent<{ readonly because: RestartReason }>;
}

/** Time to answer the warning; WCAG 2.2.1 asks for 20 seconds. */
const warningMs = 30_000;

const signsOfLife = ['pointerdown', 'keydown', 'input', 'wheel', 'focusin'] as const;
/** A mouse on a shaking table does not come to the device, but whoever is there may only move it. */
const lesserSigns = ['pointermove', 'scroll'] as const;

/**
 * A `<palaute-form>` for a device that people share: asks whether they are still there when nobody touches it, empties
 * the form when nobody answers, and begins anew after the thank-you. With `outbox` a feedback is kept on the device
 * until the collector has it.
 *
 * Nothing that was answered is left after that but what waits in the outbox.
 *
 * @tagname palaute-kiosk
 *
 * @attr {boolean} outbox - Keeps feedback on the device (IndexedDB) until it has been sent.
 * @attr {number | string} [idle-seconds=60] - Untouched for so long, the kiosk asks whether somebody is there; at least 20.
 * @attr {number | string} [thanks-seconds=10] - Untouched for so long, the thank-you gives way to a new form; at least 5.
 * @attr {string} languages - Languages to choose from, `fi sv en`; without them the form's own decides.
 * @attr {string} lang - Language that the form begins in; without it the nearest `lang` outward decides, then Finnish.
 *
 * @slot - One `<palaute-form>`.
 *
 * @fires {CustomEvent<null>} palaute-kept - Kept on the device, to be sent.
 * @fires {CustomEvent<{ because: string }>} palaute-restart - The form is empty again.
 *
 * @csspart start - The note and the languages above the form.
 * @csspart language - The button of a language.
 * @csspart thanks - The thank-you.
 * @csspart another - The button for a new form.
 * @csspart warning - The dialog that asks whether somebody is there.
 * @csspart go-on - Its button to go on.
 * @csspart start-over - Its button to empty the form.
 */
export class PalauteKiosk extends LitElement {
  static override properties: PropertyDeclarations = {
    outbox: {},
    idleSeconds: { attribute: 'idle-seconds' },
    thanksSeconds: { attribute: 'thanks-seconds' },
    languages: {},
    thanked: { state: true },
    secondsLeft: { state: true },
  };

  static override styles: CSSResultGroup = [styles, kioskStyles];

  /** An attribute is an empty text, a property true. */
  declare outbox: boolean | string | null | undefined;
  declare idleSeconds: string | number | null | undefined;
  declare thanksSeconds: string | number | null | undefined;
  declare languages: string | null | undefined;
  declare private thanked: Thanked | undefined;
  declare private secondsLeft: number | undefined;

  #form: PalauteForm | undefined;
  /** The form before anyone touched it. */
  #pattern: Node | undefined;
  #isKeeping = false;
  /** The outbox did not take it: the form sends by itself, as on any page. */
  #isDirect = false;
  #isMovingFocus = false;
  /** A thank-you shows, the kiosk's or the form's. */
  #isThanking = false;
  readonly #outbox = new KioskOutbox(() => this.#form);
  readonly #nearest = new NearestLanguage(this);
  readonly #idle: IdleWatch;
  readonly #observer: MutationObserver;

  constructor() {
    super();
    this.#observer = new MutationObserver(() => this.requestUpdate());
    this.#idle = new IdleWatch({
      onWarning: (left) => void this.#warn(left),
      onEnd: () => this.#restart(this.#isThanking ? 'thanked' : 'idle'),
    });
    this.addEventListener('palaute-submit', this.#keep);
    this.addEventListener('palaute-sent', this.#returnSoon);
  }

  /** Empties the form and begins anew, as when somebody has gone. */
  reset(): void {
    this.#restart('asked');
  }

  /** How much waits on the device and how much has left it; `undefined` without an outbox. */
  counts(): Promise<OutboxCounts | undefined> {
    return this.#outbox.counts();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.renderRoot.addEventListener('slotchange', this.#adopt);
    for (const type of signsOfLife) document.addEventListener(type, this.#notice, noticing);
    for (const type of lesserSigns) document.addEventListener(type, this.#noticeMore, noticing);
    window.addEventListener('pagehide', this.#leave);
    window.addEventListener('pageshow', this.#leave);
    // Again in another place; the first time its form may be yet to come.
    this.#adopt();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.renderRoot.removeEventListener('slotchange', this.#adopt);
    for (const type of signsOfLife) document.removeEventListener(type, this.#notice, noticing);
    for (const type of lesserSigns) document.removeEventListener(type, this.#noticeMore, noticing);
    window.removeEventListener('pagehide', this.#leave);
    window.removeEventListener('pageshow', this.#leave);
    this.#idle.stop();
    this.#observer.disconnect();
    void this.#outbox.close();
    this.#form = undefined;
  }

  protected override render(): unknown {
    const chosen = this.#tag;
    return kioskView({
      language: kioskLanguage(chosen),
      languages: (this.languages ?? '').split(/\s+/).filter(Boolean),
      chosen,
      idleSeconds: this.#seconds(this.idleSeconds, 60, 20),
      thanksSeconds: this.#seconds(this.thanksSeconds, 10, 5),
      thanked: this.thanked,
      secondsLeft: this.secondsLeft,
      onLanguage: (tag) => this.#form?.setAttribute('lang', tag),
      onAnother: () => this.#restart('asked'),
      onGoOn: this.#goOn,
      onStartOver: () => this.#restart('asked'),
      // Beside the dialog: whoever touches the device anywhere is there.
      onDialogClick: ({ target }) => target === this.#dialog && this.#goOn(),
    });
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  get #isKeeper(): boolean {
    return (this.outbox ?? false) !== false;
  }

  get #tag(): string {
    return this.#form?.getAttribute('lang') || this.#nearest.tag || 'fi';
  }

  #seconds(value: string | number | null | undefined, usual: number, least: number): number {
    const seconds = Math.round(Number(value || usual));
    return Number.isFinite(seconds) ? Math.max(seconds, least) : usual;
  }

  readonly #adopt = (): void => {
    const form = this.querySelector('palaute-form');
    if (!form || form === this.#form) return;
    this.#take(form);
    if (this.#isKeeper) void this.#outbox.open();
    this.requestUpdate();
  };

  #take(form: PalauteForm): void {
    this.#form = form;
    this.#pattern = undefined;
    keepFromLearning(form);
    this.#observer.disconnect();
    this.#observer.observe(form, { attributeFilter: ['lang'] });
  }

  /**
   * Keeps the feedback on the device in place of sending it, and thanks only then. Where nothing can be kept people can
   * answer all the same: then the form sends by itself.
   */
  readonly #keep = async (event: CustomEvent<{ readonly feedback: Feedback }>): Promise<void> => {
    if (!this.#isKeeper || event.defaultPrevented) return;
    if (this.#isDirect) {
      this.#isDirect = false;
      return;
    }
    // The button was pressed twice: one form is kept once.
    event.preventDefault();
    if (this.#isKeeping) return;
    this.#isKeeping = true;
    const { feedback } = event.detail;
    const form = this.#form;
    const isKept = await this.#outbox.keep(feedback);
    this.#isKeeping = false;
    // Somebody may have emptied the form meanwhile.
    if (form !== this.#form) return;
    if (isKept) return this.#thank(feedback);
    this.#isDirect = true;
    form?.shadowRoot?.querySelector('form')?.requestSubmit();
  };

  async #thank({ id }: Feedback): Promise<void> {
    this.thanked = { reference: id.slice(0, 8).toUpperCase(), language: kioskLanguage(this.#tag) };
    this.#empty();
    this.#returnSoon();
    announce(this, 'palaute-kept', null);
    await this.updateComplete;
    this.#focus('thanks');
  }

  readonly #returnSoon = (): void => {
    this.#isThanking = true;
    this.#idle.begin(this.#seconds(this.thanksSeconds, 10, 5) * 1000, 0);
  };

  async #warn(secondsLeft: number): Promise<void> {
    this.secondsLeft = secondsLeft;
    if (this.#dialog?.open) return;
    await this.updateComplete;
    if (this.secondsLeft === undefined) return;
    this.#quietly(() => this.#dialog?.showModal());
    this.#focus('go-on');
  }

  readonly #goOn = (): void => {
    if (this.secondsLeft === undefined) return;
    this.secondsLeft = undefined;
    this.#idle.goOn();
    this.#dialog?.close();
  };

  readonly #notice = (): void => {
    if (this.#isMovingFocus) return;
    // What is copied is what stood there before anyone came.
    this.#pattern ??= this.#form?.cloneNode(true);
    if (this.#idle.isRunning) this.#idle.touch();
    else this.#idle.begin(this.#seconds(this.idleSeconds, 60, 20) * 1000, warningMs);
  };

  readonly #noticeMore = (): void => this.#idle.touch();

  /** A page that is left may come back out of the browser's memory, as the next person sees it. */
  readonly #leave = (event: PageTransitionEvent): void => {
    if (event.type === 'pagehide' || event.persisted) this.#restart('left');
  };

  #restart(because: RestartReason): void {
    this.#idle.stop();
    this.secondsLeft = undefined;
    // The dialog gives the focus back to where it was.
    this.#quietly(() => this.#dialog?.close());
    this.thanked = undefined;
    this.#empty();
    this.#isDirect = false;
    this.#isThanking = false;
    document.getSelection()?.removeAllRanges();
    window.scrollTo(0, 0);
    announce(this, 'palaute-restart', { because });
    if (because !== 'left') void this.updateComplete.then(() => this.#focus('start'));
  }

  #empty(): void {
    const form = this.#form;
    if (!form) return;
    const fresh = replaceForm(form, this.#pattern ?? form);
    // The slot that it stands in is hidden, but not every tool that reads a page sees that.
    fresh.hidden = this.thanked !== undefined;
    this.#take(fresh);
  }

  #focus(id: string): void {
    this.#quietly(() => this.renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus());
  }

  /** Moves the focus without taking that for a sign of life. */
  #quietly(move: () => void): void {
    this.#isMovingFocus = true;
    move();
    this.#isMovingFocus = false;
  }
}

function announce<Type extends keyof PalauteKioskEventMap>(
  kiosk: PalauteKiosk,
  type: Type,
  detail: PalauteKioskEventMap[Type]['detail'],
): void {
  kiosk.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}

/** Before anybody can stop the event, and without holding up scrolling. */
const noticing = { capture: true, passive: true } as const;

declare global {
  interface HTMLElementTagNameMap {
    'palaute-kiosk': PalauteKiosk;
  }
  interface GlobalEventHandlersEventMap extends PalauteKioskEventMap {}
}
