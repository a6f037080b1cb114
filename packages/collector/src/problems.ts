// Every error leaves as problem details in the caller's language; what went wrong inside stays inside.
import type { Socket } from 'node:net';
import {
  describeProblem,
  type Fault,
  type Problem,
  type ProblemCode,
  problemLanguage,
  problems,
} from '@palaute/schema';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { databaseCode, isDatabaseAway, isWorthRepeating } from './database/errors.ts';
import { QueueFullError } from './feedback/queue.ts';

/** Seconds after which a caller may try again when the database is away, or nothing better is known. */
const usualRetryAfterSeconds = 2;

/** Thrown by a route to answer with a problem. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly faults: readonly [Fault, ...Fault[]];
  /** Seconds after which trying again makes sense, where more is known of it than the status says. */
  readonly retryAfterSeconds: number | undefined;
  /** What helps the caller on. */
  readonly details: ProblemDetails | undefined;

  constructor(faults: readonly [Fault, ...Fault[]], retryAfterSeconds?: number, details?: ProblemDetails) {
    super(faults[0].code);
    this.faults = faults;
    this.retryAfterSeconds = retryAfterSeconds;
    this.details = details;
  }
}

/** What some problems tell beyond their faults. */
export type ProblemDetails = Pick<
  Partial<Problem>,
  'challenge' | 'example' | 'found' | 'latest' | 'suggestions'
>;

export const refusal = (code: ProblemCode, pointer = '', details?: ProblemDetails): Refusal =>
  new Refusal([{ code, pointer }], undefined, details);

export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  faults: readonly [Fault, ...Fault[]],
  details?: ProblemDetails,
): FastifyReply {
  const language = problemLanguage(request.headers['accept-language']);
  const problem = describeProblem(faults, language);
  addStatusHeaders(reply, problem.status);
  return reply
    .code(problem.status)
    .header('content-language', language)
    .header('vary', 'Accept-Language')
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify({ ...problem, ...details }));
}

export function addProblems(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) =>
    sendProblem(request, reply, [{ code: 'not-found', pointer: '' }]),
  );
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof Refusal && error.retryAfterSeconds !== undefined) {
      void reply.header('retry-after', error.retryAfterSeconds);
    }
    const details = error instanceof Refusal ? error.details : undefined;
    return sendProblem(request, reply, faultsOf(error, request), details);
  });
}

/** What a caller is told of an error. What is not the caller's doing is logged, without the words of the error. */
export function faultsOf(error: FastifyError, request: FastifyRequest): readonly [Fault, ...Fault[]] {
  const code = error instanceof Refusal ? error.faults[0].code : problemOf(error);
  told.set(request, code);
  if (error instanceof Refusal) return error.faults;
  if (problems[code].status >= 500) request.log.error({ fault: describeError(error) }, code);
  return [{ code, pointer: '' }];
}

const told = new WeakMap<FastifyRequest, ProblemCode>();

/** The problem that a request was answered with, if it was one; for counting. */
export const toldProblem = (request: FastifyRequest): ProblemCode | undefined => told.get(request);

/** Headers that go with a status, whatever shape the answer has. */
export function addStatusHeaders(reply: FastifyReply, status: number): void {
  if (status === 401) void reply.header('www-authenticate', 'Bearer');
  if (status === 503 && !reply.hasHeader('retry-after'))
    void reply.header('retry-after', usualRetryAfterSeconds);
}

/** Answers what is no HTTP at all, or never ended, in the same shape as everything else. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const body = JSON.stringify(describeProblem([{ code: 'malformed-request', pointer: '' }], 'fi'));
  socket.end(
    [
      'HTTP/1.1 400 Bad Request',
      'content-type: application/problem+json',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

/** Fastify's own refusals, the database's absence, and whatever else. */
function problemOf(error: FastifyError): ProblemCode {
  // What was repeated in vain at once may still go well in a moment.
  if (error instanceof QueueFullError || isDatabaseAway(error) || isWorthRepeating(error)) {
    return 'database-unavailable';
  }
  switch (error.code) {
    // PostgreSQL's word for a NUL, which no text of its own can hold.
    case '22021':
      return 'malformed-request';
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return 'body-too-large';
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return 'unsupported-media-type';
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return 'malformed-json';
  }
  if (error instanceof SyntaxError) return 'malformed-json';
  return error.statusCode !== undefined && error.statusCode < 500 ? 'malformed-request' : 'internal-error';
}

/** An error without its words: a database's message may quote what a person wrote. */
function describeError(error: Error): object {
  const at = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return { name: error.name, code: databaseCode(error), at: at.slice(0, 8).map((line) => line.trim()) };
}
