import { element } from './elements.js';

/**
 * A row: its header and its cells, or one note in place of all cells.
 * @typedef {{ readonly head: Node | string | (Node | string)[], readonly cells?: readonly string[], readonly note?: string }} Row
 */

/**
 * A table that becomes a list of blocks on a narrow screen. The roles keep it a table for assistive technology when
 * the style sheet makes its parts blocks.
 * @param {{ labelledBy: string, columns: readonly string[], rows: readonly Row[] }} content
 * @returns {HTMLElement}
 */
export function table({ labelledBy, columns, rows }) {
  return element(
    'table',
    { role: 'table', class: 'figures', 'aria-labelledby': labelledBy },
    element('thead', { role: 'rowgroup' }, headRow(columns)),
    element(
      'tbody',
      { role: 'rowgroup' },
      rows.map((row) => bodyRow(row, columns)),
    ),
  );
}

/** @param {readonly string[]} columns */
const headRow = (columns) =>
  element(
    'tr',
    { role: 'row' },
    columns.map((column) => element('th', { role: 'columnheader', scope: 'col' }, column)),
  );

/**
 * @param {Row} row
 * @param {readonly string[]} columns
 */
function bodyRow({ head, cells = [], note }, [, ...labels]) {
  const header = element('th', { role: 'rowheader', scope: 'row' }, ...[head].flat());
  const noteCell =
    note === undefined
      ? []
      : [
          element(
            'td',
            {
              role: 'cell',
              class: 'note',
              colspan: String(labels.length),
              'aria-colspan': String(labels.length),
            },
            note,
          ),
        ];
  const figureCells = cells.map((cell, index) =>
    element('td', { role: 'cell', 'data-column': labels[index] ?? '' }, cell),
  );
  return element('tr', { role: 'row' }, header, ...noteCell, ...figureCells);
}
