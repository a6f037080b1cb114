// Rows as CSV that spreadsheets open well (RFC 4180). By hand: two rules, and the second is in no library that the
// collector has.

/** Excel takes a file for UTF-8 by it. */
export const byteOrderMark = '\u{FEFF}';

/** One line. */
export const csvLine = (values: readonly (string | number | null)[]): string =>
  `${values.map(csvField).join(',')}\r\n`;

function csvField(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
