// What the figures look like on the wire, for whoever reads them. The types come from replies.ts and cost a browser
// nothing: no validator is loaded here.
import type { Withheld } from './replies.ts';

export type { Comparison, ComparisonKind } from './comparison.ts';
export type {
  Breakdown,
  ChoiceFigure,
  CompletionRate,
  Coverage,
  Figures,
  ItemFigure,
  LikertFigure,
  Names,
  NpsFigure,
  Organisations,
  Place,
  Receipt,
  ResponseRate,
  Results,
  SummedBreakdown,
  SummedResults,
  SummedTrend,
  TextFigure,
  Trend,
  Withheld,
} from './replies.ts';

export const isWithheld = (figure: object): figure is Withheld => 'withheld' in figure;

/** The reference that a person is told: short enough to say aloud. */
export const referenceOf = (id: string): string => id.slice(0, 8).toUpperCase();
