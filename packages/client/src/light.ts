// Sends one feedback with nothing but the platform's fetch: the widget's way to the collector, small enough for
// any page. What is in a record belongs in @palaute/schema; sending many and reading figures belong in index.ts.
import type { Feedback, Receipt } from '@palaute/schema';
import { isObject, PalauteError, readProblem } from './error.ts';

export { isPalauteError, PalauteError, type PalauteErrorCode, type PalauteErrorDetails } from './error.ts';

/** Time as a sender needs it; the system's own unless a test gives another. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after so long, or as soon as the signal aborts; it never rejects. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export interface SendOptions {
  /** Where the collector is: `https://palaute.example.fi`, a path such as `/api`, or `''` for the page's own origin. */
  readonly endpoint: string;
  /** Site key or provider key. */
  readonly key: string;
  /** @default globalThis.fetch */
  readonly fetch?: typeof fetch | undefined;
  /** Aborts the sending; whether the feedback was stored is then not known. */
  readonly signal?: AbortSignal | undefined;
  /** For the whole of it, the second attempt included. @default 15000 */
  readonly timeoutMs?: number | undefined;
  readonly clock?: Clock | undefined;
}

/** A person waits no longer than this for the second attempt; a collector that asks for more has it later. */
const longestPauseMs = 5000;

const systemClock: Clock = {
  now: () => Date.now(),
  wait: (milliseconds, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
    }),
};

/**
 * Sends one feedback and returns the collector's receipt.
 *
 * Sending again under the same id is safe (`PUT` is idempotent, RFC 9110 §9.2.2), so a failure that may pass by
 * itself is tried once more before it is told.
 *
 * @throws {PalauteError} `network`, `timeout`, `aborted`, `unavailable`, `refused` or `unreadable`
 * @example
 * ```ts
 * const receipt = await sendFeedback(feedback, { endpoint: 'https://palaute.example.fi', key: 'site-key' });
 * ```
 */
export async function sendFeedback(feedback: Feedback, options: SendOptions): Promise<Receipt> {
  const { signal, timeoutMs = 15_000, clock = systemClock } = options;
  // One signal of our own: AbortSignal.any is missing on phones that are still in use (Safari before 17.4).
  const stop = new AbortController();
  const onAbort = () => stop.abort(new PalauteError('aborted', { cause: signal?.reason }));
  const timer = setTimeout(() => stop.abort(new PalauteError('timeout')), timeoutMs);
  signal?.addEventListener('abort', onAbort);
  if (signal?.aborted) onAbort();

  try {
    for (let proof: string | undefined, proofs = 0, isLast = false; ;) {
      stop.signal.throwIfAborted();
      const outcome = await attempt(feedback, options, stop.signal, proof);
      stop.signal.throwIfAborted();
      if ('receipt' in outcome) return outcome.receipt;
      const challenge = outcome.error.problem?.challenge;
      // One whose answer was lost has to be solved anew.
      if (challenge && proofs++ < 3) {
        // Where nothing can be computed, as on a page without TLS, it is set apart and not refused.
        proof = await import('./proof.ts').then(({ solve }) => solve(challenge)).catch(() => 'none');
        continue;
      }
      const pauseMs = isLast ? undefined : pauseBefore(outcome, clock);
      if (pauseMs === undefined) throw outcome.error;
      await clock.wait(pauseMs, stop.signal);
      isLast = true;
    }
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

interface Failure {
  readonly error: PalauteError;
  readonly retryAfter?: string | null;
}

async function attempt(
  feedback: Feedback,
  { endpoint, key, fetch = globalThis.fetch }: SendOptions,
  signal: AbortSignal,
  proof: string | undefined,
): Promise<{ readonly receipt: Receipt } | Failure> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(`${endpoint.replace(/\/+$/, '')}/v1/feedback/${feedback.id}`, {
      method: 'PUT',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${key}`,
        'accept-language': feedback.language,
        ...(proof && { 'palaute-proof': proof }),
      },
      body: JSON.stringify(feedback),
      mode: 'cors',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal,
    });
    text = await response.text();
  } catch (cause) {
    return { error: new PalauteError('network', { cause }) };
  }

  const { ok, status } = response;
  const body = parse(text);
  // A captive portal answers 200 to anything, so a receipt must name the feedback it is for.
  if (ok && isReceipt(body, feedback.id)) return { receipt: body };
  const problem = ok ? undefined : readProblem(body, status);
  const code =
    status === 429 || status >= 500 ? 'unavailable' : status >= 400 ? 'refused' : ('unreadable' as const);
  return {
    error: new PalauteError(code, { status, ...(problem && { problem }) }),
    retryAfter: response.headers.get('retry-after'),
  };
}

/** How long to wait before the second attempt; `undefined` when there shall be none. */
function pauseBefore({ error, retryAfter }: Failure, clock: Clock): number | undefined {
  if (error.code !== 'network' && error.code !== 'unavailable') return undefined;
  // Spread out, so that the pages of a waiting room do not all come back in the same instant.
  const shortest = 500 + Math.random() * 500;
  if (!retryAfter) return shortest;
  // Seconds or an HTTP date (RFC 9110 §10.2.3).
  const asked = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - clock.now();
  if (asked > longestPauseMs) return undefined;
  return asked > shortest ? asked : shortest;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isReceipt = (body: unknown, id: string): body is Receipt & Readonly<Record<string, unknown>> =>
  isObject(body) &&
  typeof body['reference'] === 'string' &&
  String(body['id']).toLowerCase() === id.toLowerCase();
