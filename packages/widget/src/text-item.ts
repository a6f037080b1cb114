import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from './messages.ts';

/** What a person is told of a text while they write it. */
export interface Note {
  readonly left: string | undefined;
  readonly found: string | undefined;
}

interface TextItem {
  readonly field: string;
  readonly label: unknown;
  /** What the field is for and what not to write in it; spoken after its name. */
  readonly hints: readonly unknown[];
  /** What is wrong with the text, in the same words as in the list of errors. */
  readonly error: string | undefined;
  /** What was noticed in the text. */
  readonly note: Note | undefined;
  readonly readonly: boolean;
  readonly messages: Messages;
  readonly onRemove: (field: string) => void;
}

/** An item that is answered in one's own words. No `maxlength`: it would cut a pasted text without a word. */
export const textItem = (item: TextItem): TemplateResult => {
  const { field, label, hints, error, note, readonly, messages, onRemove } = item;
  return html`
    <div class="item" part="item">
      <label class="question" for=${field}>${label}</label>
      <div class="hint" id="${field}-hint">${hints.map((hint) => html`<p>${hint}</p>`)}</div>
      ${error && html`<p class="error" id="${field}-error">${error}</p>`}
      <textarea
        id=${field}
        part="text"
        rows="4"
        dir="auto"
        data-item=${field}
        ?readonly=${readonly}
        aria-describedby="${error ? `${field}-error ` : ''}${field}-hint"
        aria-invalid=${error ? 'true' : nothing}
      ></textarea>
      ${note?.left ? html`<p class="hint" aria-hidden="true">${note.left}</p>` : nothing}
      ${
        note?.found
          ? html`<div class="notice" part="notice">
              <p>${note.found}</p>
              <button class="quiet" type="button" @click=${() => onRemove(field)}>${messages.remove}</button>
            </div>`
          : nothing
      }
    </div>
  `;
};

interface LineItem {
  readonly field: string;
  readonly label: unknown;
  readonly type: 'text' | 'email' | 'tel';
  /** What the browser may fill in (WCAG 1.3.5). */
  readonly autocomplete: 'name' | 'email' | 'tel';
  readonly error: string | undefined;
  readonly readonly: boolean;
}

/** One line of contact details. */
export const lineItem = ({
  field,
  label,
  type,
  autocomplete,
  error,
  readonly,
}: LineItem): TemplateResult => html`
  <div class="line">
    <label for=${field}>${label}</label>
    ${error && html`<p class="error" id="${field}-error">${error}</p>`}
    <input
      class="text"
      id=${field}
      part="text"
      type=${type}
      autocomplete=${autocomplete}
      data-item=${field}
      ?readonly=${readonly}
      aria-describedby=${error ? `${field}-error` : nothing}
      aria-invalid=${error ? 'true' : nothing}
    />
  </div>
`;
