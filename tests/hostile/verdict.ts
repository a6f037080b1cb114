// What an answer may be: a status that the operation documents, with a code that it documents for it, in the one shape
// that problems have; and nothing from inside.
import { describeProblem, problemLanguages, type ProblemCode } from '@palaute/schema';
import type { Interface } from './interface.ts';
import type { HostileRequest } from './requests.ts';
import type { Reply } from './wire.ts';

/** Words of SQL, of a database's messages, of stack traces and of paths. */
const inside =
  /\b(?:insert into|violates|syntax error at|relation "|invalid input syntax|postgres(?:ql)?:|pglite|sqlstate|node_modules|TypeError|RangeError|SyntaxError)|\bat [\w.<>]+ \(|\/src\/|\/dist\//i;

/** Deliberate refusals of the service itself. */
const notNow = new Set(['database-unavailable', 'figures-unavailable']);

/** @returns what is wrong with an answer; empty when nothing is */
export function faultsOf(request: HostileRequest, reply: Reply | undefined, about: Interface): string[] {
  if (!reply) return request.isBent ? [] : ['the connection ended without an answer'];
  const { status, headers, body } = reply;
  if (status === 0) return ['no answer in time'];
  const faults: string[] = [];
  const type = headers.get('content-type') ?? '';
  const { operation } = request;
  if (!(status >= 200 && status <= 599)) faults.push(`status ${status}`);
  if (reply.tookMs > 10_000) faults.push(`it took ${Math.round(reply.tookMs)} ms`);
  if (inside.test(body) && !type.startsWith('text/html')) faults.push('it tells of the inside');
  if (status < 400) {
    if (operation && !operation.responses.has(status)) faults.push(`${status} is not documented`);
    const isReport = operation?.method === 'POST' && type.startsWith('application/x-ndjson');
    if (isReport) faults.push(...faultsOfLines(body, about));
    else if (type.startsWith('application/x-ndjson')) {
      if (!body.split('\n').slice(0, -1).every(isJson)) faults.push('a line that is no JSON');
    } else if (type.includes('json') && body !== '' && !isJson(body)) faults.push('its JSON is broken');
    return faults;
  }
  const isPage = operation?.answersPages && type.startsWith('text/html');
  const isOData = operation?.answersOData && type.startsWith('application/json');
  if (isOData) faults.push(...faultsOfODataError(body));
  else if (!isPage && request.method !== 'HEAD') faults.push(...faultsOfProblem(body, type, status, about));
  if (status === 503 && !(Number(headers.get('retry-after')) > 0)) faults.push('503 without Retry-After');
  const code = isPage || body === '' ? undefined : codeOf(body);
  // An answer to HEAD has no words: what it would have said is known by GET.
  const isWordless = request.method === 'HEAD';
  const isNotNow = isWordless || (code !== undefined && notNow.has(code));
  // It is OData's word for what a service knows and does not do.
  const isNotDone = isOData || (isWordless && request.target.startsWith('/v1/odata/'));
  const isMeant = (status === 503 && isNotNow) || (status === 501 && isNotDone);
  if (status >= 500 && !isMeant) faults.push(`a ${status}`);
  if (operation && !isReachedByNone(request, code)) {
    const documented = operation.responses.get(status);
    if (!operation.responses.has(status))
      faults.push(`${status} ${code} is not documented for ${operation.name}`);
    else if (code !== undefined && documented && !documented.includes(code)) {
      faults.push(`${code} is not documented for ${operation.name}`);
    }
  }
  return faults;
}

/** What is refused before an operation is found: its address or the request itself cannot be read. */
const isReachedByNone = ({ target, isBent }: HostileRequest, code: string | undefined): boolean =>
  (code === 'malformed-request' && (isBent || target.includes('%'))) ||
  // An address whose parameter was replaced may be another's, or nobody's.
  (code === 'not-found' && /%|\.\.|\/(?:\.|\*|;|undefined)/.test(target)) ||
  (code === 'malformed-request' && target.length > 1_000);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function codeOf(body: string): string | undefined {
  if (!isJson(body)) return undefined;
  const told = JSON.parse(body) as { code?: string; error?: { code?: string } } | null;
  return told?.code ?? told?.error?.code;
}

/** OData JSON Format 4.0, §19. */
function faultsOfODataError(body: string): string[] {
  if (body === '') return [];
  const { error } = (isJson(body) ? JSON.parse(body) : {}) as {
    error?: { code?: unknown; message?: unknown };
  };
  return typeof error?.code === 'string' && typeof error.message === 'string' && error.message !== ''
    ? []
    : ['an OData error of another shape'];
}

interface ProblemLike {
  code?: unknown;
  pointer?: unknown;
  errors?: { code?: unknown; pointer?: unknown; title?: unknown }[];
}

/** What some problems tell beyond their faults. */
const details = new Set(['challenge', 'example', 'found', 'latest', 'suggestions']);

/** Held against `describeProblem` of its own faults: nothing may be missing, and only known details may be added. */
function faultsOfProblem(body: string, type: string, status: number, { codes }: Interface): string[] {
  if (!type.startsWith('application/problem+json')) return [`${status} as ${type || 'nothing'}`];
  if (!isJson(body)) return ['a problem that is no JSON'];
  const problem = Object.fromEntries(
    Object.entries(JSON.parse(body) as object).filter(([field]) => !details.has(field)),
  ) as ProblemLike;
  const { errors = [] } = problem;
  const unknown = [problem, ...errors].filter(({ code }) => typeof code !== 'string' || !codes.has(code));
  if (unknown.length > 0) return ['a code that is not in the closed list'];
  const [first, ...more] = errors.map(({ code, pointer }) => ({
    code: code as ProblemCode,
    pointer: String(pointer),
  }));
  if (!first || errors.length > 50) return ['no errors, or more than 50'];
  const asDocumented = problemLanguages.map((language) =>
    JSON.stringify(describeProblem([first, ...more], language)),
  );
  const faults = asDocumented.includes(JSON.stringify(problem)) ? [] : ['a problem of another shape'];
  if ((problem as { status?: unknown }).status !== status) faults.push('a problem with another status');
  return faults;
}

const lineStatuses = new Set(['stored', 'duplicate', 'rejected', 'retry', 'quarantined']);

/** Each line of a report's answer. */
function faultsOfLines(body: string, about: Interface): string[] {
  for (const line of body.split('\n').slice(0, -1)) {
    if (!isJson(line)) return ['a line that is no JSON'];
    const { status, problem } = JSON.parse(line) as {
      status?: string;
      problem?: { status: number; code: string };
    };
    if (!lineStatuses.has(status ?? '')) return [`a line with the status ${status}`];
    if ((status === 'rejected' || status === 'retry') !== (problem !== undefined))
      return ['a line without its problem'];
    if (!problem) continue;
    const faults = faultsOfProblem(
      JSON.stringify(problem),
      'application/problem+json',
      problem.status,
      about,
    );
    if (faults.length > 0) return faults;
    if (problem.code === 'internal-error') return ['a line with internal-error'];
  }
  return [];
}
