// Draws the answers to the statements (1–5), the national ones and the organisation's own.
import { likertBar, likertLegend } from './bars.js';
import { element, section } from './elements.js';
import { writeName } from './language.js';
import { formatNumber, formatShare } from './numbers.js';
import { pack, texts } from './results-texts.js';
import { table } from './tables.js';
import { isWithheld, reasonOf } from './withheld.js';

/** @typedef {import('@palaute/schema').ItemFigure} ItemFigure */
/** @typedef {import('@palaute/schema').LikertFigure | import('@palaute/schema').Withheld} Figure */
/** @typedef {{ readonly head: (Node | string)[], readonly figure: Figure }} Statement */

/**
 * @param {readonly ItemFigure[]} items
 * @param {number} threshold
 */
export function drawStatements(items, threshold) {
  const statements = items.flatMap(({ item, kind, figure }) =>
    kind === 'likert'
      ? [
          {
            head: [pack().texts[/** @type {import('@palaute/schema').StatementId} */ (item)]],
            figure: /** @type {Figure} */ (figure),
          },
        ]
      : [],
  );
  return section('statements', texts().statements, ...drawLikert('statements', statements, threshold));
}

/**
 * @param {readonly ItemFigure[]} items
 * @param {number} threshold
 */
export function drawOwnItems(items, threshold) {
  const statements = items.flatMap((item) =>
    item.kind === 'likert' ? [{ head: headOf(item), figure: /** @type {Figure} */ (item.figure) }] : [],
  );
  const rows = items
    .filter(({ kind }) => kind === 'text')
    .map((item) => {
      const head = headOf(item);
      if (isWithheld(item.figure)) return { head, note: reasonOf(threshold) };
      return { head, cells: [formatNumber(item.figure.n)] };
    });
  return section(
    'own',
    texts().ownItems,
    ...(statements.length > 0 ? drawLikert('own', statements, threshold) : []),
    ...(rows.length > 0
      ? [table({ labelledBy: 'own', columns: [texts().question, texts().answers], rows })]
      : []),
  );
}

/**
 * @param {string} labelledBy
 * @param {readonly Statement[]} statements
 * @param {number} threshold
 */
function drawLikert(labelledBy, statements, threshold) {
  const { texts: wording } = pack();
  const columns = [texts().statement, texts().answers, texts().statementMean, wording['likert-5']];
  const rows = statements.map(({ head, figure }) => {
    if (isWithheld(figure)) return { head, note: reasonOf(threshold) };
    if (figure.mean === null || figure.topBox === null) return { head, note: texts().noAnswers };
    return {
      head: [...head, likertBar(figure.distribution)],
      cells: [formatNumber(figure.n), formatNumber(figure.mean, 2), formatShare(figure.topBox)],
    };
  });
  const shown = statements.flatMap(({ head, figure }) =>
    isWithheld(figure) || figure.n === 0 ? [] : [{ head, distribution: figure.distribution }],
  );
  if (shown.length === 0) return [table({ labelledBy, columns, rows })];
  return [
    likertLegend(wording['likert-1'], wording['likert-5']),
    table({ labelledBy, columns, rows }),
    drawDistributions(`${labelledBy}-numbers`, shown),
  ];
}

/** @param {ItemFigure} item */
const headOf = ({ names }) => (names ? [writeName(element('span'), names)] : []);

/** @param {Node | string} part */
const copy = (part) => (typeof part === 'string' ? part : part.cloneNode(true));

/**
 * How many gave each value: what the bars show, in numbers.
 * @param {string} id
 * @param {readonly { readonly head: (Node | string)[], readonly distribution: readonly number[] }[]} shown
 */
function drawDistributions(id, shown) {
  const rows = shown.map(({ head, distribution }) => ({
    head: head.map(copy),
    cells: distribution.map((n) => formatNumber(n)),
  }));
  const columns = [texts().statement, '1', '2', '3', '4', '5'];
  return element(
    'details',
    {},
    element('summary', { id }, texts().distributions),
    table({ labelledBy: id, columns, rows }),
  );
}
