// The rules of the national collection that a form or a language pack can break, each in one place with its source.
// What enforces them (form.ts, texts/) names a rule by its id.

export interface NationalRule {
  /** Stands in a refusal: `R009`. */
  readonly id: string;
  /** What it says, in English, for the programmer who broke it. */
  readonly rule: string;
  /** Where it was published. */
  readonly source: string;
}

const eksote = 'Eksote (South Karelia), customer feedback in the national way, 12.12.2022';
const thl =
  'THL: yhdenmukaistuva asiakaspalaute, https://thl.fi/-/sosiaali-ja-terveyspalveluista-kerattava-asiakaspalaute-yhdenmukaistuu-thl-ja-hyvinvointialueet-maarittelivat-kansalliset-mittarit';

/** By what each is about. */
export const nationalRules = {
  /** NPS and open question to everybody. */
  always: {
    id: 'R006',
    rule: 'The recommendation question (0–10) and the open question are always asked, of everybody; no form leaves them out.',
    source: eksote,
  },
  statementCount: {
    id: 'R009',
    rule: 'A person gets 2 to 7 of the seven national statements, each at most once.',
    source: eksote,
  },
  specialCount: {
    id: 'R010',
    rule: 'Besides the national statements a form has at most two special items; an organisation’s own items come last.',
    source: eksote,
  },
  wording: {
    id: 'R011',
    rule: 'National wording is the same for every service and may not be edited; own items have ids and texts of their own.',
    source: eksote,
  },
  evenness: {
    id: 'R013',
    rule: 'Results must accrue evenly over all seven statements, also when a person sees only some of them.',
    source: eksote,
  },
  ownLast: {
    id: 'R020',
    rule: 'Own statements may be added at the end of the survey.',
    source: thl,
  },
  replyPromise: {
    id: 'R095',
    rule: 'A reply is promised within a stated number of days; accessibility feedback is answered within 14 days by law.',
    source: `${eksote}; laki digitaalisten palvelujen tarjoamisesta 306/2019`,
  },
} as const satisfies Readonly<Record<string, NationalRule>>;
