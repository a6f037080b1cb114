// Draws the form and reads what stands in it. The fields themselves hold the answers, so drawing the form again, in
// another language or another state, changes none of them.
import { html, nothing, type TemplateResult } from 'lit';
import type { FormDefinition } from './definition.ts';
import type { FormState } from './form-state.ts';
import { localText } from './local-text.ts';
import type { Locale } from './messages.ts';
import { dataNotice, errorSummary, failureNotice } from './notices.ts';
import type { Filled } from './record.ts';
import { group, likertItem, npsItem, plainText } from './scale.ts';
import { type Note, textItem } from './text-item.ts';
import { limitOf, tooLong } from './too-long.ts';

type SiteForm = typeof import('./site-form.ts');

export interface FormView {
  readonly state: FormState;
  /** Without it only the first question is drawn. */
  readonly isWhole: boolean;
  readonly definition: FormDefinition;
  /** What draws a site's own additions, once there are any. */
  readonly site: SiteForm | undefined;
  readonly locale: Locale;
  /** Begins the controls' names; unique on the page. */
  readonly prefix: string;
  readonly noteOf: (field: string) => Note | undefined;
  readonly onSubmit: (event: Event) => void;
  readonly onChange: (event: Event) => void;
  /** While it is being sent. */
  readonly onClick: (event: Event) => void;
  /** Of a text. */
  readonly onFocus: (event: Event) => void;
  readonly onRemove: (field: string) => void;
  readonly goTo: (field: string) => void;
}

export function formView(view: FormView): TemplateResult {
  const { state, isWhole, definition, site, locale, prefix } = view;
  const { pack, messages } = locale;
  const isSending = state.name === 'sending';
  const faults = state.name === 'answering' ? state.faults : undefined;
  const errors: [field: string, label: unknown, text: unknown][] = [];
  const errorOf = (field: string, label: unknown) => {
    const fault = faults?.get(field);
    if (fault === undefined) return undefined;
    const text =
      typeof fault === 'number' ? tooLong(fault, limitOf(field), locale) : localText(fault, locale);
    errors.push([field, label, text]);
    return text;
  };
  const found: string[] = [];
  const text = (field: string, label: unknown, hint?: unknown, name = label) => {
    const note = view.noteOf(field);
    if (note?.found) found.push(note.found);
    return textItem(
      field,
      prefix + field,
      label,
      [hint, messages.warning],
      errorOf(field, name),
      note,
      isSending,
      messages.remove,
      view.onRemove,
      view.onFocus,
    );
  };
  const around = { definition, locale, prefix, isSending, text, errorOf };

  // Drawn before the list of errors, which names what they found.
  const rest = () => html`
    ${text('open', html`${pack.texts.open} ${plainText('open', locale)}`, '', pack.texts.open)}
    <h3 class="instruction">${pack.texts['likert-instruction']}</h3>
    ${definition.statements.map((item) =>
      likertItem(item, html`${pack.texts[item]} ${plainText(item, locale)}`, prefix, locale),
    )}
    ${site?.ownItems(around)}
    ${
      definition.free
        ? html`
            ${group('kinds', messages.kinds, Object.entries(messages.kind), prefix, locale)}
            ${site?.topicsItem(around)} ${text('free', messages.free, callable(messages.urgent))}
          `
        : nothing
    }
    ${site?.personItems(around)}
    <div class="small-print hint">
      <p>${messages.notComplaint}</p>
      ${site?.smallPrint(around)}
      <slot name="privacy"></slot>
    </div>
    ${state.name === 'failed' ? failureNotice(state.code, messages) : nothing}
    ${state.name === 'asking' ? dataNotice(found, messages) : nothing}
    <button part="send" type="submit" aria-disabled=${isSending ? 'true' : nothing}>
      ${isSending ? messages.sending : messages.send}
    </button>
  `;
  const others = isWhole ? rest() : nothing;
  // autocomplete: a browser that restored earlier texts would show them to the next person at a shared computer.
  return html`
    <form
      part="form"
      novalidate
      autocomplete="off"
      aria-labelledby="heading"
      @submit=${view.onSubmit}
      @change=${view.onChange}
      @click=${isSending ? view.onClick : undefined}
      @keydown=${keepEnterFromSending}
    >
      <div id="heading" tabindex="-1">
        <slot name="heading"><h2>${messages.heading}</h2></slot>
      </div>
      <p class="hint">${messages.intro}</p>
      ${errors.length > 0 ? errorSummary(errors, messages, view.goTo) : nothing} ${npsItem(prefix, locale)}
      ${others}
    </form>
  `;
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
export function readForm(form: HTMLFormElement, prefix: string): Filled {
  const filled: Record<string, string[]> = {};
  for (const [name, value] of new FormData(form)) (filled[name.slice(prefix.length)] ??= []).push(`${value}`);
  return filled;
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
