import type { PalauteForm } from '../palaute-form.ts';

/** What a page may have set on the element without an attribute. */
const settings = [
  'endpoint',
  'siteKey',
  'form',
  'unit',
  'service',
  'theme',
  'contactChannel',
  'contactDate',
  'collectionChannel',
  'definition',
  'fetch',
] as const;

/**
 * Takes a form off the page and puts a new one in its place, with the same settings and nothing of what was answered:
 * another element has another id, no field that a browser could undo into, and no listener of the last person's.
 * @param pattern the element and what stands in it as they were before anyone came
 */
export function replaceForm(old: PalauteForm, pattern: Node): PalauteForm {
  const fresh = pattern.cloneNode(true) as PalauteForm;
  for (const name of settings) {
    // Methods and the like of the class itself come with the class.
    if (name === 'fetch' ? Object.hasOwn(old, name) : old[name] !== fresh[name]) {
      Object.assign(fresh, { [name]: old[name] });
    }
  }
  // Also in the element that is taken off: scripts of the page, or the browser's memory for undoing, may hold on to it.
  old.reset?.();
  old.replaceWith(fresh);
  return fresh;
}

/** A public device learns no words, underlines none for the next person, and sends none to a service that checks them. */
export function keepFromLearning(form: Element): void {
  for (const [name, value] of [
    ['spellcheck', 'false'],
    ['autocorrect', 'off'],
    ['writingsuggestions', 'false'],
  ] as const) {
    if (!form.hasAttribute(name)) form.setAttribute(name, value);
  }
}
