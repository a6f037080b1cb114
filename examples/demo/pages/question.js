// What the address asks: `?place=division:health-care&period=2025-T1`. The form above the results asks the same.
import { parsePeriod } from './palaute-schema/rules.js';
import { byId, element } from './elements.js';
import { withLanguage, writeName } from './language.js';
import { currentPeriod, offeredPeriods, periodName } from './periods.js';
import { texts } from './results-texts.js';

/** @typedef {import('./places.js').Organisation} Organisation */

/** `organisation`, `division:slug` or `unit:OID`, and a period's id; as they stand in the address, good or bad. */
const asked = new URLSearchParams(location.search);
export const place = asked.get('place') ?? 'organisation';
export const period = asked.get('period') ?? currentPeriod();

/**
 * Where the collector has the answer.
 * @param {string} organisation - OID
 * @returns {string}
 */
export function resultsPath(organisation) {
  const query = new URLSearchParams({ organisation, period });
  const [kind = '', id] = place.split(/:(.*)/s);
  if (id !== undefined) query.set(kind, id);
  else if (place !== 'organisation') query.set('unit', place);
  return `/v1/results?${query}`;
}

/**
 * The address of this page for another place in the same period.
 * @param {string} kind
 * @param {string} [id]
 * @returns {string}
 */
export function addressOf(kind, id) {
  const query = new URLSearchParams({ place: id === undefined ? kind : `${kind}:${id}`, period });
  return withLanguage(`results.html?${query}`);
}

// What a person chose stays chosen when the choices are drawn again.
for (const id of ['place', 'period']) {
  const select = byId(id);
  select.addEventListener('change', () => select.setAttribute('data-touched', ''));
}

/**
 * Draws the choices of the form. What is chosen stays chosen.
 * @param {Organisation | undefined} organisation - undefined until it has been loaded
 */
export function drawQuestion(organisation) {
  const divisions = organisation?.divisions ?? [];
  const units = divisions.flatMap((division) => division.units);
  fillSelect('place', place, [
    element('option', { value: 'organisation' }, texts().wholeArea),
    optionGroup(
      texts().divisions,
      divisions.map(({ id, names }) => writeName(element('option', { value: `division:${id}` }), names)),
    ),
    optionGroup(
      texts().units,
      units.map(({ id, names }) => writeName(element('option', { value: `unit:${id}` }), names)),
    ),
  ]);
  const years = offeredPeriods();
  const isOffered = years.some(({ ids }) => ids.includes(period));
  fillSelect('period', period, [
    ...(isOffered || !parsePeriod(period) ? [] : [periodOption(period)]),
    ...years.map(({ year, ids }) => optionGroup(year, ids.map(periodOption))),
  ]);
}

/** @param {string} id */
const periodOption = (id) => element('option', { value: id }, periodName(id));

/**
 * Lets the form ask again what the address asks.
 * @param {Organisation | undefined} organisation
 */
export function resetQuestion(organisation) {
  for (const id of ['place', 'period']) delete byId(id).dataset['touched'];
  drawQuestion(organisation);
}

/**
 * @param {string} label
 * @param {HTMLElement[]} options
 */
const optionGroup = (label, options) => element('optgroup', { label }, options);

/**
 * @param {string} id
 * @param {string} first - what is chosen when nothing has been drawn yet
 * @param {HTMLElement[]} options
 */
function fillSelect(id, first, options) {
  const select = /** @type {HTMLSelectElement} */ (byId(id));
  const chosen = select.dataset['touched'] === undefined ? first : select.value;
  select.replaceChildren(...options);
  select.value = chosen;
  if (select.selectedIndex < 0) select.selectedIndex = 0;
}
