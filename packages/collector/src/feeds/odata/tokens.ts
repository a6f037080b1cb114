// The words of a $filter. Pure.
import { isDay } from '@palaute/schema';
import { badQuery } from './error.ts';

interface Plain {
  readonly text: string;
  /** Where it begins. */
  readonly at: number;
}

export type Token =
  | (Plain & { readonly kind: '(' | ')' | ',' | 'word' | 'day' })
  | (Plain & { readonly kind: 'text'; readonly value: string })
  | (Plain & { readonly kind: 'number'; readonly value: number });

/** A request line is no longer than 16 KiB; this is far more than a tool needs. */
const longest = 8_000;

const pattern =
  /\s+|(?<sign>[(),])|(?<text>'(?:[^']|'')*')|(?<day>\d{4}-\d{2}-\d{2}(?![\w:.-]))|(?<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.:-]))|(?<word>[A-Za-z_]\w*(?![\w./$@:-]))/y;

/** @throws ODataError of what is no word */
export function tokensOf(text: string): Token[] {
  if (text.length > longest) throw badQuery(`It is longer than ${longest} characters.`, '$filter');
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  for (let at = 0; at < text.length; at = pattern.lastIndex) {
    pattern.lastIndex = at;
    const groups = pattern.exec(text)?.groups;
    if (!groups) {
      throw badQuery(`“${text.slice(at, at + 20)}” cannot be read, at character ${at + 1}.`, '$filter');
    }
    tokens.push(...tokenOf(groups, at));
  }
  return tokens;
}

function tokenOf(groups: Partial<Record<string, string>>, at: number): Token[] {
  const { sign, text, day, number, word } = groups;
  if (sign !== undefined) return [{ kind: sign as '(' | ')' | ',', text: sign, at }];
  if (text !== undefined) {
    return [{ kind: 'text', text, at, value: text.slice(1, -1).replaceAll("''", "'") }];
  }
  if (day !== undefined) {
    if (!isDay(day)) throw badQuery(`${day} is no day.`, '$filter');
    return [{ kind: 'day', text: day, at }];
  }
  if (number !== undefined) {
    const value = Number(number);
    if (!Number.isFinite(value)) throw badQuery(`${number.slice(0, 40)} is too large.`, '$filter');
    return [{ kind: 'number', text: number, at, value }];
  }
  return word === undefined ? [] : [{ kind: 'word', text: word, at }];
}
