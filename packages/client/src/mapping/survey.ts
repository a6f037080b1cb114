// What stands in a file's columns, gathered for a proposal: different values, and whether they tell rows apart.

/** How many different values of a column are kept; whoever has more is no list of choices. */
const valueLimit = 100;

export interface ColumnSurvey {
  readonly column: string;
  readonly filled: number;
  /** Different values in the order met. */
  readonly values: readonly string[];
  /** There are more than are kept. */
  readonly hasMore: boolean;
  /** Filled in every row, and never twice the same. */
  readonly isUnique: boolean;
}

export interface Survey {
  readonly rows: number;
  readonly columns: readonly ColumnSurvey[];
}

/** Looks through rows that all have the header's number of cells; others are told by `check`. */
export function surveyOf(header: readonly string[], rows: readonly (readonly string[])[]): Survey {
  const whole = rows.filter((cells) => cells.length === header.length);
  return {
    rows: whole.length,
    columns: header.map((column, index) => {
      const cells = whole.map((row) => row[index] ?? '').filter((cell) => cell !== '');
      const values = [...new Set(cells)];
      return {
        column,
        filled: cells.length,
        values: values.slice(0, valueLimit),
        hasMore: values.length > valueLimit,
        isUnique: whole.length > 0 && cells.length === whole.length && values.length === cells.length,
      };
    }),
  };
}
