// The same form behind a button, in a native modal dialog: the browser gives the trap, the backdrop and Esc, and returns
// the focus to the opener.
import { type CSSResultGroup, html, nothing, type PropertyDeclarations } from 'lit';
import { dialogStyles } from './dialog-styles.ts';
import { announce } from './events.ts';
import { PalauteForm } from './palaute-form.ts';

/**
 * A button that opens the national customer feedback form in a dialog. It opens only when a person asks for it: by the
 * button, by a control of the page's own, or by `open()`.
 *
 * @tagname palaute-button
 *
 * @slot - Text of the button.
 * @slot opener - The page's own control instead of the button.
 *
 * @fires {CustomEvent<null>} palaute-open - The dialog has opened.
 *
 * @csspart open - The button.
 * @csspart dialog - The dialog.
 * @csspart close - The button that closes it.
 *
 * @example
 * <palaute-button id="feedback" endpoint="https://palaute.example.fi" site-key="…" unit="…"></palaute-button>
 * <button commandfor="feedback" command="--palaute-open">Anna palautetta</button>
 */
export class PalauteButton extends PalauteForm {
  static override properties: PropertyDeclarations = {
    ...PalauteForm.properties,
    isWarned: { state: true },
  };

  static override styles: CSSResultGroup = [PalauteForm.styles, dialogStyles];

  declare private isWarned: boolean;

  constructor() {
    super();
    this.isWarned = false;
    this.addEventListener('palaute-sent', () => (this.isWarned = false));
    // Invoker commands (HTML): a button elsewhere on the page opens the dialog without a script of the page's.
    this.addEventListener('command', (event) => {
      if ((event as Event & { readonly command?: string }).command === '--palaute-open') this.open();
    });
  }

  /** Opens the form in its dialog. */
  open(): void {
    void this.#showDialog();
  }

  async #showDialog(): Promise<void> {
    await this.updateComplete;
    const dialog = this.#dialog;
    if (!dialog || dialog.open) return;
    this.isWarned = false;
    dialog.showModal();
    this.focusHeading();
    void this.define();
    announce(this, 'palaute-open', null);
  }

  /** Closes the dialog. What was answered stays until the page is left, or until `reset()`. */
  close(): void {
    this.#dialog?.close();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  protected override render(): unknown {
    const { messages, pack, lang = pack.language } = this.locale;
    return html`
      <span class="page bare" lang=${lang} @click=${this.#open}>
        <slot name="opener"
          ><button part="open" type="button"><slot>${messages.heading}</slot></button></slot
        >
      </span>
      <dialog
        part="dialog"
        lang=${lang}
        dir=${pack.direction ?? 'ltr'}
        aria-labelledby="heading thanks"
        @cancel=${this.#cancel}
        @close=${() => (this.isWarned = false)}
      >
        <div class="page bar" lang=${lang}>
          ${
            this.isWarned
              ? html`<p class="notice" id="warning" tabindex="-1" role="alert">${messages.notSent}</p>`
              : nothing
          }
          <button class="quiet" part="close" type="button" @click=${this.#cancel}>${messages.close}</button>
        </div>
        ${super.render()}
      </dialog>
    `;
  }

  readonly #open = (event: Event): void => {
    // The page's own control may be a link to a page for those without scripts.
    event.preventDefault();
    this.open();
  };

  /** Esc and the button close; the first time not over something written. */
  readonly #cancel = (event: Event): void => {
    if (this.isWritten && !this.isWarned) {
      event.preventDefault();
      this.isWarned = true;
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#warning')?.focus());
    } else if (event.type === 'click') this.close();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'palaute-button': PalauteButton;
  }
}
