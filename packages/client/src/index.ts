// The full entry. A page that only sends one feedback uses `@palaute/client/light`, which costs it no ky.
export {
  type CallOptions,
  createPalaute,
  type FormQuery,
  type Palaute,
  type ReceiptsQuery,
  type ResultsQuery,
  type BreakdownQuery,
  type ComparisonQuery,
  type SummedBreakdownQuery,
  type SummedQuery,
  type SummedTrendQuery,
  type Told,
  type TrendQuery,
  type UnitMonth,
} from './client.ts';
export { isPalauteError, PalauteError, type PalauteErrorCode, type PalauteErrorDetails } from './error.ts';
export type { ReconciledDay, Reconciliation, Sent } from './reconcile.ts';
export type { Report, ReportCounts, ReportOptions, ReportResult } from './report.ts';
export type { CallTrace, PalauteOptions } from './transport.ts';
