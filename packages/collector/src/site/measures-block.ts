// What was changed because of feedback, as a list.
import type { Measure, Names, Place } from '@palaute/schema';
import { section } from './blocks.ts';
import { html, type Html } from './html.ts';
import type { View } from './view.ts';

/** @param measures undefined when they could not be read. @param place whose page it is */
export function measuresBlock(view: View, measures: readonly Measure[] | undefined, place: Place): Html {
  const { texts } = view;
  const heading = texts.measuresHeading;
  if (!measures) return section('measures', heading, html`<p>${texts.measuresAway}</p>`);
  if (measures.length === 0) return section('measures', heading, html`<p>${texts.measuresNone}</p>`);
  return section(
    'measures',
    heading,
    html`<ul class="measures">
      ${measures.map((measure) => measureItem(view, measure, place))}
    </ul>`,
  );
}

function measureItem(view: View, measure: Measure, here: Place): Html {
  const { texts } = view;
  const { place, title, state, decidedOn, dueOn, doneOn } = measure;
  const days: readonly (readonly [string, string | undefined])[] = [
    [texts.decidedOn, decidedOn],
    [texts.dueOn, state === 'done' ? undefined : dueOn],
    [texts.doneOn, doneOn],
  ];
  return html`<li class="measure ${state}">
    <h3>${view.name(title)}</h3>
    <p class="state">
      <strong>${texts.measureStates[state]}</strong
      >${place.id !== here.id && html` · ${view.name(place.names)}`}
    </p>
    ${paragraphs(view, measure.text)}
    <p class="fine">
      ${days.flatMap(([name, day]) => (day === undefined ? [] : [`${name} ${view.day(day)}`])).join(' · ')}
    </p>
  </li>`;
}

const paragraphs = (view: View, text: Names): Html => {
  const lang = text[view.lang] === undefined ? html` lang="fi"` : false;
  return html`${view
    .plainName(text)
    .split(/\n+/)
    .map((line) => html`<p${lang}>${line}</p>`)}`;
};
