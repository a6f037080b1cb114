// Draws the figures of one place and period. What is withheld says so in its place.
import { bar, sample } from './bars.js';
import { element, section } from './elements.js';
import { writeName } from './language.js';
import { formatNumber, formatShare } from './numbers.js';
import { pack, texts } from './results-texts.js';
import { drawOwnItems, drawStatements } from './statements.js';
import { table } from './tables.js';
import { isWithheld, reasonOf } from './withheld.js';

/** @typedef {import('@palaute/schema').Results} Results */
/** @typedef {import('@palaute/schema').Withheld} Withheld */

/**
 * @param {Results} results
 * @param {(kind: string, id: string) => string} addressOf - address of the results of a place
 * @returns {HTMLElement[]}
 */
export function drawFigures(results, addressOf) {
  const { feedback, items, nps, threshold } = results;
  if (!isWithheld(feedback) && feedback.n === 0) return [element('p', { class: 'empty' }, texts().empty)];
  const national = items.filter(({ names }) => !names);
  const own = items.filter(({ names, figure }) => names && (isWithheld(figure) || figure.n > 0));
  const all = [feedback, nps, ...items.map(({ figure }) => figure), ...results.parts.map((part) => part.nps)];
  if (isWithheld(feedback) && all.every((figure) => isWithheld(figure) || figure.n === 0)) {
    return [element('p', { class: 'empty' }, reasonOf(threshold)), drawReason(threshold)];
  }
  const translationNote =
    texts().unofficial === '' ? [] : [element('p', { class: 'aside' }, texts().unofficial)];
  return [
    ...translationNote,
    drawCounts(results),
    drawNps(nps, threshold),
    drawStatements(national, threshold),
    ...(own.length > 0 ? [drawOwnItems(own, threshold)] : []),
    ...(results.parts.length > 0 ? [drawParts(results, addressOf)] : []),
    ...(all.some(isWithheld) ? [drawReason(threshold)] : []),
  ];
}

/** @param {Results} results */
function drawCounts({ feedback, items, threshold }) {
  const open = items.find(({ item }) => item === 'open');
  const count = (/** @type {string} */ name, /** @type {{ n: number } | Withheld} */ figure, note = '') =>
    element(
      'div',
      {},
      element('dt', {}, name),
      isWithheld(figure)
        ? element('dd', { class: 'note' }, reasonOf(threshold))
        : element('dd', { class: 'big' }, formatNumber(figure.n)),
      ...(note === '' ? [] : [element('dd', { class: 'aside' }, note)]),
    );
  return element(
    'dl',
    { class: 'counts' },
    count(texts().feedbacks, feedback),
    ...(open ? [count(texts().openAnswers, open.figure, pack().texts.open)] : []),
  );
}

/**
 * @param {Results['nps']} figure
 * @param {number} threshold
 */
function drawNps(figure, threshold) {
  const parts = isWithheld(figure)
    ? [element('p', { class: 'note' }, reasonOf(threshold))]
    : figure.nps === null || figure.shares === null || figure.mean === null
      ? [element('p', {}, texts().noAnswers)]
      : drawScore({ n: figure.n, nps: figure.nps, mean: figure.mean, shares: figure.shares });
  return section('nps', texts().nps, element('p', { class: 'asked' }, pack().texts.nps), ...parts);
}

/** @param {import('@palaute/schema/rules').NpsScore} score */
function drawScore({ n, nps, shares, mean }) {
  const share = (
    /** @type {'detractors' | 'passives' | 'promoters'} */ name,
    /** @type {1 | 3 | 5} */ step,
  ) =>
    element(
      'div',
      {},
      element('dt', {}, sample(step), texts()[name]),
      element('dd', {}, formatShare(shares[name])),
    );
  return [
    element(
      'div',
      { class: 'score' },
      element('p', { class: 'huge' }, element('span', { class: 'unseen' }, 'NPS '), formatNumber(nps, 1)),
      element(
        'div',
        {},
        bar([
          { part: shares.detractors, step: 1 },
          { part: shares.passives, step: 3 },
          { part: shares.promoters, step: 5 },
        ]),
        element(
          'dl',
          { class: 'shares' },
          share('detractors', 1),
          share('passives', 3),
          share('promoters', 5),
        ),
      ),
    ),
    element(
      'dl',
      { class: 'values' },
      labelled(texts().answers, formatNumber(n)),
      labelled(texts().npsMean, formatNumber(mean, 2)),
    ),
    element('p', { class: 'aside' }, texts().npsRange),
  ];
}

/**
 * @param {string} name
 * @param {string} number
 */
const labelled = (name, number) => element('div', {}, element('dt', {}, name), element('dd', {}, number));

/**
 * @param {Results} results
 * @param {(kind: string, id: string) => string} addressOf
 */
function drawParts({ parts, place, threshold }, addressOf) {
  const heading = place.kind === 'organisation' ? texts().divisions : texts().units;
  const rows = parts.map(({ place: { kind, id, names }, nps }) => {
    const head = [writeName(element('a', { href: addressOf(kind, id) }), names)];
    if (isWithheld(nps)) return { head, note: reasonOf(threshold) };
    if (nps.nps === null || nps.mean === null) return { head, note: texts().noAnswers };
    return { head, cells: [formatNumber(nps.n), formatNumber(nps.nps, 1), formatNumber(nps.mean, 2)] };
  });
  const columns = [texts().place, texts().answers, texts().npsShort, texts().npsMean];
  return section('parts', heading, table({ labelledBy: 'parts', columns, rows }));
}

/** @param {number} threshold */
const drawReason = (threshold) =>
  section('why', texts().whyHeading, element('p', {}, texts().why(formatNumber(threshold))));
