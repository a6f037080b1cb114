// How long a body may take. Node's own limit is one for the whole server, and a report of a million feedbacks takes
// longer than anybody may take for one: so each request has its own. Headers are Node's matter still.
import type { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { answerUnreadable } from './problems.ts';

/** Whoever sends a request slower than this holds a connection that somebody else needs. */
const longestMs = 30_000;

const timers = new WeakMap<IncomingMessage, NodeJS.Timeout>();

/** Ends every request whose body has not come after 30 seconds, but for those that are let. */
export function endSlowBodies(app: FastifyInstance): void {
  app.server.requestTimeout = 0;
  app.server.headersTimeout = longestMs;
  app.addHook('onRequest', (request, _reply, done) => {
    expectBody(request.raw);
    done();
  });
}

/** From now on, the body has 30 seconds to come. */
function expectBody(request: IncomingMessage): void {
  // What was injected came over no connection, and is never told to be complete.
  if (request.complete || !(request.socket instanceof Socket)) return;
  const timer = setTimeout(() => {
    if (!request.complete) answerUnreadable(new Error('The body did not come in time.'), request.socket);
  }, longestMs).unref();
  timers.set(request, timer);
  request.once('close', () => clearTimeout(timer));
}

/** Takes the body's limit off: whoever reads it sees to it himself. */
export function letTakeItsTime(request: IncomingMessage): void {
  clearTimeout(timers.get(request));
  timers.delete(request);
}
