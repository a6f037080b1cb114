// Block designs on seven points: which of seven statements are shown together, and in which position.
// Points are 0…6 here; which statement a point stands for is the rotation's matter.

/** How many of the seven national statements one person is shown (R009, R014). */
export type StatementCount = 2 | 3 | 4 | 5 | 6 | 7;

/**
 * A base block, which stands for the seven blocks `base + shift` modulo 7, shift 0…6. Over those seven each point
 * comes up once in each position, whatever the base: this is what makes a cyclic design balanced in order as well.
 */
export interface Orbit {
  /** Points in the order of display. */
  readonly base: readonly number[];
  /**
   * Shift from one block to the next that deals the points out like cards, so that after any number of blocks no
   * point is more than one ahead of another. Absent where every order of the blocks is as even.
   */
  readonly step?: number;
}

/**
 * The orbits that one cycle goes through, seven people each. Let r be exposures of a point and λ those of a pair of
 * points in one whole cycle:
 *
 * | k | design                                  | people | r  | λ  |
 * | - | --------------------------------------- | ------ | -- | -- |
 * | 2 | all 21 pairs                            | 21     | 6  | 1  |
 * | 3 | Fano plane, BIBD (7, 7, 3, 3, 1)        | 7      | 3  | 1  |
 * | 4 | its complement, BIBD (7, 7, 4, 4, 2)    | 7      | 4  | 2  |
 * | 5 | complements of the 21 pairs             | 21     | 15 | 10 |
 * | 6 | one left out                            | 7      | 6  | 5  |
 * | 7 | everything, from a start that goes round | 7     | 7  | 7  |
 *
 * Source: C. J. Colbourn and J. H. Dinitz (ed.), Handbook of Combinatorial Designs, 2nd ed., 2007.
 */
export const designs: Readonly<Record<StatementCount, readonly Orbit[]>> = {
  2: [
    { base: [0, 1], step: 2 },
    { base: [0, 2], step: 4 },
    { base: [0, 3], step: 6 },
  ],
  3: [{ base: [0, 1, 3] }],
  4: [{ base: [2, 4, 5, 6] }],
  5: [
    { base: [2, 3, 4, 5, 6], step: 2 },
    { base: [1, 3, 4, 5, 6], step: 4 },
    { base: [1, 2, 4, 5, 6], step: 6 },
  ],
  6: [{ base: [1, 2, 3, 4, 5, 6] }],
  7: [{ base: [0, 1, 2, 3, 4, 5, 6] }],
};
