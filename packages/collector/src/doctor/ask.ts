// One request as any caller would send it, with what the connection says of itself.
import {
  type ClientRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request as askPlain,
} from 'node:http';
import { request as askEncrypted } from 'node:https';
import { TLSSocket } from 'node:tls';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** Last day of the certificate, when there is one. */
  readonly certificateEndsAt?: Date;
  readonly askedAt: readonly [Date, Date];
}

export interface Question {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Buffer;
}

const timeoutMs = 10_000;

export function start(url: string, { method = 'GET', headers = {} }: Question): ClientRequest {
  const begin = url.startsWith('https:') ? askEncrypted : askPlain;
  // A connection of its own, so that each request meets the proxy anew.
  return begin(url, { method, agent: false, headers, timeout: timeoutMs });
}

/** @throws Error with Node's code when there is no answer, or none that is HTTP */
export function ask(url: string, question: Question, now: () => Date): Promise<Answer> {
  const from = now();
  const { body } = question;
  const request = start(url, {
    ...question,
    headers: {
      ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
      ...question.headers,
    },
  });
  return new Promise((resolve, reject) => {
    let isAnswered = false;
    request.once('timeout', () =>
      request.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })),
    );
    // Who refuses a body may close before it has all of it: the answer counts.
    request.on('error', (error) => !isAnswered && reject(error));
    request.once('response', (response) => {
      isAnswered = true;
      const ends =
        response.socket instanceof TLSSocket ? response.socket.getPeerCertificate().valid_to : undefined;
      const chunks: Buffer[] = [];
      const finish = () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
          ...(ends !== undefined && { certificateEndsAt: new Date(ends) }),
          askedAt: [from, now()],
        });
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', finish);
      response.once('error', finish);
    });
    request.end(body);
  });
}

/** The code of a problem document, when it is one of ours. */
export function problemCode({ headers, body }: Answer): string | undefined {
  if (!headers['content-type']?.startsWith('application/problem+json')) return undefined;
  const problem = readJson(body);
  return typeof problem === 'object' && problem !== null && 'code' in problem
    ? String(problem.code)
    : undefined;
}

export function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
