// What was answered in a year: as the database writes it, and as it is counted with. Pure.

/** How often one unit's people gave one answer in one month. */
export interface AnswerCount {
  readonly unitId: string;
  readonly month: string;
  readonly item: string;
  readonly answer: string;
  /** Whether it counts people: the options of a `multi` are counted beside the people who chose them. */
  readonly answered: boolean;
  readonly n: number;
}

/** What a unit's people answered in one year, as the database wrote it. A unit may have several. */
export interface UnitYear {
  readonly unitId: string;
  /** A JSON list of {@link AnswerRow}: a large organisation has a hundred thousand of them. */
  readonly counted: string;
}

/** `[month, item, answer, answered, n]` */
export type AnswerRow = readonly [month: string, item: string, answer: string, answered: boolean, n: number];

export const rowsOf = ({ counted }: UnitYear): AnswerRow[] => JSON.parse(counted) as AnswerRow[];

export const answersOf = (year: UnitYear): AnswerCount[] =>
  rowsOf(year).map(([month, item, answer, answered, n]) => ({
    unitId: year.unitId,
    month,
    item,
    answer,
    answered,
    n,
  }));
