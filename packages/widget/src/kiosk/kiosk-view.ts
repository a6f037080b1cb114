// Draws what a kiosk adds to the form: the note at the start, the languages, the thank-you and the warning.
import { html, nothing, type TemplateResult } from 'lit';
import { type KioskLanguage, kioskMessages, nameOfLanguage } from './messages.ts';

/** A feedback that was kept on the device, and in which language its person was thanked. */
export interface Thanked {
  readonly reference: string;
  readonly language: KioskLanguage;
}

export interface KioskView {
  readonly language: KioskLanguage;
  /** Tags to choose from, and the one that the form is in. */
  readonly languages: readonly string[];
  readonly chosen: string;
  readonly idleSeconds: number;
  readonly thanksSeconds: number;
  readonly thanked: Thanked | undefined;
  /** While the warning shows. */
  readonly secondsLeft: number | undefined;
  readonly onLanguage: (tag: string) => void;
  readonly onAnother: () => void;
  readonly onGoOn: () => void;
  readonly onStartOver: () => void;
  readonly onDialogClick: (event: Event) => void;
}

/** Said once more when so much is left; each second would be a torrent. */
const lastCallSeconds = 10;

export function kioskView(view: KioskView): TemplateResult {
  const { thanked } = view;
  return html`
    ${thanked ? thankYou(view, thanked) : start(view)}
    <slot ?hidden=${thanked !== undefined}></slot>
    <p class="unseen" role="status" lang=${thanked?.language ?? view.language}>
      ${thanked ? kioskMessages[thanked.language].thanks : ''}
    </p>
    ${warning(view)}
  `;
}

function start({ language, languages, chosen, idleSeconds, onLanguage }: KioskView): TemplateResult {
  const messages = kioskMessages[language];
  return html`
    <div class="page start" part="start" lang=${language}>
      ${
        languages.length > 1
          ? html`<div class="languages" role="group" aria-label=${messages.languages}>
              ${languages.map(
                (tag) => html`
                  <button
                    class=${tag === chosen ? nothing : 'quiet'}
                    part="language"
                    type="button"
                    lang=${tag}
                    aria-pressed=${tag === chosen ? 'true' : 'false'}
                    @click=${() => onLanguage(tag)}
                  >
                    ${nameOfLanguage(tag)}
                  </button>
                `,
              )}
            </div>`
          : nothing
      }
      <p class="hint" id="start" tabindex="-1">${messages.start(idleSeconds)}</p>
    </div>
  `;
}

function thankYou({ thanksSeconds, onAnother }: KioskView, { reference, language }: Thanked): TemplateResult {
  const messages = kioskMessages[language];
  return html`
    <div class="page" lang=${language}>
      <div class="thanks" part="thanks">
        <svg viewBox="0 0 48 48" aria-hidden="true">
          <circle cx="24" cy="24" r="22"></circle>
          <path d="m14 25 7 7 13-15"></path>
        </svg>
        <h2 id="thanks" tabindex="-1">${messages.thanks}</h2>
        <p>${messages.kept}</p>
        <p class="reference">${messages.reference} <strong>${reference}</strong></p>
        <p class="hint">${messages.back(thanksSeconds)}</p>
        <button class="quiet" part="another" type="button" @click=${onAnother}>${messages.another}</button>
      </div>
    </div>
  `;
}

function warning({ language, secondsLeft, onGoOn, onStartOver, onDialogClick }: KioskView): TemplateResult {
  const messages = kioskMessages[language];
  const isLastCall = secondsLeft !== undefined && secondsLeft <= lastCallSeconds;
  return html`
    <dialog
      part="warning"
      role="alertdialog"
      lang=${language}
      aria-labelledby="still"
      aria-describedby="soon"
      @close=${onGoOn}
      @click=${onDialogClick}
    >
      <div class="page">
        <h2 id="still">${messages.still}</h2>
        <p id="soon">${secondsLeft === undefined ? '' : messages.soon(Math.max(2, secondsLeft))}</p>
        <p class="unseen" role="status">${isLastCall ? messages.left(lastCallSeconds) : ''}</p>
        <div class="choices">
          <button id="go-on" part="go-on" type="button" @click=${onGoOn}>${messages.goOn}</button>
          <button class="quiet" part="start-over" type="button" @click=${onStartOver}>
            ${messages.startOver}
          </button>
        </div>
      </div>
    </dialog>
  `;
}
