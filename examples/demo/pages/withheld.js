import { formatNumber } from './numbers.js';
import { texts } from './results-texts.js';

/** @typedef {import('@palaute/schema').Withheld} Withheld */

/**
 * Whether a reason stands where the figure would.
 * @template {object} Figure
 * @param {Figure | Withheld} figure
 * @returns {figure is Withheld}
 */
export const isWithheld = (figure) => 'withheld' in figure;

/**
 * Why a figure does not show, in plain words. There is one reason, so it takes nothing of the figure.
 * @param {number} threshold
 */
export const reasonOf = (threshold) => texts().withheld(formatNumber(threshold));
