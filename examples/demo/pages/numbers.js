// Figures as people read them. They come whole from the collector and are rounded here, once.
import { round } from './palaute-schema/rules.js';
import { language } from './language.js';

/** As these languages are written in Finland, and English as in Europe. */
export const locales = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

/**
 * `82.428` → `82,4` in Finnish; half away from zero, a true minus sign.
 * @param {number} value
 * @param {number} [decimals]
 * @returns {string}
 */
export function formatNumber(value, decimals = 0) {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat(locales[language()], digits).format(round(value, decimals)).replace('-', '−');
}

/**
 * `0.8843` → `88,4 %` in Finnish.
 * @param {number} share - 0…1
 * @returns {string}
 */
export function formatShare(share) {
  const digits = { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(locales[language()], /** @type {Intl.NumberFormatOptions} */ (digits)).format(
    round(share, 3),
  );
}
