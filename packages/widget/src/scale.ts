// Items that are answered by choosing: native radios or checkboxes in a fieldset, so that the browser gives the keyboard,
// the roles and the names. The points run 0 → 10 and 1 → 5 in reading direction on every screen, in wrapping rows:
// turning a scale round changes the answers.
import type { MissingReason } from '@palaute/schema';
import { scales } from '@palaute/schema/instrument';
import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from './messages.ts';

/** The value of the option that is no answer: `!` and the reason. */
export const noAnswerMark = '!';

/**
 * @param options values with what stands in their cells
 * @param prefix begins the controls' names: unique on the page, since checkers group radios over shadow roots
 * @param noAnswer the last option: a reason for no answer, and the only way to take a choice back. Without it several
 *   may be chosen, and each be taken back by itself.
 */
export function group(
  item: string,
  legend: unknown,
  options: readonly (readonly [value: string | number, face: unknown])[],
  prefix: string,
  { messages }: Locale,
  noAnswer?: readonly [reason: MissingReason, label: string],
  look = 'choices',
): TemplateResult {
  const option = ([value, face]: readonly [value: string | number, face: unknown]) => html`
    <label class="option">
      <input type=${noAnswer ? 'radio' : 'checkbox'} name=${prefix + item} value=${value} data-item=${item} />
      <span class="face" part="option">${face}</span>
    </label>
  `;
  return html`
    <fieldset class="item" part="item">
      <legend class="question">${legend}</legend>
      <div class=${look}>${options.map(option)}</div>
      ${
        noAnswer &&
        html`<div class="no-answer">
          <span>${messages.or}</span> ${option([noAnswerMark + noAnswer[0], noAnswer[1]])}
        </div>`
      }
    </fieldset>
  `;
}

const points = (kind: keyof typeof scales, label: (point: number) => unknown) => {
  const { min, max } = scales[kind];
  return Array.from({ length: max - min + 1 }, (_, index) => {
    const point = index + min;
    return [point, html`<span class="number">${point}</span> ${label(point)}`] as const;
  });
};

/** What an item is in plain words, beside the wording that may not be edited. */
export const plainText = (item: string, { plain }: Locale): unknown =>
  plain && html`<span class="aside">${plain[item]}</span>`;

/** 0–10. The meaning of the ends is in the legend and in the ends' own names: screen readers skip descriptions of groups. */
export function npsItem(prefix: string, locale: Locale): TemplateResult {
  const { texts } = locale.pack;
  return group(
    'nps',
    html`${texts.nps} ${plainText('nps', locale)}
      <span class="aside"><span>0 = ${texts['nps-0']},</span> <span>10 = ${texts['nps-10']}</span></span>`,
    points('nps', (point) =>
      point % 10 ? nothing : html`<span class="unseen">${texts[`nps-${point}` as 'nps-0']}</span>`,
    ),
    prefix,
    locale,
    ['prefer-not', locale.messages.preferNot],
    'points nps',
  );
}

/** A statement, national or a site's own, 1–5. */
export const likertItem = (item: string, legend: unknown, prefix: string, locale: Locale): TemplateResult => {
  const { texts } = locale.pack;
  return group(
    item,
    legend,
    points('likert', (point) => html`<span class="label">${texts[`likert-${point}` as 'likert-1']}</span>`),
    prefix,
    locale,
    ['dont-know', texts['no-answer']],
    'points likert',
  );
};
