// What the form tells instead of asking: that something keeps it from being sent, that sending failed, that it
// succeeded. Each is a container that takes the focus; an alert is a child of it, as JAWS then reads the whole.
import { html, nothing, type TemplateResult } from 'lit';
import type { FailureCode } from './events.ts';
import type { FormState } from './form-state.ts';
import type { FailureReason, Locale, Messages } from './messages.ts';

const notice = (heading: string, body: unknown): TemplateResult => html`
  <div class="notice bad" part="notice" id="notice" tabindex="-1">
    <div role="alert">
      <h3>${heading}</h3>
      ${body}
    </div>
  </div>
`;

/** Lists the errors in the order of the form, in the words that stand beside the fields. */
export const errorSummary = (
  errors: ReadonlyMap<string, { readonly label: string; readonly text: string }>,
  { errors: heading }: Messages,
  goTo: (field: string) => void,
): TemplateResult =>
  notice(
    heading,
    html`<ul>
      ${[...errors].map(
        ([field, { label, text }]) =>
          html`<li>
            <a
              href="#${field}"
              @click=${(event: Event) => {
                // A fragment does not reach into a shadow tree, so the way to the field is gone by hand.
                event.preventDefault();
                goTo(field);
              }}
              >${label}: ${text}</a
            >
          </li>`,
      )}
    </ul>`,
  );

const reasons: Readonly<Record<FailureCode, FailureReason>> = {
  network: 'connection',
  timeout: 'unconfirmed',
  unreadable: 'unconfirmed',
  aborted: 'unconfirmed',
  unavailable: 'unavailable',
  refused: 'settings',
  settings: 'settings',
};

export const failureNotice = (code: FailureCode, { failed }: Messages): TemplateResult =>
  notice(
    failed.heading,
    html`<p>${failed[reasons[code]]}</p>
      <p>${failed.kept}</p>`,
  );

/** Personal data was found on the way out: its person decides, once. */
export const dataNotice = (found: readonly unknown[], { errors }: Messages): TemplateResult =>
  notice(
    errors,
    found.map((text) => html`<p>${text}</p>`),
  );

/** A day as people of a language write it. */
const dayIn = (day: string, { pack, lang = pack.language }: Locale): string =>
  new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));

/** The thank-you that replaces the form. It stays until the person wants a new form. */
export const thankYou = (
  { delivered: { receipt, isEarlier }, isMasked }: FormState & { readonly name: 'sent' },
  locale: Locale,
  onAnother: () => void,
): TemplateResult => {
  const { messages } = locale;
  return html`
    <div class="thanks" part="thanks">
      <svg viewBox="0 0 48 48" aria-hidden="true">
        <circle cx="24" cy="24" r="22"></circle>
        <path d="m14 25 7 7 13-15"></path>
      </svg>
      <h2 id="thanks" tabindex="-1">${messages.thanks}</h2>
      ${isEarlier ? html`<p class="notice">${messages.earlierStored}</p>` : nothing}
      ${isMasked ? html`<p>${messages.removed}</p>` : nothing}
      ${receipt.replyBy ? html`<p>${messages.replyBy(dayIn(receipt.replyBy, locale))}</p>` : nothing}
      <p class="reference">${messages.reference} <strong>${receipt.reference}</strong></p>
      <p class="hint">${messages.referenceHint}</p>
      <slot name="thanks"></slot>
      <button class="quiet" part="another" type="button" @click=${onAnother}>${messages.another}</button>
    </div>
  `;
};
