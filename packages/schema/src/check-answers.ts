// The rule on answers: what a form may say about the items it showed. Pure, and free of any validation library,
// so that a browser can use it.
import {
  isOwnItemId,
  type ItemShape,
  nationalKind,
  optionPattern,
  scales,
  shownLimit,
  textLimit,
} from './instrument.ts';
import { isLongerThan } from './text.ts';

/** Whole number of a scale, `true` for yes, id of an option, ids of options, or words. */
export type AnswerValue = number | boolean | string | readonly string[];

/** An answer as it stands on the wire, of any item; `value` or `missing`, never both. */
export interface AnswerLike {
  readonly item: string;
  readonly value?: AnswerValue | undefined;
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
  | 'unknown-value'
  | 'value-repeated'
  | 'text-too-long'
  | 'text-empty';

export interface AnswerFinding {
  readonly code: AnswerProblem;
  /** Path inside the record, ready for a JSON Pointer: `['answers', 2, 'value']`. */
  readonly path: readonly (string | number)[];
}

/**
 * Checks the items shown and the answers against the instrument.
 * @param ownItem what an organisation's own item takes, where the caller knows; without it any own item may be
 *   answered in any way that some kind allows
 * @returns every fault found, in the order of the record; none means that the answers are good
 */
export function checkAnswers(
  shown: readonly string[],
  answers: readonly AnswerLike[],
  ownItem: (item: string) => ItemShape | 'any' | undefined = () => 'any',
): AnswerFinding[] {
  const findings: AnswerFinding[] = [];
  const find = (code: AnswerProblem, ...path: (string | number)[]) => findings.push({ code, path });
  const shapeOf = (item: string): ItemShape | 'any' | undefined => {
    const kind = nationalKind(item);
    return kind ? { kind } : isOwnItemId(item) ? ownItem(item) : undefined;
  };

  const seen = new Set<string>();
  shown.forEach((item, index) => {
    if (shapeOf(item) === undefined) find('unknown-item', 'shown', index);
    else if (seen.has(item)) find('item-repeated', 'shown', index);
    seen.add(item);
  });

  const answered = new Set<string>();
  answers.forEach(({ item, value, missing }, index) => {
    const shape = shapeOf(item);
    if (shape === undefined) return find('unknown-item', 'answers', index, 'item');
    if (answered.has(item)) return find('item-repeated', 'answers', index, 'item');
    answered.add(item);
    // "Not shown" is what is said of the others, and of them only.
    if (seen.has(item) === (missing === 'not-shown')) return find('item-not-shown', 'answers', index, 'item');
    if ((value === undefined) === (missing === undefined)) return find('answer-incomplete', 'answers', index);
    const code =
      value === undefined ? undefined : shape === 'any' ? checkAny(value) : checkValue(shape, value);
    return code && find(code, 'answers', index, 'value');
  });
  return findings;
}

function checkValue({ kind, options }: ItemShape, value: AnswerValue): AnswerProblem | undefined {
  switch (kind) {
    case 'text':
      return typeof value === 'string' ? checkText(value) : 'wrong-type';
    case 'yes-no':
      return typeof value === 'boolean' ? undefined : 'wrong-type';
    case 'choice':
      return typeof value === 'string' ? checkOptions([value], options) : 'wrong-type';
    case 'multi':
      return Array.isArray(value) ? checkOptions(value, options) : 'wrong-type';
    default: {
      if (typeof value !== 'number') return 'wrong-type';
      if (!Number.isInteger(value)) return 'value-not-integer';
      const { min, max } = scales[kind];
      return value < min || value > max ? 'value-out-of-range' : undefined;
    }
  }
}

/** What no kind of item would take. */
function checkAny(value: AnswerValue): AnswerProblem | undefined {
  if (typeof value === 'string') return checkText(value);
  if (typeof value === 'number') return checkValue({ kind: 'nps' }, value);
  return Array.isArray(value) ? checkOptions(value, undefined) : undefined;
}

function checkText(value: string): AnswerProblem | undefined {
  if (value.trim() === '') return 'text-empty';
  return isLongerThan(value, textLimit) ? 'text-too-long' : undefined;
}

function checkOptions(
  chosen: readonly unknown[],
  options: readonly string[] | undefined,
): AnswerProblem | undefined {
  // Nothing chosen of several is a reason for absence, not an empty list.
  if (chosen.length === 0) return 'answer-incomplete';
  if (chosen.length > shownLimit) return 'unknown-value';
  if (new Set(chosen).size < chosen.length) return 'value-repeated';
  const isKnown = (option: unknown) =>
    typeof option === 'string' && (options ? options.includes(option) : optionPattern.test(option));
  return chosen.every(isKnown) ? undefined : 'unknown-value';
}
