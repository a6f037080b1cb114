// A collector at the far edge of the network: it keeps nothing but what it was sent, and answers as it is told.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Feedback, readForm } from '@palaute/schema';
import { formReplyOf } from '../../../packages/collector/src/forms/reply.ts';
import { testForms } from '../../environment/forms.ts';

/** `stored` a receipt, `unavailable` a 503, `hanging` nothing at all. */
export type CollectorMood = 'stored' | 'unavailable' | 'hanging';

/** A request as it came in. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface FakeCollector {
  readonly server: Server;
  /** Every request, in the order of arrival, preflights too. */
  readonly requests: Received[];
  mood: CollectorMood;
  /** The records that came, one for each sending. */
  records(): readonly Feedback[];
}

const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, PUT',
  'access-control-allow-headers': 'authorization, content-type, accept-language',
  'access-control-expose-headers': 'retry-after',
};

/** Makes a collector; the caller listens. */
export function createFakeCollector(): FakeCollector {
  const requests: Received[] = [];
  const collector: FakeCollector = {
    requests,
    mood: 'stored',
    records: () =>
      requests.filter(({ method }) => method === 'PUT').map(({ body }) => JSON.parse(body) as Feedback),
    server: createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      const { method = '', url: path = '', headers } = request;
      requests.push({ method, path, headers, body });
      if (method === 'OPTIONS') response.writeHead(204, cors).end();
      else if (method === 'GET' && path.startsWith('/v1/forms/')) answerForm(response);
      else answer(response, collector.mood, body);
    }),
  };
  return collector;
}

function answer(response: ServerResponse, mood: CollectorMood, body: string): void {
  if (mood === 'hanging') return;
  const type = { 'content-type': 'application/json', ...cors };
  if (mood === 'unavailable') {
    // Asks for more patience than a person has, so that the form does not try again by itself.
    response.writeHead(503, { ...type, 'retry-after': '60' }).end('{}');
    return;
  }
  const { id } = JSON.parse(body) as Feedback;
  // The same reference for all, so that what is on screen can be compared with what was on screen before.
  const receipt = { id, status: 'stored', receivedOn: '2026-11-22', reference: 'ABCD1234' };
  response.writeHead(201, type).end(JSON.stringify(receipt));
}

/** A form that asks all that a form can ask beside the national items, drawn up as a collector does. */
function answerForm(response: ServerResponse): void {
  const { form } = readForm(testForms('1.2.246.10.32213078.10.0')[0]);
  if (!form) throw new Error('The form of the test organisation is no good.');
  const reply = formReplyOf(form, {
    unitNames: { fi: 'Yksikkö' },
    statements: ['safety', 'access', 'benefit'],
    replyDays: 14,
    takesContacts: true,
  });
  response.writeHead(200, { 'content-type': 'application/json', ...cors }).end(JSON.stringify(reply));
}
