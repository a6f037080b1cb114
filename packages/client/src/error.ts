import type { Problem } from '@palaute/schema';

/**
 * Why a call failed, as a closed list:
 * `network` no answer came; `timeout` none came in time; `aborted` the caller's signal; `unavailable` the collector
 * asks to try later (429, 5xx); `refused` it will not take this request (other 4xx): `problem` says why;
 * `unreadable` the answer was not the collector's.
 */
export type PalauteErrorCode = 'network' | 'timeout' | 'aborted' | 'unavailable' | 'refused' | 'unreadable';

/** What the errors of this package carry beside the code. */
export interface PalauteErrorDetails {
  /** HTTP status, when an answer came. */
  readonly status?: number;
  /** The collector's own word on it (RFC 9457). */
  readonly problem?: Problem;
  /** When the collector asks to come again, in milliseconds from its answer (`Retry-After`). */
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

/** The one error class of this package. It holds nothing of what was sent. */
export class PalauteError extends Error {
  override readonly name = 'PalauteError';
  readonly code: PalauteErrorCode;
  readonly status: number | undefined;
  readonly problem: Problem | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(code: PalauteErrorCode, { status, problem, retryAfterMs, cause }: PalauteErrorDetails = {}) {
    super(problem ? `${code}: ${problem.code} ${problem.pointer}`.trimEnd() : code, { cause });
    this.code = code;
    this.status = status;
    this.problem = problem;
    this.retryAfterMs = retryAfterMs;
  }
}

/** By name and not by class: two copies of this package may meet in one program. */
export const isPalauteError = (error: unknown): error is PalauteError =>
  error instanceof Error && error.name === 'PalauteError';

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Problem details as far as they are there; what stood between us and the collector may answer in its own way. */
export function readProblem(body: unknown, status: number): Problem | undefined {
  if (!isObject(body) || typeof body['code'] !== 'string') return undefined;
  return { type: 'about:blank', title: '', status, pointer: '', errors: [], ...body } as unknown as Problem;
}
