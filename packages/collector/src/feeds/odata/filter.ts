// $filter: comparisons of columns and literals, in, contains, startswith and endswith, joined by and, or and not (OData
// 4.01 URL Conventions, §5.1.1). Everything else of OData is refused by name. Pure.
import type { ColumnType, Value } from '../row.ts';
import { badQuery, notImplemented } from './error.ts';
import { type Token, tokensOf } from './tokens.ts';

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
export type TextFunction = 'contains' | 'startswith' | 'endswith';

type Operand =
  | { readonly column: string; readonly type: ColumnType }
  | { readonly literal: Value; readonly type: ColumnType | null };

export type Filter =
  | { readonly is: 'and' | 'or'; readonly sides: readonly Filter[] }
  | { readonly is: 'not'; readonly of: Filter }
  | { readonly is: Comparison; readonly left: Operand; readonly right: Operand }
  | { readonly is: TextFunction; readonly text: Operand; readonly part: Operand };

/** Column → what it holds. */
export type ColumnTypes = Readonly<Record<string, { readonly type: ColumnType }>>;

const comparisons: readonly string[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] satisfies Comparison[];
const textFunctions: readonly string[] = ['contains', 'startswith', 'endswith'] satisfies TextFunction[];
const isComparison = (word: string): word is Comparison => comparisons.includes(word);
const isTextFunction = (word: string): word is TextFunction => textFunctions.includes(word);

/** Parts of OData that a client may well send, told apart from slips of the pen. */
const otherOperators = ['add', 'sub', 'mul', 'div', 'divby', 'mod', 'has'];

/** Deeper than any tool asks; a deeper one would only use up the stack. */
const deepest = 50;

/** @throws ODataError */
export function parseFilter(text: string, columns: ColumnTypes): Filter {
  return new FilterParser(tokensOf(text), columns).whole();
}

class FilterParser {
  readonly #tokens: readonly Token[];
  readonly #columns: ColumnTypes;
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], columns: ColumnTypes) {
    this.#tokens = tokens;
    this.#columns = columns;
  }

  whole(): Filter {
    const filter = this.#either();
    const rest = this.#token();
    if (rest) throw this.#unexpected(rest);
    return filter;
  }

  #either(): Filter {
    return this.#joined('or', () => this.#joined('and', () => this.#one()));
  }

  #joined(word: 'and' | 'or', read: () => Filter): Filter {
    const [first, ...rest] = [read()];
    const sides = [first, ...rest].filter((side) => side !== undefined);
    while (this.#isWord(word)) {
      this.#next += 1;
      sides.push(read());
    }
    const [only] = sides;
    return sides.length === 1 && only ? only : { is: word, sides };
  }

  #one(): Filter {
    if (this.#isWord('not')) {
      return this.#deeper(() => {
        this.#next += 1;
        return { is: 'not', of: this.#one() };
      });
    }
    if (this.#token()?.kind === '(') {
      return this.#deeper(() => {
        this.#next += 1;
        const inside = this.#either();
        this.#require(')');
        return inside;
      });
    }
    const token = this.#token();
    if (token?.kind === 'word' && this.#tokens[this.#next + 1]?.kind === '(') return this.#call(token.text);
    return this.#compared();
  }

  #call(name: string): Filter {
    if (!isTextFunction(name)) throw notImplemented(`The function ${name} is not supported.`, '$filter');
    this.#next += 2;
    const text = this.#operand();
    this.#require(',');
    const part = this.#operand();
    this.#require(')');
    for (const operand of [text, part]) {
      if (operand.type !== 'text') throw badQuery(`The function ${name} takes two texts.`, '$filter');
    }
    const after = this.#token();
    // `contains(a,'b') eq true` is the same; nothing else may follow.
    if (after?.kind === 'word' && isComparison(after.text)) {
      throw notImplemented(`Write ${name}(…) or not ${name}(…), without comparing it.`, '$filter');
    }
    return { is: name, text, part };
  }

  #compared(): Filter {
    const left = this.#operand();
    const operator = this.#token();
    if (!operator) throw badQuery('A comparison ends before its operator.', '$filter');
    if (operator.kind === 'word' && operator.text === 'in') return this.#among(left);
    if (operator.kind === 'word' && otherOperators.includes(operator.text)) {
      throw notImplemented(`The operator ${operator.text} is not supported.`, '$filter');
    }
    if (operator.kind !== 'word' || !isComparison(operator.text)) throw this.#unexpected(operator);
    this.#next += 1;
    return comparisonOf(operator.text, left, this.#operand());
  }

  /** `item in ('nps','access')`: equal to one of them. */
  #among(left: Operand): Filter {
    this.#next += 1;
    this.#require('(');
    const sides = [comparisonOf('eq', left, this.#operand())];
    while (this.#token()?.kind === ',') {
      this.#next += 1;
      sides.push(comparisonOf('eq', left, this.#operand()));
    }
    this.#require(')');
    return { is: 'or', sides };
  }

  #operand(): Operand {
    const token = this.#token();
    if (!token) throw badQuery('It ends in the middle of an expression.', '$filter');
    this.#next += 1;
    switch (token.kind) {
      case 'text':
        return { literal: token.value, type: 'text' };
      case 'number':
        return { literal: token.value, type: 'number' };
      case 'day':
        return { literal: token.text, type: 'day' };
      case 'word': {
        if (token.text === 'null') return { literal: null, type: null };
        const column = Object.hasOwn(this.#columns, token.text) ? this.#columns[token.text] : undefined;
        if (!column) throw badQuery(`There is no property ${token.text}.`, '$filter');
        return { column: token.text, type: column.type };
      }
      default:
        throw this.#unexpected(token);
    }
  }

  #deeper(read: () => Filter): Filter {
    if (++this.#depth > deepest) throw badQuery(`It is nested more than ${deepest} deep.`, '$filter');
    const filter = read();
    this.#depth -= 1;
    return filter;
  }

  #token(): Token | undefined {
    return this.#tokens[this.#next];
  }

  #isWord(text: string): boolean {
    const token = this.#token();
    return token?.kind === 'word' && token.text === text;
  }

  #require(kind: Token['kind']): void {
    const token = this.#token();
    if (token?.kind !== kind) {
      throw token ? this.#unexpected(token) : badQuery(`It ends where ${kind} should be.`, '$filter');
    }
    this.#next += 1;
  }

  #unexpected({ text, at }: Token): Error {
    return badQuery(`“${text.slice(0, 40)}” is not expected at character ${at + 1}.`, '$filter');
  }
}

