// Where Node would answer by itself, in a shape of its own, or leave a connection waiting for ever.
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { refusal } from './problems.ts';

/** How long a body may still come after its answer: a short one is read to its end, so that the connection stays. */
const lingerMs = 1_000;

/** For a server that was made with `requireHostHeader: false`. */
export function answerForNode(app: FastifyInstance): void {
  // Nobody has to meet an expectation that he does not know (RFC 9110 §10.1.1); Node would say 417 without a word.
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response));
  app.addHook('onRequest', async ({ headers, raw }) => {
    if (headers.host === undefined && raw.httpVersion === '1.1') throw refusal('malformed-request');
  });
  app.addHook('onResponse', async ({ raw }) => endUnread(raw));
}

/** A body that was refused in the middle would keep the next request on its connection waiting for ever. */
function endUnread(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  request.unpipe();
  // Whoever took chunk by chunk and stopped still listens; while anybody does, nothing flows.
  request.removeAllListeners('readable');
  request.resume();
  const timer = setTimeout(() => {
    if (!request.complete) request.destroy();
  }, lingerMs).unref();
  request.once('end', () => clearTimeout(timer));
}
