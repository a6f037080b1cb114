// One request and its answer: ky, the repeating of what may be repeated, and the errors of this package. What is asked
// and what an answer must look like belongs to the callers.
import ky, { isHTTPError, isNetworkError, isTimeoutError, type KyInstance, type Options } from 'ky';
import { PalauteError, readProblem } from './error.ts';

/** One request as it went, without anything of what was sent: neither key, id nor words. */
export interface CallTrace {
  readonly method: string;
  /** The path with `{id}` where an id stands, and without the query. */
  readonly route: string;
  /** Absent when no answer came. */
  readonly status?: number;
  readonly ms: number;
}

export interface PalauteOptions {
  /** Where the collector is, without `/v1`. */
  readonly endpoint: string;
  /** Site, provider or staff key; public results need none. */
  readonly key?: string | undefined;
  /** Language of the problems' titles. @default 'fi' */
  readonly language?: 'fi' | 'sv' | 'en';
  /** How often a call that may be repeated is repeated. @default 5 */
  readonly retries?: number;
  /** For each attempt; a batch of a report has four times as long. @default 15000 */
  readonly timeoutMs?: number;
  /** Longest wait between attempts, whatever the collector asks for. @default 30000 */
  readonly maxWaitMs?: number;
  /** Behind a proxy, one that goes through it. @default globalThis.fetch */
  readonly fetch?: typeof globalThis.fetch;
  /** Called after each request, for a log of one's own. */
  readonly onCall?: (call: CallTrace) => void;
}

export const defaultRetries = 5;
export const defaultTimeoutMs = 15_000;
export const defaultMaxWaitMs = 30_000;

/** Connects to a collector with the platform's fetch. */
export function connect({
  endpoint,
  key,
  language = 'fi',
  retries = defaultRetries,
  timeoutMs = defaultTimeoutMs,
  maxWaitMs = defaultMaxWaitMs,
  fetch = globalThis.fetch,
  onCall,
}: PalauteOptions): KyInstance {
  return ky.create({
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
    fetch: solving(readWhole(traced(fetch, onCall))),
  });
}

type Fetch = NonNullable<Options['fetch']>;

const ids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

function traced(fetch: typeof globalThis.fetch, onCall: PalauteOptions['onCall']): Fetch {
  if (!onCall) return (input, init) => fetch(input as Request, init as RequestInit);
  return async (input, init) => {
    const { method, url } = input as Request;
    const startedAt = performance.now();
    const tell = (status?: number) =>
      onCall({
        method,
        route: new URL(url).pathname.replaceAll(ids, '{id}'),
        ...(status !== undefined && { status }),
        ms: Math.round(performance.now() - startedAt),
      });
    try {
      const response = await fetch(input as Request, init as RequestInit);
      tell(response.status);
      return response;
    } catch (error) {
      tell();
      throw error;
    }
  };
}

/** Reads the body before ky goes on: an answer that breaks off or stalls is timed and repeated like any other. */
function readWhole(fetch: Fetch): Fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const { status, statusText, headers } = response;
    const isOfReport = headers.get('content-type')?.startsWith('application/x-ndjson') ?? false;
    const body = isOfReport ? await readSoFar(response) : await response.text();
    // A status that has no body, such as 204, may not be given even an empty one.
    return new Response(body || null, { status, statusText, headers });
  };
}

/** Does the work that a collector asks for when it is given too much, and sends the same again with the solution. */
function solving(fetch: Fetch): Fetch {
  return async (input, init) => {
    const request = input as Request;
    const again = request.body ? request.clone() : request;
    const response = await fetch(request, init);
    if (response.status !== 429) return response;
    const body: unknown = await response
      .clone()
      .json()
      .catch(() => undefined);
    const challenge = readProblem(body, 429)?.challenge;
    if (!challenge) return response;
    const { solve } = await import('./proof.ts');
    const headers = new Headers(again.headers);
    headers.set('palaute-proof', await solve(challenge).catch(() => 'none'));
    return fetch(new Request(again, { headers }), init);
  };
}

/** Of an answer of many lines, what has come of it counts also when the rest is lost. */
async function readSoFar(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true });
    }
  } catch (error) {
    if (text === '') throw error;
  }
  return text;
}

/**
 * Makes a request and reads its JSON.
 * @throws PalauteError
 */
export async function call<T>(
  request: () => Promise<Response>,
  isExpected: (body: unknown) => body is T,
  signal: AbortSignal | undefined,
): Promise<T> {
  const response = await respond(request, signal);
  const body: unknown = await response.json().catch(() => undefined);
  if (!isExpected(body)) throw new PalauteError('unreadable', { status: response.status });
  return body;
}

/** @throws PalauteError */
export async function respond(
  request: () => Promise<Response>,
  signal: AbortSignal | undefined,
): Promise<Response> {
  try {
    return await request();
  } catch (error) {
    throw toPalauteError(error, signal);
  }
}

/** ky's own errors hold the request, the key in it: what they tell is taken over, they are not. */
function toPalauteError(error: unknown, signal: AbortSignal | undefined): PalauteError {
  if (signal?.aborted) return new PalauteError('aborted', { cause: signal.reason });
  if (isTimeoutError(error)) return new PalauteError('timeout');
  if (isHTTPError(error)) {
    const { status, headers } = error.response;
    const problem = readProblem(error.data, status);
    const code = status === 429 || status >= 500 ? 'unavailable' : 'refused';
    const retryAfterMs = readRetryAfter(headers.get('retry-after'));
    return new PalauteError(code, {
      status,
      ...(problem && { problem }),
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    });
  }
  return new PalauteError('network', { cause: isNetworkError(error) ? error.cause : error });
}

/** Seconds or a date (RFC 9110 §10.2.3). */
function readRetryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(ms, 0) : undefined;
}