function comparisonOf(is: Comparison, left: Operand, right: Operand): Filter {
  if (familyOf(left.type) !== familyOf(right.type) && left.type !== null && right.type !== null) {
    throw badQuery(`What ${is} compares is of two types.`, '$filter');
  }
  return { is, left, right };
}

/** Whole numbers and others compare; nothing else of two types does. */
const familyOf = (type: ColumnType | null): ColumnType | null => (type === 'whole' ? 'number' : type);

/** What is known of a row: undefined where a value is not known yet. */
export type Known = (column: string) => Value | undefined;

/** Null where OData's is: what is asked of nothing. Undefined where more of the row must be known. */
type Truth = boolean | null | undefined;

/** Whether a row is among those that are asked for. A row with null for an answer is not (§5.1.1.1). */
export function holds(filter: Filter, known: Known): Truth {
  switch (filter.is) {
    case 'and':
      return joined(filter.sides, known, false);
    case 'or':
      return joined(filter.sides, known, true);
    case 'not': {
      const of = holds(filter.of, known);
      return typeof of === 'boolean' ? !of : of;
    }
    case 'contains':
    case 'startswith':
    case 'endswith': {
      const text = valueOf(filter.text, known);
      const part = valueOf(filter.part, known);
      if (text === undefined || part === undefined) return undefined;
      if (text === null || part === null) return null;
      return hasPart[filter.is](String(text), String(part));
    }
    default: {
      const left = valueOf(filter.left, known);
      const right = valueOf(filter.right, known);
      if (left === undefined || right === undefined) return undefined;
      return compares[filter.is](left, right);
    }
  }
}

/** @param settles the truth of one side that settles it */
function joined(sides: readonly Filter[], known: Known, settles: boolean): Truth {
  let truth: Truth = !settles;
  for (const side of sides) {
    const one = holds(side, known);
    if (one === settles) return settles;
    if (one === undefined || truth === undefined) truth = undefined;
    else if (one === null) truth = null;
  }
  return truth;
}

const valueOf = (operand: Operand, known: Known): Value | undefined =>
  'column' in operand ? known(operand.column) : operand.literal;

const hasPart: Readonly<Record<TextFunction, (text: string, part: string) => boolean>> = {
  contains: (text, part) => text.includes(part),
  startswith: (text, part) => text.startsWith(part),
  endswith: (text, part) => text.endsWith(part),
};

/** Of nothing, no order holds; it equals nothing else than nothing. */
const ordered =
  (holdsFor: (order: number) => boolean) =>
  (left: Value, right: Value): boolean =>
    left !== null && right !== null && holdsFor(compareValues(left, right));

const compares: Readonly<Record<Comparison, (left: Value, right: Value) => boolean>> = {
  eq: (left, right) => left === right,
  ne: (left, right) => left !== right,
  gt: ordered((order) => order > 0),
  ge: ordered((order) => order >= 0),
  lt: ordered((order) => order < 0),
  le: ordered((order) => order <= 0),
};

/** Texts by their code units; nothing comes before anything (§5.1.3). */
export function compareValues(left: Value, right: Value): number {
  if (left === right) return 0;
  if (left === null) return -1;
  if (right === null) return 1;
  return left < right ? -1 : 1;
}
