// The typed SDK: send one, report many, read forms, receipts and figures. What a record is belongs in @palaute/schema,
// a request and its repeating in transport.ts; a page that only sends one uses light.ts.
import type {
  Asked,
  CollectionChannel,
  Comparison,
  ComparisonKind,
  Feedback,
  FormReply,
  Receipt,
  Receipts,
  Results,
  SummedBreakdown,
  SummedResults,
  SummedTrend,
  Trend,
  Breakdown,
} from '@palaute/schema';
import { isObject } from './error.ts';
import { reconcile, type Reconciliation, type Sent } from './reconcile.ts';
import { report, type Report, type ReportOptions } from './report.ts';
import {
  call,
  connect,
  defaultMaxWaitMs,
  defaultRetries,
  defaultTimeoutMs,
  type PalauteOptions,
} from './transport.ts';

/** Which figures: of an organisation, or of one of its divisions, services, municipalities or units, in a calendar period. */
export interface ResultsQuery {
  /** OID. */
  readonly organisation: string;
  /** Slug of a division. */
  readonly division?: string;
  /** Slug of a service. */
  readonly service?: string;
  /** Code of a municipality, `109`. */
  readonly municipality?: string;
  /** OID of a unit. */
  readonly unit?: string;
  /** `2025-04`, `2025-Q2`, `2025-T1` (a third of the year) or `2025`. */
  readonly period: string;
  /** Only this state of the figures, as an earlier answer named it; another is refused with `not-found`. */
  readonly revision?: string;
}

/** Which groups of an organisation are asked for, or of one of its divisions or units. */
export interface BreakdownQuery extends Pick<ResultsQuery, 'organisation' | 'period' | 'revision'> {
  /** Slug of a division; at most one of this and the unit. */
  readonly division?: string;
  /** OID of a unit. */
  readonly unit?: string;
  readonly by: 'channel' | 'language';
}

/** Which groups of a place a raw key compares. */
export interface ComparisonQuery extends Omit<ResultsQuery, 'revision'> {
  readonly by: ComparisonKind;
}

/** Which thirteen months are asked for. */
export interface TrendQuery extends Omit<ResultsQuery, 'period' | 'revision'> {
  /** The last of them, `2026-10`. @default the last that is over */
  readonly until?: string;
}

/** Which sums over organisations: of an area, or of all. */
export interface SummedQuery extends Pick<ResultsQuery, 'period' | 'revision'> {
  /** Code of a wellbeing services county, `07`. @default the nation: all organisations of the collector */
  readonly area?: string;
}

/** Which groups of sums. */
export interface SummedBreakdownQuery extends SummedQuery, Pick<BreakdownQuery, 'by'> {}

/** Which thirteen months of sums. */
export interface SummedTrendQuery extends Pick<SummedQuery, 'area'>, Pick<TrendQuery, 'until'> {}

/** By the day on which feedback arrived, or by the month in which it counts. */
export type ReceiptsQuery = { readonly on: string } | { readonly month: string };

/** A month of a unit, and who tells of it. */
export interface UnitMonth {
  /** OID of the service provider, or of the organisation itself. */
  readonly provider: string;
  /** OID. */
  readonly unit: string;
  /** `2026-10`, in which the feedbacks of those people count. */
  readonly month: string;
}

/** What became of what was told. */
export interface Told extends UnitMonth {
  /** `unchanged` when the same stood there already. */
  readonly status: 'stored' | 'unchanged';
}

/** Within which stratum a form's statements rotate. */
export interface FormQuery {
  /** OID; a form of its own unit needs none. */
  readonly unit?: string;
  /** @default 'web' */
  readonly collectionChannel?: CollectionChannel;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
}

/** The SDK; see `createPalaute`. */
export interface Palaute {
  /**
   * Sends one feedback. Repeating is safe: the same id is stored once.
   * @throws PalauteError
   */
  send(feedback: Feedback, options?: CallOptions): Promise<Receipt>;
  /**
   * Reports many in batches, each under its own id, and tells what became of each. A refused one does not stop the
   * others; a collector out of reach does. Needs a provider key.
   * @throws PalauteError when the collector cannot be reached or the caller aborts; run it again, nothing doubles
   */
  report(feedbacks: Iterable<Feedback> | AsyncIterable<Feedback>, options?: ReportOptions): Promise<Report>;
  /** What is asked at one place, for a page or a program that draws the form itself. @throws PalauteError */
  form(id: string, query?: FormQuery, options?: CallOptions): Promise<FormReply>;
  /** How much has arrived, by day and unit. @throws PalauteError */
  receipts(query: ReceiptsQuery, options?: CallOptions): Promise<Receipts>;
  /**
   * Compares what was sent with what the collector holds of a month (`2026-10`), by day and unit.
   * @param sent what there should be; what counts in other months is left out
   * @throws PalauteError
   */
  reconcile(
    month: string,
    sent: Iterable<Sent> | AsyncIterable<Sent>,
    options?: CallOptions,
  ): Promise<Reconciliation>;
  /**
   * Tells how many people were asked, in place of what stood there; repeating it is safe. Needs a provider key.
   * @throws PalauteError
   */
  tellAsked(place: UnitMonth, asked: Asked, options?: CallOptions): Promise<Told>;
  /** @throws PalauteError */
  results(query: ResultsQuery, options?: CallOptions): Promise<Results>;
  /** A place's figures by collection channel or by language. @throws PalauteError */
  breakdown(query: BreakdownQuery, options?: CallOptions): Promise<Breakdown>;
  /** Figures by what feedbacks say of themselves, small groups too. Needs a raw key. @throws PalauteError */
  comparison(query: ComparisonQuery, options?: CallOptions): Promise<Comparison>;
  /** Thirteen months of the recommendation question, and which of them are more than chance. @throws PalauteError */
  trend(query: TrendQuery, options?: CallOptions): Promise<Trend>;
  /** Sums of what is public of an area’s organisations, or of all; `coverage` says of how many. @throws PalauteError */
  summedResults(query: SummedQuery, options?: CallOptions): Promise<SummedResults>;
  /** Such sums by collection channel or by language, each with its `coverage`. @throws PalauteError */
  summedBreakdown(query: SummedBreakdownQuery, options?: CallOptions): Promise<SummedBreakdown>;
  /** Thirteen months of such sums, each with whose answers are in it. @throws PalauteError */
  summedTrend(query?: SummedTrendQuery, options?: CallOptions): Promise<SummedTrend>;
}

