// The results Oma Häme published of its customer feedback, as data. Source: Oma Häme (the wellbeing services
// county of Kanta-Häme), results of 1.1.–30.4.2025, published in spring 2025. Nothing is estimated here.

/** Oma Häme's divisions: rescue; family, social and disability; health care; services for older people. */
export type DivisionId = 'rescue' | 'family-social-disability' | 'health-care' | 'older-people';

/** What was published of one division: the recommendation question (0–10). */
export interface DivisionFigures {
  id: DivisionId;
  /** The division's name in Finnish. */
  name: string;
  /** Respondents, all of whom answered the recommendation question. */
  n: number;
  /** How many gave a 10. */
  tens: number;
  /** How many gave a 9; absent where it can only be had by subtraction from the total. */
  nines?: number;
  /** How many gave an 8; absent where it can only be had by subtraction from the total. */
  eights?: number;
  /** Mean of the scores, to two decimals. */
  mean: number;
  /** Net Promoter Score, −100–100, to one decimal. */
  nps: number;
}

/** The first and the last day of contact, both included: 120 days. */
export const period = { from: '2025-01-01', to: '2025-04-30' } as const;

/** The whole organisation. */
export const total = { n: 21615, tens: 14625, nines: 4144, eights: 1569, mean: 9.31, nps: 82.4 } as const;

/** The divisions. Two of them leave something to subtraction, as their comments say. */
export const divisions: readonly DivisionFigures[] = [
  // The n cannot be read in the source: 4 is what the other three leave of the total. A mean of 10.00 makes them tens.
  { id: 'rescue', name: 'Pelastustoimi', n: 4, tens: 4, nines: 0, eights: 0, mean: 10, nps: 100 },
  // Nines and eights: what the other three leave of the total.
  {
    id: 'family-social-disability',
    name: 'Perhe-, sosiaali- ja vammaispalvelut',
    n: 490,
    tens: 405,
    mean: 9.5,
    nps: 86.5,
  },
  {
    id: 'health-care',
    name: 'Terveydenhuolto',
    n: 20208,
    tens: 13953,
    nines: 3917,
    eights: 1303,
    mean: 9.36,
    nps: 84.5,
  },
  {
    id: 'older-people',
    name: 'Ikäihmisten palvelut',
    n: 913,
    tens: 263,
    nines: 185,
    eights: 248,
    mean: 8.19,
    nps: 34.3,
  },
];

/** The open question "Mikä vaikutti kokemukseesi eniten?": how many answered it. */
export const openQuestion = { n: 17141 } as const;

/**
 * The statements (1–5): answers and mean to two decimals, of the whole organisation only. The seven national
 * ones in THL's order, then Oma Häme's two own ones with their wording.
 */
export const statements = [
  { item: 'access', n: 4418, mean: 4.65 },
  { item: 'encounter', n: 3557, mean: 4.72 },
  { item: 'participation', n: 6310, mean: 4.65 },
  { item: 'safety', n: 4553, mean: 4.79 },
  { item: 'information', n: 5433, mean: 4.68 },
  { item: 'comprehensibility', n: 3607, mean: 4.79 },
  { item: 'benefit', n: 5411, mean: 4.78 },
  {
    item: 'oma-hame:good-feeling-encounter',
    text: 'Minulle jäi hyvä mieli kohtaamisestani ammattilaisten kanssa',
    n: 6274,
    mean: 4.8,
  },
  {
    item: 'oma-hame:staff-cooperation',
    text: 'Eri ammattilaisten välinen yhteistyö näkyi minulle sujuvana palveluna',
    n: 6181,
    mean: 4.64,
  },
] as const;

/** Id of a statement: a national one, or one of Oma Häme's own. */
export type StatementItem = (typeof statements)[number]['item'];
