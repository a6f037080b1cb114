// Which language the page speaks: `?lang=` at load, then the switch. Nothing is stored but the address.
// The Finnish of what stands in the HTML is the HTML itself; site-texts.js has its translations.
import { siteTexts } from './site-texts.js';

/** @typedef {'fi' | 'sv' | 'en'} Language */
/** @typedef {{ readonly fi: string, readonly sv?: string, readonly en?: string }} Names */

/** @type {readonly Language[]} */
const languages = ['fi', 'sv', 'en'];

const asked = new URLSearchParams(location.search).get('lang');
/** @type {Language} */
let current = languages.find((tag) => tag === asked) ?? 'fi';

/** The language that the page speaks now. */
export const language = () => current;

/**
 * Speaks the language that the address asks for, and starts the switch.
 * @param {() => void} onChange - draws again what the page itself wrote
 */
export function startLanguage(onChange) {
  for (const button of switchButtons()) {
    button.addEventListener('click', () => {
      current = languages.find((tag) => tag === button.lang) ?? 'fi';
      history.replaceState(history.state, '', withLanguage(location.href));
      speak();
      onChange();
    });
  }
  speak();
  onChange();
}

/**
 * An address in the language of this page.
 * @param {string} address
 * @returns {string}
 */
export function withLanguage(address) {
  const url = new URL(address, location.href);
  url.searchParams.set('lang', current);
  return url.href;
}

/**
 * Writes a name in the page's language, or in Finnish and marked so where it has no other.
 * @template {HTMLElement} T
 * @param {T} node
 * @param {Names} names
 * @returns {T}
 */
export function writeName(node, names) {
  const name = names[current];
  node.textContent = name ?? names.fi;
  if (name === undefined) node.lang = 'fi';
  else node.removeAttribute('lang');
  return node;
}

const switchButtons = () =>
  /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll('.languages button'));

/** The Finnish that stood in the HTML, by node and place. @type {Map<Element, Record<string, string>>} */
const finnish = new Map();

function speak() {
  document.documentElement.lang = current;
  for (const button of switchButtons()) button.setAttribute('aria-pressed', String(button.lang === current));
  for (const node of document.querySelectorAll('[data-text], [data-label]')) {
    const known = finnish.get(node) ?? {
      text: node.textContent,
      label: node.getAttribute('aria-label') ?? '',
    };
    finnish.set(node, known);
    const { text, label } = /** @type {HTMLElement} */ (node).dataset;
    if (text !== undefined) node.textContent = translate(text, known['text']);
    if (label !== undefined) node.setAttribute('aria-label', translate(label, known['label']));
  }
  for (const link of document.querySelectorAll('a[data-keeps-language]')) {
    link.setAttribute('href', withLanguage(link.getAttribute('href') ?? ''));
  }
  for (const link of /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll('[data-in-language]')
  )) {
    link.setAttribute('href', link.dataset['inLanguage']?.replace('{language}', current) ?? '');
  }
  for (const field of document.querySelectorAll('input[name="lang"]')) field.setAttribute('value', current);
}

/**
 * @param {string} key
 * @param {string | undefined} inFinnish
 * @returns {string}
 */
function translate(key, inFinnish = '') {
  if (current === 'fi') return inFinnish;
  const text = siteTexts[current][key];
  if (text === undefined) throw new Error(`site-texts.js lacks "${key}" in ${current}.`);
  return text;
}