/**
 * Connects to a collector.
 * @example
 * const palaute = createPalaute({ endpoint: 'https://palaute.example.fi', key: process.env.PALAUTE_KEY });
 * const { reference } = await palaute.send(feedback);
 */
export function createPalaute(options: PalauteOptions): Palaute {
  const api = connect(options);
  const get = <T>(
    path: string,
    query: object,
    isExpected: (body: unknown) => body is T,
    { signal }: CallOptions,
  ): Promise<T> => {
    const request = () => api.get(path, { searchParams: { ...query }, ...(signal && { signal }) });
    return call(request, isExpected, signal);
  };
  const receipts: Palaute['receipts'] = async (query, callOptions = {}) =>
    get('v1/receipts', query, isReceipts, callOptions);
  return {
    send: async (feedback, { signal } = {}) => {
      const { id } = feedback;
      const request = () => api.put(`v1/feedback/${id}`, { json: feedback, ...(signal && { signal }) });
      return call(request, (body) => isReceipt(body, id), signal);
    },
    report: async (feedbacks, reportOptions = {}) => {
      const {
        retries = defaultRetries,
        timeoutMs = defaultTimeoutMs,
        maxWaitMs = defaultMaxWaitMs,
      } = options;
      return report(api, { retries, timeoutMs, maxWaitMs }, feedbacks, reportOptions);
    },
    form: async (id, query = {}, callOptions = {}) =>
      get(`v1/forms/${encodeURIComponent(id)}`, query, isForm, callOptions),
    receipts,
    reconcile: async (month, sent, callOptions = {}) =>
      reconcile(await receipts({ month }, callOptions), month, sent),
    tellAsked: async ({ provider, unit, month }, asked, { signal } = {}) => {
      const path = ['v1/asked', ...[provider, unit, month].map(encodeURIComponent)].join('/');
      const request = () => api.put(path, { json: asked, ...(signal && { signal }) });
      return call(request, isTold, signal);
    },
    results: async (query, callOptions = {}) => get('v1/results', query, isResults, callOptions),
    breakdown: async (query, callOptions = {}) =>
      get('v1/results/breakdown', query, isBreakdown, callOptions),
    comparison: async (query, callOptions = {}) =>
      get('v1/results/comparison', query, isComparison, callOptions),
    trend: async (query, callOptions = {}) => get('v1/results/trend', query, isTrend, callOptions),
    summedResults: async (query, callOptions = {}) => get(summedPath(query), query, isSummed, callOptions),
    summedBreakdown: async (query, callOptions = {}) =>
      get(`${summedPath(query)}/breakdown`, query, isSummedBreakdown, callOptions),
    summedTrend: async (query = {}, callOptions = {}) =>
      get(`${summedPath(query)}/trend`, query, isSummedTrend, callOptions),
  };
}

const summedPath = ({ area }: Pick<SummedQuery, 'area'>): string =>
  `v1/results/${area === undefined ? 'nation' : 'area'}`;

/** A captive portal answers 200 to anything, so a receipt must name the feedback it is for. */
const isReceipt = (body: unknown, id: string): body is Receipt =>
  isObject(body) &&
  String(body['id']).toLowerCase() === id.toLowerCase() &&
  ['stored', 'duplicate', 'quarantined'].includes(String(body['status']));

const isTold = (body: unknown): body is Told =>
  isObject(body) && ['stored', 'unchanged'].includes(String(body['status']));
const isResults = (body: unknown): body is Results => isObject(body) && isObject(body['place']);
const isBreakdown = (body: unknown): body is Breakdown => isObject(body) && Array.isArray(body['groups']);
const isComparison = (body: unknown): body is Comparison => isObject(body) && Array.isArray(body['groups']);
const isTrend = (body: unknown): body is Trend => isObject(body) && Array.isArray(body['months']);
const isSummed = (body: unknown): body is SummedResults => isObject(body) && Array.isArray(body['coverage']);
const isSummedBreakdown = (body: unknown): body is SummedBreakdown =>
  isObject(body) && Array.isArray(body['groups']) && Array.isArray(body['unread']);
const isSummedTrend = (body: unknown): body is SummedTrend =>
  isObject(body) && Array.isArray(body['months']) && Array.isArray(body['unread']);
const isReceipts = (body: unknown): body is Receipts => isObject(body) && Array.isArray(body['days']);
const isForm = (body: unknown): body is FormReply => isObject(body) && Array.isArray(body['items']);
