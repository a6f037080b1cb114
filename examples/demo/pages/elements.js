/**
 * Makes an HTML element. Nothing is ever parsed from a string, so what a name or a figure holds stays text.
 * @param {string} name
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string | (Node | string)[])} children
 * @returns {HTMLElement}
 */
export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) node.setAttribute(attribute, value);
  node.append(...children.flat());
  return node;
}

/**
 * Makes an SVG element.
 * @param {string} name
 * @param {Record<string, string>} [attributes]
 * @param {...Node} children
 * @returns {SVGElement}
 */
export function drawing(name, attributes = {}, ...children) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [attribute, value] of Object.entries(attributes)) node.setAttribute(attribute, value);
  node.append(...children);
  return node;
}

/**
 * A section that its heading names.
 * @param {string} id
 * @param {string} heading
 * @param {...Node} content
 * @returns {HTMLElement}
 */
export const section = (id, heading, ...content) =>
  element('section', { 'aria-labelledby': id }, element('h3', { id }, heading), ...content);

/**
 * The element with an id that the page is known to have.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const node = document.getElementById(id);
  if (!node) throw new Error(`The page has no #${id}.`);
  return node;
}
