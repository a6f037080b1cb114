import { html, nothing, type TemplateResult } from 'lit';

/** What a person is told of a text while they write it; empty for nothing. */
export interface Note {
  readonly left: string;
  readonly found: string;
}

/**
 * An item that is answered in one's own words. No `maxlength`: it would cut a pasted text without a word.
 *
 * @param hints what the field is for and what not to write in it; spoken after its name
 * @param error what is wrong with the text, in the same words as in the list of errors
 * @param remove on the button that takes what was noticed out of the text
 */
export const textItem = (
  field: string,
  name: string,
  label: unknown,
  hints: readonly unknown[],
  error: unknown,
  note: Note | undefined,
  isReadonly: boolean,
  remove: string,
  onRemove: (field: string) => void,
  onFocus: (event: Event) => void,
): TemplateResult => html`
  <div class="item" part="item">
    <label class="question" for=${field}>${label}</label>
    <div class="hint" id="${field}-hint">${hints.map((hint) => hint && html`<p>${hint}</p>`)}</div>
    ${error && html`<p class="error" id="${field}-error">${error}</p>`}
    <textarea
      id=${field}
      name=${name}
      part="text"
      rows="4"
      dir="auto"
      data-item=${field}
      @focusin=${onFocus}
      ?readonly=${isReadonly}
      aria-describedby="${error ? `${field}-error ` : ''}${field}-hint"
      aria-invalid=${error ? 'true' : nothing}
    ></textarea>
    ${note?.left && html`<p class="hint" aria-hidden="true">${note.left}</p>`}
    ${
      note?.found &&
      html`<div class="notice" part="notice">
        <p>${note.found}</p>
        <button class="quiet" type="button" @click=${() => onRemove(field)}>${remove}</button>
      </div>`
    }
  </div>
`;
