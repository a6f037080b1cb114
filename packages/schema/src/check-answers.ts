// The rule on answers: what a form may say about the items it showed. Pure, and free of any validation library,
// so that a browser can use it.
import { isOwnItemId, type ItemKind, nationalKind, scales, textLimit } from './instrument.ts';
import { isLongerThan } from './text.ts';

/** An answer as it stands on the wire, of any item; `value` or `missing`, never both. */
export interface AnswerLike {
  readonly item: string;
  readonly value?: number | string | undefined;
  readonly missing?: string | undefined;
}

export type AnswerProblem =
  | 'unknown-item'
  | 'item-repeated'
  | 'item-not-shown'
  | 'answer-incomplete'
  | 'wrong-type'
  | 'value-not-integer'
  | 'value-out-of-range'
  | 'text-too-long'
  | 'text-empty';

export interface AnswerFinding {
  readonly code: AnswerProblem;
  /** Path inside the record, ready for a JSON Pointer: `['answers', 2, 'value']`. */
  readonly path: readonly (string | number)[];
}

/**
 * Checks the items shown and the answers against the instrument.
 * @param ownKind the kind of an organisation's own item, where the caller knows it; an own item of unknown kind passes
 * @returns every fault found, in the order of the record; none means that the answers are good
 */
export function checkAnswers(
  shown: readonly string[],
  answers: readonly AnswerLike[],
  ownKind: (item: string) => ItemKind | 'unknown' | undefined = () => 'unknown',
): AnswerFinding[] {
  const findings: AnswerFinding[] = [];
  const find = (code: AnswerProblem, ...path: (string | number)[]) => findings.push({ code, path });
  const kindOf = (item: string) => nationalKind(item) ?? (isOwnItemId(item) ? ownKind(item) : undefined);

  shown.forEach((item, index) => {
    if (kindOf(item) === undefined) find('unknown-item', 'shown', index);
    else if (shown.indexOf(item) < index) find('item-repeated', 'shown', index);
  });

  const answered = new Set<string>();
  answers.forEach((answer, index) => {
    const kind = kindOf(answer.item);
    if (kind === undefined) return find('unknown-item', 'answers', index, 'item');
    if (answered.has(answer.item)) return find('item-repeated', 'answers', index, 'item');
    answered.add(answer.item);
    if (!shown.includes(answer.item)) return find('item-not-shown', 'answers', index, 'item');
    if ((answer.value === undefined) === (answer.missing === undefined)) {
      return find('answer-incomplete', 'answers', index);
    }
    const code =
      answer.value === undefined || kind === 'unknown' ? undefined : checkValue(kind, answer.value);
    return code && find(code, 'answers', index, 'value');
  });
  return findings;
}

function checkValue(kind: ItemKind, value: number | string): AnswerProblem | undefined {
  if (kind === 'text') {
    if (typeof value !== 'string') return 'wrong-type';
    if (value.trim() === '') return 'text-empty';
    return isLongerThan(value, textLimit) ? 'text-too-long' : undefined;
  }
  if (typeof value !== 'number') return 'wrong-type';
  if (!Number.isInteger(value)) return 'value-not-integer';
  const { min, max } = scales[kind];
  return value < min || value > max ? 'value-out-of-range' : undefined;
}
