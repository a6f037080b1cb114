// The full entry. A page that only sends one feedback uses `@palaute/client/light`, which costs it no ky.
export {
  type CallOptions,
  createPalaute,
  type Palaute,
  type PalauteOptions,
  type ResultsQuery,
} from './client.ts';
export { isPalauteError, PalauteError, type PalauteErrorCode, type PalauteErrorDetails } from './error.ts';
export type { Rejection, Report, ReportCounts, ReportOptions } from './report.ts';
