// The shape of what the pages say. Own wording, in plain language; statements are worded by the schema's text packs.
import type { MeasureState, Place } from '@palaute/schema';

/** How a figure stands to a target that it must be over. */
export type TargetVerdict = 'met' | 'unsure' | 'not-met';

/** One question and its answer, a paragraph each. */
export interface Faq {
  readonly question: string;
  readonly answer: readonly string[];
}

/** The ways in which a list of parts can be ordered. */
export const orders = ['name', 'n', 'mean', 'nps'] as const;
export type Order = (typeof orders)[number];

/** What is told of the answers to the recommendation question; numbers as they are written. */
export interface SummaryNumbers {
  readonly nps: string;
  readonly promoters: string;
  readonly passives: string;
  readonly detractors: string;
}

/** What places are compared. */
export type PartKind = Extract<
  Place['kind'],
  'organisation' | 'division' | 'service' | 'municipality' | 'unit'
>;

export interface SiteTexts {
  /** Tag for `Intl`. */
  readonly locale: string;
  /** The language's own name for itself, on the link to it. */
  readonly ownName: string;
  readonly siteName: string;
  readonly skip: string;
  readonly languages: string;
  readonly path: string;
  readonly indexHeading: string;
  readonly indexIntro: string;
  readonly noOrganisations: string;
  readonly kinds: Readonly<Record<Place['kind'], string>>;
  /** What a page is about, as a search engine shows it below its title. */
  readonly description: (place: string, period: string) => string;
  readonly searchDescription: (organisation: string) => string;
  readonly faqDescription: string;

  readonly months: readonly string[];
  /** @param period as `periodName` gives it: “tammi–huhtikuu 2025” */
  readonly monthSpan: (first: string, last: string, year: string) => string;
  readonly yearName: (year: string) => string;
  /** The same as an adverbial: “tammi–huhtikuussa 2025”. */
  readonly inSpan: (first: string, last: string, year: string) => string;
  readonly inYear: (year: string) => string;
  readonly periodLabel: string;
  readonly periodShow: string;

  readonly feedbackReceived: (n: string, isOne: boolean, when: string) => string;
  readonly feedbackWithheld: (when: string) => string;
  readonly feedbackNone: (when: string) => string;
  /** @param share null where more answered than were asked, and none is told */
  readonly response: (invited: string, n: string, share: string | null) => string;
  readonly completion: (started: string, n: string, share: string | null) => string;
  readonly npsSummary: (numbers: SummaryNumbers) => string;
  readonly aggregated: (n: string) => string;
  /** The statement that most agree with, and the one that fewest do. */
  readonly bestAndWorst: (best: string, bestShare: string, worst: string, worstShare: string) => string;

  readonly nps: string;
  readonly npsHeading: string;
  readonly npsScale: string;
  readonly npsAnswers: (n: string) => string;
  readonly npsMean: (mean: string) => string;
  readonly groups: Readonly<Record<'promoters' | 'passives' | 'detractors', string>>;
  readonly groupColumn: string;
  readonly shareColumn: string;
  readonly answersColumn: string;
  readonly npsCaption: string;
  readonly interval: (low: string, high: string) => string;
  readonly npsTarget: Readonly<Record<TargetVerdict, string>>;

  readonly statementsHeading: string;
  readonly statementsIntro: string;
  readonly statementsCaption: string;
  readonly statementColumn: string;
  readonly topBoxColumn: string;
  readonly likertMeanColumn: string;
  readonly ownStatements: string;
  readonly statementTarget: Readonly<Record<TargetVerdict, string>>;
  readonly ownHeading: string;
  readonly freeHeading: string;
  readonly optionColumn: string;
  readonly yes: string;
  readonly no: string;
  readonly severalMayBeChosen: string;
  readonly openAnswered: (n: string) => string;
  readonly ownTextAnswered: (n: string) => string;

  readonly withheld: string;
  readonly withheldWhy: (threshold: string) => string;
  /** @param bound such as “≥ 95 %” */
  readonly boundedWhy: (under: string, bound: string) => string;
  readonly noAnswers: string;
  readonly unofficial: string;

  readonly trendHeading: string;
  readonly trendIntro: string;
  readonly trendNone: string;
  readonly trendAway: string;
  readonly trendCaption: string;
  readonly trendSignals: (months: string) => string;
  readonly trendNoSignals: string;
  readonly monthColumn: string;
  readonly limitsColumn: string;
  readonly signalColumn: string;
  readonly centre: (nps: string) => string;

  readonly groupsHeading: string;
  readonly groupsIntro: string;
  readonly groupsCaption: Readonly<Record<'channel' | 'language', string>>;
  /** @param threshold feedbacks that a group needs at least to be shown */
  readonly groupsOthers: (threshold: string) => string;
  /** @param day the first on which groups are shown */
  readonly groupsToldFrom: (day: string) => string;
  /** Of a unit or a division of which no group may be told. */
  readonly groupsNone: string;
  /** A link. */
  readonly groupsOfOrganisation: string;
  readonly partsHeading: Readonly<Record<PartKind, string>>;
  readonly partsCaption: Readonly<Record<PartKind, string>>;
  readonly partsIntro: string;
  /** That services need not be all of a division. */
  readonly servicesNote: string;
  /** That municipalities need not be all of an organisation. */
  readonly municipalitiesNote: string;
  readonly orderLabel: string;
  readonly orderNames: Readonly<Record<Order, string>>;
  readonly npsMeanColumn: string;
  readonly feedbackColumn: string;
  readonly intervalColumn: string;
  readonly matrixHeading: string;
  readonly matrixCaption: string;

  readonly quotesHeading: string;
  readonly quotesIntro: string;
  readonly releasedOn: (day: string) => string;

  readonly measuresHeading: string;
  readonly measuresNone: string;
  readonly measuresAway: string;
  readonly measureStates: Readonly<Record<MeasureState, string>>;
  readonly decidedOn: string;
  readonly dueOn: string;
  readonly doneOn: string;

  readonly downloadsHeading: string;
  readonly downloadCsv: string;
  readonly downloadJson: string;
  readonly downloadYear: (year: string) => string;
  readonly downloadPowerBi: string;
  readonly downloadOData: string;
  readonly citeHeading: string;
  readonly citeIntro: string;
  readonly cite: (place: string, period: string) => string;
  readonly revision: string;
  readonly revisionChanged: string;
  readonly reportLink: string;

  readonly searchHeading: string;
  readonly searchLabel: string;
  readonly searchButton: string;
  readonly searchFound: (n: string, isOne: boolean, query: string) => string;
  readonly searchNone: (query: string) => string;
  readonly searchPages: (from: string, to: string, n: string) => string;
  readonly previous: string;
  readonly next: string;

  readonly faqHeading: string;
  readonly faqLink: string;
  readonly faq: (publicThreshold: string) => readonly Faq[];

  readonly reportHeading: string;
  readonly reportStaff: (threshold: string) => string;
  readonly reportPublic: string;
  readonly reportPrint: string;

  readonly notFoundHeading: string;
  readonly notFound: string;
  /** Why a service may have no figures of a year. */
  readonly serviceNotFound: string;
  /** Why a municipality may have no figures of a year. */
  readonly municipalityNotFound: string;
  readonly near: string;
  readonly toIndex: string;
  readonly badPeriodHeading: string;
  readonly badPeriod: string;
  readonly futurePeriod: string;
  readonly badPeriodExample: string;
  readonly badRequestHeading: string;
  readonly awayHeading: string;
  readonly away: string;
  readonly failedHeading: string;
  readonly failed: string;
}
