// Why a run could not be finished, out of whatever was thrown: the SDK's closed list or the system's.
import { problems } from '@palaute/schema';
import { isPalauteError, type PalauteError } from '../error.ts';
import type { Failure, FailureCode } from '../messages/index.ts';
import type { Speech } from './faults.ts';

/** @returns undefined for what is a fault of this program */
export function failureOf(error: unknown, endpoint: string, { language }: Speech): Failure | undefined {
  if (!isPalauteError(error)) return diskFailure(error);
  const { problem } = error;
  const title =
    problem && Object.hasOwn(problems, problem.code) ? problems[problem.code][language] : problem?.title;
  const detail = codeOf(error) === 'unreachable' ? systemCode(error.cause) : title;
  return { code: codeOf(error), where: endpoint, ...(detail && { detail }) };
}

function codeOf({ code, status, problem }: PalauteError): FailureCode {
  switch (code) {
    case 'timeout':
      return 'timeout';
    case 'unavailable':
      // A server that is no collector has its own troubles, and its own way of telling them.
      return problem || status === undefined || status >= 500 || status === 429 ? 'busy' : 'no-collector';
    case 'unreadable':
      return 'no-collector';
    case 'refused':
      if (!problem) return status === 401 || status === 403 ? 'key-unknown' : 'no-collector';
      if (status === 401) return problem.code === 'key-required' ? 'key-required' : 'key-unknown';
      if (problem.code === 'not-found') return 'no-collector';
      return status === 403 ? 'key-scope' : 'refused';
    default:
      return 'unreachable';
  }
}

/** `ECONNREFUSED`, `CERT_HAS_EXPIRED`: found as deep as it lies. */
function systemCode(cause: unknown): string | undefined {
  for (let error = cause; error instanceof Error; error = error.cause) {
    if ('code' in error && typeof error.code === 'string') return error.code;
  }
  return undefined;
}

function diskFailure(error: unknown): Failure | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const where = 'path' in error && typeof error.path === 'string' ? error.path : '';
  const { code: detail } = error;
  if (detail === 'ENOSPC' || detail === 'EDQUOT' || detail === 'EFBIG') return { code: 'disk-full', where };
  if (['EACCES', 'EPERM', 'EROFS', 'EBUSY'].includes(detail)) return { code: 'not-writable', where };
  return 'syscall' in error || detail === 'EREJECTS' ? { code: 'disk', where, detail } : undefined;
}
