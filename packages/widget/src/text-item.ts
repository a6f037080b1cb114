import { html, nothing, type TemplateResult } from 'lit';
import type { TextField } from './record.ts';

interface TextItem {
  readonly field: TextField;
  readonly label: string;
  /** What the field is for and what not to write in it; spoken after its name. */
  readonly hints: readonly string[];
  /** What is wrong with the text, in the same words as in the list of errors. */
  readonly error: string | undefined;
  readonly readonly: boolean;
}

/** An item that is answered in one's own words. No `maxlength`: it would cut a pasted text without a word. */
export const textItem = ({ field, label, hints, error, readonly }: TextItem): TemplateResult => html`
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
  </div>
`;
