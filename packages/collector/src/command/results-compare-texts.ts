// What `results compare` says, for the staff of a wellbeing services county.
import type { FeedLanguage } from '../feeds/texts.ts';

export interface CompareTexts {
  /** Heads of the table: what is compared by stands before them. */
  readonly heads: readonly [feedbacks: string, answers: string, nps: string, between: string];
  readonly small: (threshold: number) => string;
}

export const compareTexts: Readonly<Record<FeedLanguage, CompareTexts>> = {
  fi: {
    heads: ['Palautteita', 'NPS-vastauksia', 'NPS', '95 %'],
    small: (threshold) => `* Alle ${threshold} palautetta: ei julkaistavaksi.`,
  },
  sv: {
    heads: ['Responser', 'NPS-svar', 'NPS', '95 %'],
    small: (threshold) => `* Färre än ${threshold} responser: inte för publicering.`,
  },
  en: {
    heads: ['Feedbacks', 'NPS answers', 'NPS', '95 %'],
    small: (threshold) => `* Fewer than ${threshold} feedbacks: not to be published.`,
  },
};
