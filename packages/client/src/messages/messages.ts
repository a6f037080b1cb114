// Every sentence that the command says to a person, as one type: a message missing in a language does not compile.
// What is said when stands in command/; the titles of problems are the schema's.
import type { ProblemCode } from '@palaute/schema';
import type { FileError, FileErrorCode } from '../files/index.ts';
import type { MappingFault, PersonalKind, PlanProblem } from '../mapping/index.ts';
import type { RowFault, RowFaultCode } from '../records/records.ts';

export type MessageLanguage = 'fi' | 'sv' | 'en';

/** Why a run could not be finished. */
export type FailureCode =
  | 'unreachable'
  | 'timeout'
  | 'busy'
  | 'key-required'
  | 'key-unknown'
  | 'key-scope'
  | 'no-collector'
  | 'refused'
  | 'disk-full'
  | 'not-writable'
  | 'disk';

export interface Failure {
  readonly code: FailureCode;
  /** Address or path. */
  readonly where: string;
  /** The collector's title of the problem, or the system's code: `ECONNREFUSED`. */
  readonly detail?: string | undefined;
}

export interface Counts {
  readonly rows: number;
  readonly stored: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly masked: number;
}

export interface Progress {
  readonly rows: number;
  /** 0–1. */
  readonly share: number;
  readonly perSecond: number;
  readonly secondsLeft: number | undefined;
  readonly rejected: number;
}

/** What `map` cannot know and asks. */
export interface Questions {
  readonly intro: (file: string) => string;
  readonly column: (column: string, samples: readonly string[]) => string;
  readonly columnAgain: (answer: string) => string;
  readonly unitConstant: string;
  readonly unitOf: (name: string) => string;
  readonly oidAgain: string;
  readonly channel: (choices: readonly string[]) => string;
  readonly language: (choices: readonly string[]) => string;
  readonly answerDay: (column: string) => string;
  readonly value: (column: string, word: string) => string;
  readonly key: (columns: readonly string[]) => string;
  readonly keyAgain: (name: string) => string;
  readonly choiceAgain: string;
  readonly yes: readonly string[];
  readonly left: (count: number) => string;
  readonly done: string;
}

export interface Messages {
  readonly help: string;
  readonly usage: {
    readonly unknownOption: (option: string) => string;
    readonly unknownCommand: string;
    readonly keyAsArgument: string;
    readonly fileMissing: string;
    readonly mapMissing: string;
    readonly endpointMissing: string;
    readonly endpointWrong: (endpoint: string) => string;
    readonly endpointOpen: (endpoint: string) => string;
    readonly keyMissing: string;
    readonly keyFile: (file: string) => string;
    readonly notJson: (file: string) => string;
    readonly outputExists: (file: string) => string;
    readonly monthWrong: string;
    readonly periodWrong: string;
    readonly placeMissing: string;
    readonly placesTogether: string;
    readonly languageWrong: string;
    readonly seeHelp: string;
  };
  readonly file: Readonly<Record<FileErrorCode, (error: FileError) => string>>;
  readonly mappingIntro: (file: string) => string;
  readonly mapping: Readonly<Record<MappingFault['code'], (at: string) => string>>;
  readonly plan: {
    readonly [Code in PlanProblem['code']]: (problem: Extract<PlanProblem, { code: Code }>) => string;
  };
  readonly personal: Readonly<Record<PersonalKind, string>>;
  readonly row: Readonly<Record<RowFaultCode, (fault: RowFault) => string>>;
  /** What to do about a problem of the record; where there is none, `mend`. */
  readonly remedies: Readonly<Partial<Record<ProblemCode, string>>>;
  readonly mend: string;
  /** `rivi 12, sarake "NPS": …` */
  readonly at: (file: string, line: number, column: string | undefined) => string;
  readonly inCell: (cell: string) => string;
  readonly more: (count: number) => string;
  readonly failure: Readonly<Record<FailureCode, (failure: Failure) => string>>;
  readonly runAgain: string;
  readonly check: {
    readonly good: (counts: { rows: number; units: number; months: readonly string[] }) => string;
    readonly faulty: (rows: number, faulty: number) => string;
    readonly masked: (count: number) => string;
    readonly undated: (count: number) => string;
    readonly nothing: string;
  };
  readonly report: {
    readonly resumed: (rows: number) => string;
    readonly changed: string;
    readonly kept: (file: string) => string;
    readonly progress: (progress: Progress) => string;
    readonly summary: (counts: Counts) => string;
    readonly dryRun: (counts: Counts) => string;
    readonly rejects: (file: string, count: number) => string;
    readonly interrupted: (rows: number) => string;
    readonly unfinished: (rows: number) => string;
    readonly damagedJournal: (file: string) => string;
  };
  readonly reconcile: {
    readonly same: (month: string, count: number) => string;
    readonly different: (month: string, places: number) => string;
    readonly day: (day: string, unit: string, sent: number, held: number) => string;
    readonly otherOnes: (day: string, unit: string, count: number) => string;
    readonly missing: (count: number) => string;
    readonly undated: (count: number) => string;
    readonly faulty: (count: number) => string;
    readonly next: string;
  };
  readonly asked: {
    readonly columns: (names: readonly string[]) => string;
    /** Of months of units. */
    readonly summary: (counts: { stored: number; unchanged: number; rejected: number }) => string;
    readonly nothing: string;
    readonly runAgain: string;
  };
  readonly results: {
    readonly title: (place: string, period: string) => string;
    readonly feedback: (count: number) => string;
    /** @param percent null where more answered than were asked */
    readonly response: (invited: number, count: number, percent: string | null) => string;
    readonly completion: (started: number, count: number, percent: string | null) => string;
    /** @param summed of how many organisations the sums are */
    readonly coverage: (summed: number, total: number) => string;
    readonly withheld: string;
    readonly columns: readonly [item: string, n: string, figure: string];
  };
  readonly fhir: {
    readonly made: (made: number, faulty: number, masked: number) => string;
    readonly questionnaireAlone: string;
  };
  readonly map: Questions;
}
