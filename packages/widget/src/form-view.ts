// Draws the form and reads what stands in it. The fields themselves hold the answers, so drawing the form again, in
// another language or another state, changes none of them.
import { html, nothing, type TemplateResult } from 'lit';
import type { FormDefinition, LocalText } from './definition.ts';
import type { FormState } from './form-state.ts';
import { localText, wordsOf } from './local-text.ts';
import type { Locale } from './messages.ts';
import { dataNotice, errorSummary, failureNotice } from './notices.ts';
import { type FieldFault, type Filled, limitOf } from './record.ts';
import { choiceItem, chosenItem, kindsItem, npsItem, plainText, statementItem } from './scale.ts';
import { lineItem, type Note, textItem } from './text-item.ts';
import type { TextNote } from './text-watch.ts';

export interface FormView {
  readonly state: FormState;
  readonly definition: FormDefinition;
  readonly locale: Locale;
  /** Begins the controls' names; unique on the page. */
  readonly prefix: string;
  readonly noteOf: (field: string) => TextNote | undefined;
  readonly onSubmit: (event: Event) => void;
  readonly onChange: (event: Event) => void;
  readonly onClick: (event: Event) => void;
  readonly onFocus: (event: Event) => void;
  readonly onRemove: (field: string) => void;
  readonly goTo: (field: string) => void;
}

export function formView(view: FormView): TemplateResult {
  const { state, definition, locale, prefix, noteOf, onRemove } = view;
  const { pack, messages } = locale;
  const { contact, free, items, topics, respondent, ageBand, handling, links } = definition;
  const isSending = state.name === 'sending';
  const faults = state.name === 'answering' ? state.faults : undefined;
  const errors = new Map<string, { label: string; text: string }>();
  const errorOf = (field: string, label: string) => {
    const fault = faults?.get(field);
    if (fault === undefined) return undefined;
    const text = faultText(field, fault, definition, locale);
    errors.set(field, { label, text });
    return text;
  };
  const found: unknown[] = [];
  const text = (field: string, label: unknown, name: string, ...hints: unknown[]) => {
    const note = noteText(noteOf(field), locale);
    if (note.found) found.push(note.found);
    return textItem({
      field,
      label,
      hints: [...hints, messages.warning],
      error: errorOf(field, name),
      note,
      readonly: isSending,
      messages,
      onRemove,
    });
  };
  const line = (field: 'name' | 'email' | 'phone', label: LocalText) =>
    lineItem({
      field,
      label: localText(label, locale),
      type: field === 'phone' ? 'tel' : field === 'name' ? 'text' : field,
      autocomplete: field === 'phone' ? 'tel' : field,
      error: errorOf(field, wordsOf(label, locale)),
      readonly: isSending,
    });

  // Drawn before the list of errors, which names what they found.
  const questions = html`
    ${npsItem(prefix, locale)}
    ${text('open', html`${pack.texts.open} ${plainText('open', locale)}`, pack.texts.open)}
    <h3 class="instruction">${pack.texts['likert-instruction']}</h3>
    ${definition.statements.map((item) => statementItem(item, prefix, locale))}
    ${items.map((item) =>
      item.kind === 'text'
        ? text(item.id, localText(item.texts, locale), wordsOf(item.texts, locale))
        : chosenItem(item, prefix, locale),
    )}
    ${
      free
        ? html`
            ${kindsItem(prefix, locale)}
            ${topics ? choiceItem('topics', topics, true, prefix, locale) : nothing}
            ${text('free', messages.free, messages.free, callable(messages.urgent))}
          `
        : nothing
    }
    ${respondent ? choiceItem('respondent', respondent, false, prefix, locale) : nothing}
    ${ageBand ? choiceItem('ageBand', ageBand, false, prefix, locale) : nothing}
    ${
      contact
        ? html`<fieldset class="item" part="item">
            <legend class="question">${localText(contact.heading, locale)}</legend>
            <p class="hint">${localText(contact.hint, locale)}</p>
            ${line('name', contact.name)} ${line('email', contact.email)} ${line('phone', contact.phone)}
            ${choiceItem(
              'by',
              {
                texts: contact.by,
                options: [
                  { id: 'email', texts: contact.email },
                  { id: 'phone', texts: contact.phone },
                ],
              },
              false,
              prefix,
              locale,
            )}
          </fieldset>`
        : nothing
    }
  `;
  const send = isSending ? messages.sending : messages.send;
  // autocomplete: a browser that restored earlier texts would show them to the next person at a shared computer.
  return html`
    <form
      part="form"
      novalidate
      autocomplete="off"
      aria-labelledby="heading"
      @submit=${view.onSubmit}
      @change=${view.onChange}
      @click=${view.onClick}
      @focusin=${view.onFocus}
      @keydown=${keepEnterFromSending}
    >
      <div id="heading" tabindex="-1">
        <slot name="heading"><h2>${messages.heading}</h2></slot>
      </div>
      <p class="hint">${messages.intro}</p>
      ${errors.size > 0 ? errorSummary(errors, messages, view.goTo) : nothing} ${questions}
      <div class="small-print hint">
        ${handling ? html`<p>${localText(handling, locale)}</p>` : nothing}
        <p>${messages.notComplaint}</p>
        ${
          links.length > 0
            ? html`<ul>
                ${links.map(
                  ({ url, texts }) =>
                    html`<li><a href=${url} rel="noreferrer">${localText(texts, locale)}</a></li>`,
                )}
              </ul>`
            : nothing
        }
        <slot name="privacy"></slot>
      </div>
      ${state.name === 'failed' ? failureNotice(state.code, messages) : nothing}
      ${state.name === 'asking' ? dataNotice(found, messages) : nothing}
      <button part="send" type="submit" aria-disabled=${isSending ? 'true' : nothing}>${send}</button>
    </form>
  `;
}

