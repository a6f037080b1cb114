// Shares as one stacked bar. Numbers that say the same stand beside every bar, so a screen reader skips it.
// The steps differ in lightness and the lowest one is hatched; forced colours and print keep SVG fills.
import { drawing, element } from './elements.js';

/** @typedef {1 | 2 | 3 | 4 | 5} Step - from the lowest answers to the highest */

/**
 * @param {readonly { readonly part: number, readonly step: Step }[]} parts - in ascending order
 * @returns {SVGElement}
 */
export function bar(parts) {
  const total = parts.reduce((sum, { part }) => sum + part, 0);
  let before = 0;
  const steps = parts.flatMap(({ part, step }) => {
    if (part === 0) return [];
    const x = before;
    before += part;
    return [fill(step, `${(100 * x) / total}%`, `${(100 * part) / total}%`)];
  });
  return drawing('svg', { class: 'share-bar', 'aria-hidden': 'true' }, ...steps);
}

/**
 * @param {readonly number[]} distribution - how many gave 1, 2, … 5
 * @returns {SVGElement}
 */
export const likertBar = (distribution) =>
  bar(distribution.map((part, index) => ({ part, step: /** @type {Step} */ (index + 1) })));

/**
 * The sample of a step for a legend.
 * @param {Step} step
 * @returns {SVGElement}
 */
export const sample = (step) =>
  drawing('svg', { class: 'sample', 'aria-hidden': 'true' }, fill(step, '0%', '100%'));

/**
 * What the steps of the statements' bars mean.
 * @param {string} lowest
 * @param {string} highest
 * @returns {HTMLElement}
 */
export function likertLegend(lowest, highest) {
  const names = [`1 ${lowest}`, '2', '3', '4', `5 ${highest}`];
  return element(
    'ul',
    { class: 'legend' },
    names.map((name, index) => element('li', {}, sample(/** @type {Step} */ (index + 1)), name)),
  );
}

/**
 * @param {Step} step
 * @param {string} x
 * @param {string} width
 */
const fill = (step, x, width) =>
  drawing('rect', { class: `step-${step}`, fill: 'url(#hatch)', x, width, height: '100%' });
