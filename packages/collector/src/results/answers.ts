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
  /** A JSON list of `[month, item, answer, answered, n]`: a large organisation has a hundred thousand of them. */
  readonly counted: string;
}

export const answersOf = ({ unitId, counted }: UnitYear): AnswerCount[] =>
  (JSON.parse(counted) as [string, string, string, boolean, number][]).map(
    ([month, item, answer, answered, n]) => ({ unitId, month, item, answer, answered, n }),
  );