function faultText(field: string, fault: FieldFault, { contact }: FormDefinition, locale: Locale): string {
  if (typeof fault !== 'number') return contact ? wordsOf(contact[fault], locale) : '';
  const number = numberIn(locale);
  return locale.messages.tooLong(number(fault), number(limitOf(field)));
}

const numberIn = ({ pack, lang = pack.language }: Locale): ((value: number) => string) => {
  const { format } = new Intl.NumberFormat(lang);
  return format;
};

/** A note in a person's language. */
export function noteText(note: TextNote | undefined, locale: Locale): Note {
  const { messages } = locale;
  const { left, kinds = [] } = note ?? {};
  const what = kinds.map((kind) => messages.data[kind]).join(', ');
  const masks = kinds.includes('identity-code') ? ` ${messages.masks}` : '';
  return {
    left:
      left === undefined
        ? undefined
        : left < 0
          ? messages.tooLong(numberIn(locale)(limitOf('') - left), numberIn(locale)(limitOf('')))
          : messages.left(numberIn(locale)(left)),
    found: what ? messages.found(what) + masks : undefined,
  };
}

/** A text whose phone numbers can be called. */
const callable = (text: string): unknown =>
  text
    .split(/(112|116 117)/)
    .map((part, index) => (index % 2 ? html`<a href="tel:${part.replace(' ', '')}">${part}</a>` : part));

/** The item that an event is about, if any. */
export const itemOf = ({ target }: Event): string | undefined =>
  target instanceof HTMLElement ? target.dataset['item'] : undefined;

/** What stands in the form at this moment; dictation may have put it there without an event. */
export function readForm(form: HTMLFormElement): Filled {
  const texts: Record<string, string> = {};
  const choices: Record<string, string[]> = {};
  for (const control of form.elements) {
    if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)) continue;
    const { value } = control;
    const item = control.dataset['item'] ?? '';
    if (!/radio|checkbox/.test(control.type)) texts[item] = value;
    else if ('checked' in control && control.checked) (choices[item] ??= []).push(value);
  }
  return { texts, choices };
}

/**
 * Enter on a radio would send the form. Here that would send a form that has hardly begun, since nothing is required;
 * and people who do not know that arrows choose press Enter to choose.
 */
function keepEnterFromSending(event: KeyboardEvent): void {
  const { key, target } = event;
  if (key === 'Enter' && target instanceof HTMLInputElement && /radio|checkbox/.test(target.type)) {
    event.preventDefault();
  }
}
