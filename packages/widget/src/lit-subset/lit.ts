// Lit as far as the widget uses it, a third of its size, in the files for script tags: whoever takes the elements from
// npm gets Lit itself. The elements are written and typed for Lit, and all of their tests run on both.
export { LitElement } from './element.ts';
export { css } from './styles.ts';
export { html, nothing } from './template.ts';
