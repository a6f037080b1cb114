// Items that are answered by choosing a point: native radios in a fieldset, so that the browser gives the keyboard,
// the roles and the names. The points run 0 → 10 and 1 → 5 in reading direction on every screen, in wrapping rows:
// turning a scale round changes the answers.
import type { MissingReason, NationalItemId, StatementId } from '@palaute/schema';
import { scales } from '@palaute/schema/instrument';
import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from './messages.ts';

interface Scale {
  readonly kind: keyof typeof scales;
  readonly item: NationalItemId;
  /** Radio name: unique on the page, since checkers group radios over shadow roots. */
  readonly name: string;
  readonly legend: unknown;
  /** What stands in a point's cell beside its number. */
  readonly label: (point: number) => unknown;
  readonly or: string;
  /** The last option: a reason for no answer, and the only way to take a choice back. */
  readonly noAnswer: { readonly value: MissingReason; readonly label: string };
}

/** 0–10. The meaning of the ends is in the legend and in the ends' own names: screen readers skip descriptions of groups. */
export const npsItem = (name: string, { pack: { texts }, messages }: Locale): TemplateResult =>
  scale({
    kind: 'nps',
    item: 'nps',
    name,
    legend: html`${texts.nps}
      <span class="anchors"><span>0 = ${texts['nps-0']},</span> <span>10 = ${texts['nps-10']}</span></span>`,
    label: (point) =>
      point === 0 || point === 10 ? html`<span class="unseen">${texts[`nps-${point}`]}</span>` : nothing,
    or: messages.or,
    noAnswer: { value: 'prefer-not', label: messages.preferNot },
  });

/** A national statement, 1–5. */
export const statementItem = (
  item: StatementId,
  name: string,
  { pack: { texts }, messages }: Locale,
): TemplateResult =>
  scale({
    kind: 'likert',
    item,
    name,
    legend: texts[item],
    label: (point) => html`<span class="label">${texts[`likert-${point}` as 'likert-1']}</span>`,
    or: messages.or,
    noAnswer: { value: 'dont-know', label: texts['no-answer'] },
  });

function scale({ kind, item, name, legend, label, or, noAnswer }: Scale): TemplateResult {
  const { min, max } = scales[kind];
  const option = (value: number | MissingReason, face: unknown) => html`
    <label class="option">
      <input type="radio" name=${name} value=${value} data-item=${item} />
      <span class="face" part="option">${face}</span>
    </label>
  `;
  const points = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  return html`
    <fieldset class="item" part="item">
      <legend class="question">${legend}</legend>
      <div class="points ${kind}">
        ${points.map((point) => option(point, html`<span class="number">${point}</span> ${label(point)}`))}
      </div>
      <div class="no-answer"><span>${or}</span> ${option(noAnswer.value, noAnswer.label)}</div>
    </fieldset>
  `;
}
