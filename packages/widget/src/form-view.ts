// Draws the form and reads what stands in it. The fields themselves hold the answers, so drawing the form again, in
// another language or another state, changes none of them.
import type { MissingReason, NationalItemId } from '@palaute/schema';
import { statementIds } from '@palaute/schema/instrument';
import { html, nothing, type TemplateResult } from 'lit';
import { errorsOf, type FormState } from './form-state.ts';
import type { Locale } from './messages.ts';
import { errorSummary, failureNotice } from './notices.ts';
import type { Filled, TextField } from './record.ts';
import { npsItem, statementItem } from './scale.ts';
import { textItem } from './text-item.ts';

interface FormView {
  readonly state: FormState;
  readonly locale: Locale;
  /** Begins the radio names; unique on the page. */
  readonly prefix: string;
  readonly onSubmit: (event: Event) => void;
  readonly onChange: (event: Event) => void;
  readonly onClick: (event: Event) => void;
  readonly goTo: (field: TextField) => void;
}

export function formView({
  state,
  locale,
  prefix,
  onSubmit,
  onChange,
  onClick,
  goTo,
}: FormView): TemplateResult {
  const { pack, messages } = locale;
  const isSending = state.name === 'sending';
  const errors = errorsOf(state, locale);
  const text = (field: TextField, label: string, ...hints: string[]) =>
    textItem({ field, label, hints, error: errors.get(field), readonly: isSending });
  const send = isSending ? messages.sending : state.name === 'failed' ? messages.sendAgain : messages.send;
  // autocomplete: a browser that restored earlier texts would show them to the next person at a shared computer.
  return html`
    <form
      part="form"
      novalidate
      autocomplete="off"
      aria-labelledby="heading"
      @submit=${onSubmit}
      @change=${onChange}
      @click=${onClick}
      @keydown=${keepEnterFromSending}
    >
      <div id="heading" tabindex="-1">
        <slot name="heading"><h2>${messages.heading}</h2></slot>
      </div>
      <p class="hint">${messages.intro}</p>
      ${errors.size > 0 ? errorSummary(errors, messages, goTo) : nothing} ${npsItem(`${prefix}-nps`, locale)}
      ${text('open', pack.texts.open, messages.warning)}
      <h3 class="instruction">${pack.texts['likert-instruction']}</h3>
      ${statementIds.map((item) => statementItem(item, `${prefix}-${item}`, locale))}
      ${text('free', messages.free, messages.freeHint, messages.warning)}
      <p class="hint small-print">${messages.notComplaint}</p>
      ${state.name === 'failed' ? failureNotice(state.code, messages) : nothing}
      <button part="send" type="submit" aria-disabled=${isSending ? 'true' : nothing}>${send}</button>
    </form>
  `;
}

/** The item that an event is about, if any. */
export const itemOf = ({ target }: Event): NationalItemId | 'free' | undefined =>
  target instanceof HTMLElement ? (target.dataset['item'] as NationalItemId | 'free' | undefined) : undefined;

/** What stands in the form at this moment; dictation may have put it there without an event. */
export function readForm(form: HTMLFormElement): Filled {
  const texts: Record<TextField, string> = { open: '', free: '' };
  const choices = new Map<NationalItemId, number | MissingReason>();
  for (const control of form.elements) {
    if (control instanceof HTMLTextAreaElement) texts[control.id as TextField] = control.value;
    if (control instanceof HTMLInputElement && control.checked) {
      const point = Number(control.value);
      const choice = Number.isNaN(point) ? (control.value as MissingReason) : point;
      choices.set(control.dataset['item'] as NationalItemId, choice);
    }
  }
  return { texts, choices };
}

/**
 * Enter on a radio would send the form. Here that would send a form that has hardly begun, since nothing is required;
 * and people who do not know that arrows choose press Enter to choose.
 */
function keepEnterFromSending(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
}
