// The results page: asks the collector what the address asks, and draws the answer or why there is none.
import { byId, element } from './elements.js';
import { drawFigures } from './figures.js';
import { startLanguage, writeName } from './language.js';
import { periodName } from './periods.js';
import { getJson, getOrganisation, NotFoundError } from './places.js';
import { addressOf, drawQuestion, resetQuestion, resultsPath } from './question.js';
import { texts } from './results-texts.js';

/** @typedef {import('@palaute/schema').Results} Results */
/** @typedef {import('./places.js').Organisation} Organisation */

/** @type {{ name: 'loading' | 'failed' | 'notFound' } | { name: 'shown', results: Results }} */
let state = { name: 'loading' };
/** @type {Organisation | undefined} */
let organisation;

const retry = byId('retry');
const organisationId = byId('main').dataset['organisation'] ?? '';

async function load() {
  const isRetry = state.name === 'failed';
  state = { name: 'loading' };
  draw();
  try {
    const results = getJson(resultsPath(organisationId));
    // Both are asked at once; when the first fails, the second's failure tells nothing more.
    results.catch(() => {});
    organisation = await getOrganisation(organisationId);
    state = { name: 'shown', results: await results };
  } catch (error) {
    state = { name: error instanceof NotFoundError ? 'notFound' : 'failed' };
  }
  draw();
  // The button that had the focus is gone.
  if (isRetry && state.name !== 'failed') document.getElementById('answer')?.focus();
}

/** Writes everything that depends on the language or the state. */
function draw() {
  drawQuestion(organisation);
  document.title = texts().title;
  const status = byId('status');
  status.classList.toggle('unseen', state.name === 'shown');
  status.classList.toggle('problem', state.name === 'failed' || state.name === 'notFound');
  retry.hidden = state.name !== 'failed' && !(state.name === 'loading' && document.activeElement === retry);
  const opened = [...document.querySelectorAll('details[open] summary')].map(({ id }) => id);
  byId('results').replaceChildren();
  if (state.name === 'shown') drawResults(state.results, status);
  else status.textContent = texts()[state.name];
  for (const id of opened) document.getElementById(id)?.closest('details')?.setAttribute('open', '');
}

/**
 * @param {Results} results
 * @param {HTMLElement} status
 */
function drawResults(results, status) {
  const { place, period } = results;
  const heading = element('h2', { id: 'answer', tabindex: '-1' });
  if (place.kind === 'organisation') heading.textContent = texts().wholeArea;
  else writeName(heading, place.names);
  const measures = byId('measures');
  for (const kind of ['division', 'unit']) {
    if (kind === place.kind) measures.setAttribute(kind, place.id);
    else measures.removeAttribute(kind);
  }
  const when = periodName(period.id);
  status.textContent = `${heading.textContent}, ${when}`;
  document.title = `${heading.textContent}, ${when} – ${texts().title}`;
  byId('results').append(
    ...wayTo(place),
    heading,
    element('p', { class: 'when' }, when),
    ...drawFigures(results, addressOf),
  );
}

/**
 * The places that a place is part of.
 * @param {Results['place']} place
 * @returns {HTMLElement[]}
 */
function wayTo({ kind, id }) {
  if (kind === 'organisation') return [];
  const division = organisation?.divisions.find(({ units }) => units.some((unit) => unit.id === id));
  const links = [
    element('a', { href: addressOf('organisation') }, texts().wholeArea),
    ...(division
      ? [writeName(element('a', { href: addressOf('division', division.id) }), division.names)]
      : []),
  ];
  return [
    element(
      'nav',
      { class: 'way', 'aria-label': texts().location },
      element(
        'ol',
        {},
        links.map((link) => element('li', {}, link)),
      ),
    ),
  ];
}

// A page that the back button brings back shows its own answer, so the form asks its own question again.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) resetQuestion(organisation);
});
retry.addEventListener('click', () => void load());
startLanguage(draw);
void load();
