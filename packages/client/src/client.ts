// The typed SDK: send one, send many, read figures. Transport is ky; what a record is belongs in @palaute/schema,
// and a page that only sends one uses light.ts.
import type { Feedback, Receipt, Results } from '@palaute/schema';
import ky, { isHTTPError, isNetworkError, isTimeoutError, type KyInstance, type Options } from 'ky';
import { isObject, PalauteError, readProblem } from './error.ts';
import { report, type Report, type ReportOptions } from './report.ts';

export interface PalauteOptions {
  /** Where the collector is, without `/v1`. */
  readonly endpoint: string;
  /** Site, provider or staff key; public results need none. */
  readonly key?: string | undefined;
  /** Language of the problems' titles. @default 'fi' */
  readonly language?: 'fi' | 'sv' | 'en';
  /** How often a call that may be repeated is repeated. @default 5 */
  readonly retries?: number;
  /** For each attempt. @default 15000 */
  readonly timeoutMs?: number;
  /** Longest wait between attempts, whatever the collector asks for. @default 30000 */
  readonly maxWaitMs?: number;
  /** @default globalThis.fetch */
  readonly fetch?: typeof globalThis.fetch;
}

/** Which figures: of an organisation, or of one of its divisions or units, in a calendar period. */
export interface ResultsQuery {
  /** OID. */
  readonly organisation: string;
  /** Slug of a division. */
  readonly division?: string;
  /** OID of a unit. */
  readonly unit?: string;
  /** `2025-04`, `2025-Q2`, `2025-T1` (a third of the year) or `2025`. */
  readonly period: string;
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
   * Sends many, some at a time, each under its own id, and tells what became of each. A refused one does not stop
   * the others; a collector out of reach does.
   * @throws PalauteError when the collector cannot be reached or the caller aborts; run it again, nothing doubles
   */
  report(feedbacks: Iterable<Feedback> | AsyncIterable<Feedback>, options?: ReportOptions): Promise<Report>;
  /** @throws PalauteError */
  results(query: ResultsQuery, options?: CallOptions): Promise<Results>;
}

/**
 * Connects to a collector.
 * @example
 * const palaute = createPalaute({ endpoint: 'https://palaute.example.fi', key: process.env.PALAUTE_KEY });
 * const { reference } = await palaute.send(feedback);
 */
export function createPalaute(options: PalauteOptions): Palaute {
  const api = connect(options);
  const send: Palaute['send'] = async (feedback, { signal } = {}) => {
    const { id } = feedback;
    const request = () => api.put(`v1/feedback/${id}`, { json: feedback, ...(signal && { signal }) });
    return call(request, (body) => isReceipt(body, id), signal);
  };
  return {
    send,
    report: (feedbacks, reportOptions = {}) => report(send, feedbacks, reportOptions),
    results: async (query, { signal } = {}) => {
      const request = () => api.get('v1/results', { searchParams: { ...query }, ...(signal && { signal }) });
      return call(request, isResults, signal);
    },
  };
}

function connect({
  endpoint,
  key,
  language = 'fi',
  retries = 5,
  timeoutMs = 15_000,
  maxWaitMs = 30_000,
  fetch,
}: PalauteOptions): KyInstance {
  const options: Options = {
    prefix: endpoint,
    headers: { 'accept-language': language, ...(key !== undefined && { authorization: `Bearer ${key}` }) },
    timeout: timeoutMs,
    retry: {
      limit: retries,
      methods: ['get', 'put'],
      statusCodes: [429, 500, 502, 503, 504],
      afterStatusCodes: [429, 503],
      maxRetryAfter: maxWaitMs,
      backoffLimit: maxWaitMs,
      jitter: true,
      retryOnTimeout: true,
    },
    fetch: fetchWhole(fetch),
  };
  return ky.create(options);
}

/** Reads the body before ky goes on: an answer that breaks off or stalls is timed and repeated like any other. */
function fetchWhole(fetch: typeof globalThis.fetch = globalThis.fetch): NonNullable<Options['fetch']> {
  return async (input, init) => {
    const response = await fetch(input as Request, init as RequestInit);
    const { status, statusText, headers } = response;
    // A status that has no body, such as 204, may not be given even an empty one.
    return new Response((await response.text()) || null, { status, statusText, headers });
  };
}

async function call<T>(
  request: () => Promise<Response>,
  isExpected: (body: unknown) => body is T,
  signal: AbortSignal | undefined,
): Promise<T> {
  let response: Response;
  try {
    response = await request();
  } catch (error) {
    throw toPalauteError(error, signal);
  }
  const body: unknown = await response.json().catch(() => undefined);
  if (!isExpected(body)) throw new PalauteError('unreadable', { status: response.status });
  return body;
}

/** A captive portal answers 200 to anything, so a receipt must name the feedback it is for. */
const isReceipt = (body: unknown, id: string): body is Receipt =>
  isObject(body) &&
  String(body['id']).toLowerCase() === id.toLowerCase() &&
  (body['status'] === 'stored' || body['status'] === 'duplicate');

const isResults = (body: unknown): body is Results => isObject(body) && isObject(body['place']);

/** ky's own errors hold the request, the key in it: what they tell is taken over, they are not. */
function toPalauteError(error: unknown, signal: AbortSignal | undefined): PalauteError {
  if (signal?.aborted) return new PalauteError('aborted', { cause: signal.reason });
  if (isTimeoutError(error)) return new PalauteError('timeout');
  if (isHTTPError(error)) {
    const { status } = error.response;
    const problem = readProblem(error.data, status);
    const code = status === 429 || status >= 500 ? 'unavailable' : 'refused';
    return new PalauteError(code, { status, ...(problem && { problem }) });
  }
  return new PalauteError('network', { cause: isNetworkError(error) ? error.cause : error });
}
