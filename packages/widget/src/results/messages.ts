// What a language of the results is: the instrument's text pack, untouched, and the element's own messages. Numbers
// come written out for the language.
import type { TextPack } from '@palaute/schema';
import type { PublishedLocale, PublishedMessages } from '../published/messages.ts';
import type { Verdict } from './target.ts';

export interface ResultsMessages extends PublishedMessages {
  readonly year: (year: string) => string;
  readonly months: (first: string, last: string, year: string) => string;
  /** How many feedbacks there are. */
  readonly feedbacks: (count: string, isOne: boolean) => string;
  readonly answers: (count: string, isOne: boolean) => string;
  /** How many of a hundred gave 9–10, and how many 0–6. */
  readonly summary: (promoters: string, detractors: string) => string;
  /** The statements most and least often agreed with, each with its share. */
  readonly extremes: (most: string, mostShare: string, least: string, leastShare: string) => string;
  readonly nps: string;
  readonly npsScale: string;
  /** Name of the bar for whoever does not see it. */
  readonly npsBar: string;
  readonly promoters: string;
  readonly passives: string;
  readonly detractors: string;
  /** Where a figure lies with 95 % confidence. */
  readonly between: (low: string, high: string) => string;
  readonly target: (limit: string) => string;
  readonly verdict: Readonly<Record<Verdict, string>>;
  readonly statements: string;
  /** What the share is of. @param option the wording of the option 5 */
  readonly share: (option: string) => string;
  /** What the lines on the bars are. */
  readonly barKey: string;
  /** Where a share lies, as the lines show it. */
  readonly range: (low: string, high: string) => string;
  /** Heading of an organisation's own items. */
  readonly own: string;
  /** That one may have chosen several options. */
  readonly several: string;
  /** Before the option that was chosen most often. */
  readonly mostOften: string;
  /** After the number of answers. */
  readonly inWords: string;
  readonly mean: (value: string) => string;
  readonly trend: string;
  /** Name of the chart for whoever does not see it. */
  readonly trendChart: string;
  readonly trendKey: string;
  /** No month, or these months, are outside the usual variation. */
  readonly steady: string;
  readonly signals: (months: string) => string;
  readonly gaps: string;
  readonly table: string;
  readonly figuresOf: (place: string) => string;
  readonly column: Readonly<
    Record<'item' | 'figure' | 'interval' | 'mean' | 'n' | 'target' | 'month' | 'limits' | 'signal', string>
  >;
  readonly yes: string;
  readonly no: string;
  /** Instead of a figure that does not show: first in full, then in a table. */
  readonly withheld: string;
  readonly withheldShort: string;
  readonly withheldWhy: (threshold: string) => string;
  /** Why something is told as a bound. @param bound such as `≥ 95 %` */
  readonly bounded: (under: string, bound: string) => string;
  readonly noAnswers: string;
  readonly empty: string;
  /** That no channel was left out, and why that matters to whoever compares. */
  readonly channels: string;
  readonly comparison: string;
  readonly aggregated: (count: string) => string;
  /** That the wording is no official one; empty where it is. */
  readonly unofficial: string;
  /** On an info screen: when the figures were fetched. */
  readonly fetched: (time: string) => string;
}

export interface ResultsLocale extends PublishedLocale<ResultsMessages> {
  readonly pack: TextPack;
}
