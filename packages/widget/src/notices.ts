// What the form tells instead of asking: that texts are too long, that sending failed, that it succeeded.
// Each is a container that takes the focus; an alert is a child of it, as JAWS then reads the whole.
import { html, nothing, type TemplateResult } from 'lit';
import type { Delivered } from './delivery.ts';
import type { FailureCode } from './events.ts';
import type { FailureReason, Messages } from './messages.ts';
import type { TextField } from './record.ts';

/** Lists the errors in the order of the form, in the words that stand beside the fields. */
export const errorSummary = (
  errors: ReadonlyMap<TextField, string>,
  { errors: heading }: Messages,
  goTo: (field: TextField) => void,
): TemplateResult => {
  // A fragment does not reach into a shadow tree, so the way to the field is gone by hand.
  const follow = (event: Event, field: TextField) => {
    event.preventDefault();
    goTo(field);
  };
  return html`
    <div class="notice bad" part="notice" id="notice" tabindex="-1">
      <div role="alert">
        <h3>${heading}</h3>
        <ul>
          ${[...errors].map(
            ([field, error]) =>
              html`<li>
                <a href="#${field}" @click=${(event: Event) => follow(event, field)}>${error}</a>
              </li>`,
          )}
        </ul>
      </div>
    </div>
  `;
};

const reasons: Readonly<Record<FailureCode, FailureReason>> = {
  network: 'connection',
  timeout: 'unconfirmed',
  unreadable: 'unconfirmed',
  aborted: 'unconfirmed',
  unavailable: 'unavailable',
  refused: 'settings',
  settings: 'settings',
};

export const failureNotice = (code: FailureCode, { failed }: Messages): TemplateResult => html`
  <div class="notice bad" part="notice" id="notice" tabindex="-1">
    <div role="alert">
      <h3>${failed.heading}</h3>
      <p>${failed[reasons[code]]}</p>
    </div>
  </div>
`;

/** The thank-you that replaces the form. It stays until the person wants a new form. */
export const thankYou = (
  { receipt, isEarlier }: Delivered,
  messages: Messages,
  onAnother: () => void,
): TemplateResult => html`
  <div class="thanks" part="thanks">
    <svg viewBox="0 0 48 48" aria-hidden="true">
      <circle cx="24" cy="24" r="22"></circle>
      <path d="m14 25 7 7 13-15"></path>
    </svg>
    <h2 id="thanks" tabindex="-1">${messages.thanks}</h2>
    <p class=${isEarlier ? 'notice' : nothing}>${isEarlier ? messages.earlierStored : messages.received}</p>
    <p class="reference">${messages.reference} <strong>${receipt.reference}</strong></p>
    <p class="hint">${messages.referenceHint}</p>
    <button class="quiet" part="another" type="button" @click=${onAnother}>${messages.another}</button>
  </div>
`;
