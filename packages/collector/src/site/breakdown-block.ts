// A place's figures by collection channel and by language, or sums of several organisations' figures: channels differ
// by more than places do.
import {
  type Breakdown,
  type Coverage,
  type Figures,
  isWithheld,
  npsBound,
  type SummedBreakdown,
} from '@palaute/schema';
import { scoreCell, scrolling, section } from './blocks.ts';
import { html, type Html } from './html.ts';
import { summedTexts } from './texts/summed-texts.ts';
import type { View } from './view.ts';

type Told = Breakdown | SummedBreakdown;

/** The groups that show, the largest first; of a period that is not told of yet, when it will be. */
export function breakdownBlock(view: View, breakdowns: readonly Told[] | undefined): Html | false {
  const { texts } = view;
  const [first] = breakdowns ?? [];
  if (!first || !breakdowns) return false;
  const tables = breakdowns.flatMap((breakdown) => groupTable(view, breakdown) || []);
  if (tables.length > 0) {
    const own = summedTexts[view.lang];
    const isSummed = 'unread' in first;
    const othersOf = isSummed ? own.groupsOthers : texts.groupsOthers;
    const unread = isSummed ? first.unread.map(({ names }) => view.plainName(names)) : [];
    return block(
      view,
      html`<p>${texts.groupsIntro} ${isSummed && own.groupsDiffer}</p>
        ${tables}
        <p class="fine">
          ${othersOf(view.number(first.threshold))} ${unread.length > 0 && own.unread(unread.join(', '))}
        </p>`,
    );
  }
  if (first.toldFrom !== undefined) {
    return block(view, html`<p>${texts.groupsToldFrom(view.day(first.toldFrom))}</p>`);
  }
  return 'organisation' in first && first.place.kind !== 'organisation' && block(view, noGroups(view, first));
}

const block = (view: View, content: Html): Html => section('breakdown', view.texts.groupsHeading, content);

/** A place of which no group may be told, though it has figures. */
function noGroups(view: View, { organisation, period }: Breakdown): Html {
  const { texts, addresses, lang } = view;
  const whole = addresses.place(lang, organisation.id, organisation, { period: period.id });
  return html`<p>${texts.groupsNone} <a href="${whole}">${texts.groupsOfOrganisation}</a></p>`;
}

interface Group extends Figures {
  readonly coverage?: readonly Coverage[];
}

/** Whose feedbacks are in a group. */
const organisationsIn = ({ coverage = [] }: Group): number =>
  coverage.find(({ item }) => item === 'feedback')?.summed ?? 0;

function groupTable(view: View, { by, groups }: Told): Html | false {
  const { texts } = view;
  const own = summedTexts[view.lang];
  const every: readonly Group[] = groups;
  const isSummed = every.some(({ coverage }) => coverage);
  const shown = every.filter(({ feedback }) => !isWithheld(feedback) && feedback.n > 0);
  if (shown.length === 0) return false;
  const n = ({ feedback }: Figures) => (isWithheld(feedback) ? 0 : feedback.n);
  const kinds = [by, ...(by === 'language' ? (['wording'] as const) : [])];
  const sorted = kinds.flatMap((kind) =>
    shown.filter(({ place }) => place.kind === kind).toSorted((a, b) => n(b) - n(a)),
  );
  const table = html`<table class="breakdown">
    <caption>
      ${texts.groupsCaption[by]}
    </caption>
    <thead>
      <tr>
        <th scope="col">${texts.kinds[by]}</th>
        ${isSummed && html`<th scope="col" class="n wide">${own.organisationsColumn}</th>`}
        <th scope="col" class="n wide">${texts.feedbackColumn}</th>
        <th scope="col" class="n">
          ${texts.orderNames.nps} <span class="fine">${texts.intervalColumn}</span>
        </th>
      </tr>
    </thead>
    <tbody>
      ${sorted.map(
        (group) =>
          html`<tr>
            <th scope="row">
              ${view.name(group.place.names)}
              <span class="fine narrow">${texts.feedbackColumn} ${view.number(n(group))}</span>
              ${
                isSummed &&
                html`<span class="fine narrow"
                  >${own.organisationsColumn} ${view.number(organisationsIn(group))}</span
                >`
              }
            </th>
            ${isSummed && html`<td class="n wide">${view.number(organisationsIn(group))}</td>`}
            <td class="n wide">${view.number(n(group))}</td>
            ${groupScore(view, group)}
          </tr>`,
      )}
    </tbody>
  </table>`;
  return scrolling(texts.groupsCaption[by], table);
}

function groupScore(view: View, { nps }: Figures): Html {
  if (isWithheld(nps)) return html`<td class="n withheld">${view.texts.withheld}</td>`;
  if (nps.nps === null) return html`<td class="n withheld">${view.texts.noAnswers}</td>`;
  const isWhole = npsBound(nps.nps, nps.n) === undefined;
  return scoreCell(view, { nps: nps.nps, n: nps.n }, isWhole && nps.interval);
}
