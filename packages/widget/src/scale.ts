// Items that are answered by choosing: native radios or checkboxes in a fieldset, so that the browser gives the keyboard,
// the roles and the names. The points run 0 → 10 and 1 → 5 in reading direction on every screen, in wrapping rows:
// turning a scale round changes the answers.
import type { MissingReason, StatementId } from '@palaute/schema';
import { scales } from '@palaute/schema/instrument';
import { html, nothing, type TemplateResult } from 'lit';
import type { Choice, OwnItem } from './definition.ts';
import { localText } from './local-text.ts';
import type { Locale } from './messages.ts';

/** The value of the option that is no answer: `!` and the reason. */
export const noAnswerMark = '!';

interface Group {
  /** The item, and what the controls' names end in. */
  readonly item: string;
  /** Begins the controls' names: unique on the page, since checkers group radios over shadow roots. */
  readonly prefix: string;
  readonly legend: unknown;
  readonly look: keyof typeof scales | 'choices';
  /** Values with what stands in their cells. */
  readonly options: readonly (readonly [value: string | number, face: unknown])[];
  readonly or?: string;
  /** The last option: a reason for no answer, and the only way to take a choice back. Several can be taken back singly. */
  readonly noAnswer?: readonly [reason: MissingReason, label: string];
}

function group({ item, prefix, legend, look, options, or, noAnswer }: Group): TemplateResult {
  const option = (value: string | number, face: unknown) => html`
    <label class="option">
      <input
        type=${noAnswer ? 'radio' : 'checkbox'}
        name="${prefix}-${item}"
        value=${value}
        data-item=${item}
      />
      <span class="face" part="option">${face}</span>
    </label>
  `;
  return html`
    <fieldset class="item" part="item">
      <legend class="question">${legend}</legend>
      <div class=${look === 'choices' ? look : `points ${look}`}>
        ${options.map(([value, face]) => option(value, face))}
      </div>
      ${
        noAnswer &&
        html`<div class="no-answer">
          <span>${or}</span> ${option(noAnswerMark + noAnswer[0], noAnswer[1])}
        </div>`
      }
    </fieldset>
  `;
}

const pointsOf = (kind: keyof typeof scales, label: (point: number) => unknown) =>
  Array.from({ length: scales[kind].max - scales[kind].min + 1 }, (_, index) => {
    const point = index + scales[kind].min;
    return [point, html`<span class="number">${point}</span> ${label(point)}`] as const;
  });

/** What an item is in plain words, beside the wording that may not be edited. */
export const plainText = (item: string, { plain }: Locale): unknown =>
  plain?.[item] ? html`<span class="aside">${plain[item]}</span>` : nothing;

/** 0–10. The meaning of the ends is in the legend and in the ends' own names: screen readers skip descriptions of groups. */
export const npsItem = (prefix: string, locale: Locale): TemplateResult => {
  const { texts } = locale.pack;
  return group({
    item: 'nps',
    prefix,
    look: 'nps',
    legend: html`${texts.nps} ${plainText('nps', locale)}
      <span class="aside"><span>0 = ${texts['nps-0']},</span> <span>10 = ${texts['nps-10']}</span></span>`,
    options: pointsOf('nps', (point) =>
      point === 0 || point === 10 ? html`<span class="unseen">${texts[`nps-${point}`]}</span>` : nothing,
    ),
    or: locale.messages.or,
    noAnswer: ['prefer-not', locale.messages.preferNot],
  });
};

/** A national statement or an own one, 1–5. */
const likertItem = (item: string, legend: unknown, prefix: string, { pack, messages }: Locale) =>
  group({
    item,
    prefix,
    look: 'likert',
    legend,
    options: pointsOf(
      'likert',
      (point) => html`<span class="label">${pack.texts[`likert-${point}` as 'likert-1']}</span>`,
    ),
    or: messages.or,
    noAnswer: ['dont-know', pack.texts['no-answer']],
  });

export const statementItem = (item: StatementId, prefix: string, locale: Locale): TemplateResult =>
  likertItem(item, html`${locale.pack.texts[item]} ${plainText(item, locale)}`, prefix, locale);

/** An own item that is answered by choosing: a statement, yes or no, one option or several. */
export function chosenItem(
  { id, kind, texts, options = [] }: OwnItem,
  prefix: string,
  locale: Locale,
): TemplateResult {
  const { pack, messages } = locale;
  const legend = localText(texts, locale);
  if (kind === 'likert') return likertItem(id, legend, prefix, locale);
  return group({
    item: id,
    prefix,
    look: 'choices',
    legend,
    options:
      kind === 'yes-no'
        ? [
            ['true', messages.yes],
            ['false', messages.no],
          ]
        : options.map(({ id: value, texts: face }) => [value, localText(face, locale)]),
    or: messages.or,
    ...(kind !== 'multi' && { noAnswer: ['dont-know', pack.texts['no-answer']] }),
  });
}

/** Something about the feedback: what it is about, who gives it. `multi` where several may be chosen. */
export const choiceItem = (
  item: string,
  { texts, options }: Choice,
  isMulti: boolean,
  prefix: string,
  locale: Locale,
): TemplateResult =>
  group({
    item,
    prefix,
    look: 'choices',
    legend: localText(texts, locale),
    options: options.map(({ id, texts: face }) => [id, localText(face, locale)]),
    or: locale.messages.or,
    ...(!isMulti && { noAnswer: ['prefer-not', locale.messages.preferNot] }),
  });

/** The kinds of free feedback. */
export const kindsItem = (prefix: string, { messages }: Locale): TemplateResult =>
  group({
    item: 'kinds',
    prefix,
    look: 'choices',
    legend: messages.kinds,
    options: Object.entries(messages.kind),
  });
