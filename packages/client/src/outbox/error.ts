/**
 * Why nothing can be kept on this device, as a closed list:
 * `no-storage` there is no IndexedDB here, or the browser forbids it (sandboxed frames, some private windows);
 * `full` the device or the browser's share of it has no room; `blocked` a newer version of the page holds the storage;
 * `closed` `close()` was called; `failed` the storage did not work in another way: `cause` says how.
 */
export type OutboxErrorCode = 'no-storage' | 'full' | 'blocked' | 'closed' | 'failed';

/** The error of an outbox's storage. Sending never throws one: what was not sent waits. It holds nothing of what was kept. */
export class OutboxError extends Error {
  override readonly name = 'OutboxError';
  readonly code: OutboxErrorCode;

  constructor(code: OutboxErrorCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** By name and not by class: two copies of this package may meet in one program. */
export const isOutboxError = (error: unknown): error is OutboxError =>
  error instanceof Error && error.name === 'OutboxError';

/** The browser's own errors by what can be done about them (Indexed Database API 3.0 §4.10). */
const codes: Readonly<Record<string, OutboxErrorCode>> = {
  QuotaExceededError: 'full',
  VersionError: 'blocked',
  SecurityError: 'no-storage',
  NotSupportedError: 'no-storage',
};

/** @param cause what IndexedDB threw or ended with */
export const toOutboxError = (cause: unknown): OutboxError =>
  isOutboxError(cause)
    ? cause
    : new OutboxError(codes[(cause as Error | null | undefined)?.name ?? ''] ?? 'failed', cause);
