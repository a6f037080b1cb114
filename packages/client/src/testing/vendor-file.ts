// Test only: what an export of another system is to a test, and how such systems write texts.

/** Two units that the test collector knows. */
export const testUnits = ['1.2.246.10.32213078.10.99001', '1.2.246.10.32213078.10.99002'] as const;

export interface VendorFile {
  readonly name: string;
  readonly content: Buffer;
  readonly mapping: object;
  /** How many rows of it are good. */
  readonly rows: number;
  /** The values of each item, smallest first, as a person counts them in the file. */
  readonly figures: Readonly<Record<string, readonly (string | number | boolean)[]>>;
}

/** What is not ASCII, in one byte each; enough for Finnish. */
export const windows1252 = (text: string): Buffer =>
  Buffer.from(text.replaceAll('€', '\u0080').replaceAll('–', '\u0096').replaceAll('’', '\u0092'), 'latin1');
export const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
export const rows = (...lines: readonly string[]): string => `${lines.join('\r\n')}\r\n`;

export const [centre, shore] = testUnits;
export const mapping = (parts: object) => ({ palauteMapping: 1, ...parts });
