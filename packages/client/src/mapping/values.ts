// What one cell means: a number of a scale, a day, a word of a list. Nothing is guessed: a cell that could mean two
// things means none, and its fault says so.
import { dayInFinland, type ItemKind, isDay } from '@palaute/schema';
import { absenceWords, likertWords, npsLabels, tidyWord, type Words, yesNoWords } from './words.ts';
import type { ColumnMapping, DateOrder } from './mapping.ts';

export type CellFaultCode = 'not-whole' | 'not-number' | 'off-scale' | 'word-unknown' | 'day-unclear';

export type CellValue =
  | { readonly value: string | number | boolean; readonly missing?: never; readonly fault?: never }
  | { readonly missing: string; readonly value?: never; readonly fault?: never }
  | { readonly fault: CellFaultCode; readonly value?: never; readonly missing?: never };

/** A cell's words against a mapping's `values`, as they are compared. */
export const wordMap = (values: ColumnMapping['values'] = {}): Words =>
  new Map(Object.entries(values).map(([word, meaning]) => [tidyWord(word), meaning]));

const absent = (meaning: unknown): { readonly missing: string } | undefined =>
  typeof meaning === 'string' && meaning.startsWith('-') ? { missing: meaning.slice(1) } : undefined;

/** Reads a cell of an item of a kind; a text is taken as it stands. */
export function readAnswer(kind: ItemKind, cell: string, own: Words): CellValue {
  const word = tidyWord(cell);
  const meant = own.get(word) ?? own.get(tidyWord(cell.replace(',', '.')));
  if (meant !== undefined) return absent(meant) ?? { value: meant };
  if (kind === 'text') return { value: cell };
  const isNumber = kind === 'nps' || kind === 'likert';
  if (isNumber) {
    const number = readWhole(cell);
    if (number !== undefined) return onScale(kind, number);
  }
  const absence = absent(absenceWords.get(word));
  if (absence) return absence;
  if (kind === 'yes-no') {
    const isYes = yesNoWords.get(word);
    return isYes === undefined ? { fault: 'word-unknown' } : { value: isYes };
  }
  if (!isNumber) return { value: cell };
  return kind === 'likert' ? readLabel(word) : readLabelled(kind, word);
}

/** `4`, `4,0` and `4.00` are 4; `4,5` is none. */
function readWhole(cell: string): number | 'fraction' | undefined {
  const match = /^([+-]?\d{1,6})(?:[.,](\d{1,10}))?$/.exec(cell);
  if (!match) return undefined;
  return Number(match[2] ?? 0) === 0 ? Number(match[1]) : 'fraction';
}

function onScale(kind: 'nps' | 'likert', number: number | 'fraction'): CellValue {
  if (number === 'fraction') return { fault: 'not-whole' };
  const isOn = kind === 'nps' ? number >= 0 && number <= 10 : number >= 1 && number <= 5;
  return isOn ? { value: number } : { fault: 'off-scale' };
}

function readLabel(word: string): CellValue {
  const value = likertWords.get(word);
  return value === undefined ? readLabelled('likert', word) : { value };
}

/** `5 = Täysin samaa mieltä`, `10 - Erittäin todennäköisesti`: a number with its label. Not `3/5` nor `2-3`. */
function readLabelled(kind: 'nps' | 'likert', word: string): CellValue {
  const match = /^(\d{1,2}) ?(?:[=:)–.-] ?|\()?(\p{L}[^\d]*)$/u.exec(word);
  if (!match) return { fault: /\d/.test(word) ? 'not-number' : 'word-unknown' };
  const [, digits = '', label = ''] = match;
  const known = tidyWord(label);
  const fits = kind === 'likert' ? likertWords.get(known) === Number(digits) : npsLabels.has(known);
  return fits ? onScale(kind, Number(digits)) : { fault: 'word-unknown' };
}

const time = String.raw`(?:[T ,]+(?:klo\s*)?\d{1,2}[.:]\d{2}(?:[.:]\d{2}(?:[.,]\d+)?)?(?:\s?[AaPp]\.?[Mm]\.?)?)?`;
const pattern = (date: string) => new RegExp(`^${date}${time}$`);
const iso = pattern(String.raw`(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})`);
const finnish = pattern(
  String.raw`(?:\p{L}{2}\.? )?(?<d>\d{1,2})\.\s?(?<m>\d{1,2})\.\s?(?<y>\d{4})`.replaceAll(
    String.raw`\p{L}`,
    '[A-Za-zÀ-ž]',
  ),
);
/** An instant: the only form whose day depends on where one is. */
const instant = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})$/;

const orders: Readonly<Record<Exclude<DateOrder, 'excel'>, RegExp>> = {
  'D.M.YYYY': finnish,
  'YYYY-MM-DD': iso,
  'D/M/YYYY': pattern(String.raw`(?<d>\d{1,2})/(?<m>\d{1,2})/(?<y>\d{4})`),
  'M/D/YYYY': pattern(String.raw`(?<m>\d{1,2})/(?<d>\d{1,2})/(?<y>\d{4})`),
  YYYYMMDD: /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/,
};

const dayMs = 86_400_000;

/** Excel's number of a day: 1 is the first of January 1900, and it believes in a 29 February of that year. */
export function dayOfExcel(serial: number): string | undefined {
  if (!(serial >= 61 && serial < 2_958_466)) return undefined;
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * dayMs).toISOString().slice(0, 10);
}

/** The day of a cell as `YYYY-MM-DD`; the time beside it is left away. */
export function readDay(cell: string, order?: DateOrder): CellValue {
  if (instant.test(cell)) {
    const at = new Date(cell.replace(' ', 'T').replace(/ (?=[+-Z])/, ''));
    return Number.isNaN(at.valueOf()) ? { fault: 'day-unclear' } : { value: dayInFinland(at) };
  }
  if (order === 'excel' && /^\d{1,7}(?:[.,]\d+)?$/.test(cell)) {
    const day = dayOfExcel(Number(cell.replace(',', '.')));
    return day === undefined ? { fault: 'day-unclear' } : { value: day };
  }
  const named = order && order !== 'excel' ? orders[order] : undefined;
  for (const form of [named, iso, finnish]) {
    const { y = '', m = '', d = '' } = form?.exec(cell)?.groups ?? {};
    const day = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
    if (y !== '' && isDay(day)) return { value: day };
  }
  return { fault: 'day-unclear' };
}
