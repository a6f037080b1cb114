// Figures as people read them. They come whole from the collector and are rounded here, once.
import { round } from '@palaute/schema/rules';

/** As these languages are written in Finland, and English as in Europe. */
export const formats = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' } as const;

export type PublishedLanguage = keyof typeof formats;

const formatters = new Map<string, Intl.NumberFormat>();

/** @param kind `percent` for a share of 0…1 */
function formatNumber(
  value: number,
  decimals: number,
  language: PublishedLanguage,
  kind?: 'percent',
): string {
  const key = `${language}${decimals}${kind}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(formats[language], {
      style: kind ?? 'decimal',
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    formatters.set(key, formatter);
  }
  return formatter.format(round(value, decimals + (kind ? 2 : 0))).replace('-', '−');
}

/** Numbers of one language: `82.428` → `82,4` in Finnish, with a true minus sign. */
export const numbersIn = (
  language: PublishedLanguage,
): {
  number: (value: number, decimals?: number) => string;
  share: (value: number, decimals?: number) => string;
} => ({
  number: (value, decimals = 0) => formatNumber(value, decimals, language),
  share: (value, decimals = 0) => formatNumber(value, decimals, language, 'percent'),
});
