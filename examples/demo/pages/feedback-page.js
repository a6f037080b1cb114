// The feedback page: a choice of service unit that the form's `unit` follows. Everything else is the element's.
import { byId, element } from './elements.js';
import { language, startLanguage, writeName } from './language.js';
import { getOrganisation } from './places.js';

/** @typedef {import('./places.js').Unit} Unit */

/** Last numbers of the OIDs of the units that this page takes feedback for. */
const offered = ['99001', '99002', '99003'];

const texts = {
  loading: {
    fi: 'Ladataan palvelupisteitä…',
    sv: 'Serviceställena laddas…',
    en: 'Loading service units…',
  },
  failed: {
    fi: 'Palvelupisteitä ei saatu ladattua. Tarkista verkkoyhteys ja yritä uudelleen.',
    sv: 'Serviceställena kunde inte laddas. Kontrollera nätförbindelsen och försök igen.',
    en: 'The service units could not be loaded. Check your network connection and try again.',
  },
};

const form = /** @type {HTMLElement} */ (document.querySelector('palaute-form'));
const retry = byId('unit-retry');
const organisationId = byId('main').dataset['organisation'] ?? '';

// At once, so that the form has a unit before its own script runs.
form.setAttribute('unit', organisationId.replace(/\.0$/, `.${offered[0]}`));

/** @type {readonly Unit[]} */
let units = [];
/** @type {keyof typeof texts | 'done'} */
let state = 'loading';

async function load() {
  state = 'loading';
  draw();
  try {
    const { divisions } = await getOrganisation(organisationId);
    units = divisions
      .flatMap((division) => division.units)
      .filter(({ id }) => offered.some((number) => id.endsWith(`.${number}`)))
      .toSorted((a, b) => a.id.localeCompare(b.id));
    state = 'done';
    const hadFocus = document.activeElement === retry;
    byId('unit-choices').replaceChildren(...units.map(choiceOf));
    draw();
    if (hadFocus) /** @type {HTMLElement | null} */ (document.querySelector('#units input:checked'))?.focus();
  } catch {
    state = 'failed';
    draw();
  }
}

/**
 * @param {Unit} unit
 * @returns {HTMLElement}
 */
function choiceOf({ id }) {
  const input = element('input', { type: 'radio', name: 'unit', value: id });
  if (form.getAttribute('unit') === id) input.setAttribute('checked', '');
  input.addEventListener('change', () => {
    form.setAttribute('unit', id);
    draw();
  });
  return element('label', {}, input, element('span'));
}

/** Writes everything that depends on the language, the choice or the state; the choice itself stays. */
function draw() {
  units.forEach(({ names }, index) => {
    const label = document.querySelectorAll('#unit-choices span')[index];
    if (label instanceof HTMLElement) writeName(label, names);
  });
  const chosen = units.find(({ id }) => id === form.getAttribute('unit'));
  if (chosen) writeName(byId('chosen-unit'), chosen.names);
  byId('unit-status').textContent = state === 'done' ? '' : texts[state][language()];
  retry.hidden = state !== 'failed' && !(state === 'loading' && document.activeElement === retry);
  // A form whose unit nobody can see would collect feedback about another service than its writer meant.
  form.hidden = state === 'failed';
}

retry.addEventListener('click', () => void load());
startLanguage(draw);
void load();
