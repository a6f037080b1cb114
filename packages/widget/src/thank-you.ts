import { html, nothing, type TemplateResult } from 'lit';
import type { FormState } from './form-state.ts';
import type { Locale } from './messages.ts';

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
