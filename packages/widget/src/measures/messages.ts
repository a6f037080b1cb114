import type { MeasureState } from '@palaute/schema';
import type { PublishedLocale, PublishedMessages } from '../published/messages.ts';

export interface MeasuresMessages extends PublishedMessages {
  readonly empty: string;
  readonly state: Readonly<Record<MeasureState, string>>;
  /** Before a day, which comes written out for the language. */
  readonly decidedOn: string;
  readonly dueOn: string;
  readonly doneOn: string;
}

export type MeasuresLocale = PublishedLocale<MeasuresMessages>;
