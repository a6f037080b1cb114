// `POST /v1/feedback/bulk`: who may report, in which form, and how long a sender may pause. What becomes of the records:
// answer.ts.
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { problemLanguage } from '@palaute/schema';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { requireAccess, requireOrigin } from '../access.ts';
import type { ContactSafe } from '../contacts/safe.ts';
import type { Database } from '../database/open.ts';
import type { Access, KeyRing } from '../keys.ts';
import { Refusal, refusal } from '../problems.ts';
import type { Quarantine } from '../quarantine/quarantine.ts';
import type { Registers } from '../registers.ts';
import type { RetentionDays } from '../retention/days.ts';
import { letTakeItsTime } from '../slow-bodies.ts';
import { answerReport } from './answer.ts';
import { openBody } from './body.ts';
import { openCsv, openNdjson } from './formats.ts';
import { readBulkQuery } from './query.ts';
import { PartStore } from './store-part.ts';

export interface BulkRouteOptions {
  readonly database: Database;
  readonly keys: KeyRing;
  readonly registers: Registers;
  readonly contacts: ContactSafe | undefined;
  readonly quarantine: Quarantine;
  /** Days after which words and contact details are deleted. */
  readonly retention?: RetentionDays | undefined;
  readonly now: () => Date;
  /** Hears of every part that was stored: its rows, and how long it took in milliseconds. */
  readonly onPart: (rows: number, ms: number) => void;
}

/** Longest time in which a sender finishes no record, in milliseconds. */
const patienceMs = 30_000;

/** Reports that are read at once: each takes memory, and they would wait for the same database anyway. */
const mostReports = 4;
/** Seconds after which one more may be tried. */
const retryAfterSeconds = 10;

const formats = { 'application/x-ndjson': openNdjson, 'text/csv': openCsv } as const;

export function addBulkRoute(app: FastifyInstance, options: BulkRouteOptions): void {
  const { database, keys, registers, contacts, quarantine, retention, now, onPart } = options;
  const accesses = new WeakMap<FastifyRequest, Access>();
  const stopping = new AbortController();
  let running = 0;
  // What was read is still stored and answered; the rest has no result, and is sent again.
  app.addHook('preClose', async () => stopping.abort());

  // Before the body is read: a caller without a key need not send it.
  const onRequest = async (request: FastifyRequest) => {
    const access = await requireAccess(request, keys, 'feedback:bulk');
    requireOrigin(request, access);
    accesses.set(request, access);
  };

  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const access = accesses.get(request);
    if (!access) throw refusal('key-required');
    if (running >= mostReports) {
      throw new Refusal([{ code: 'too-many-requests', pointer: '' }], retryAfterSeconds);
    }
    const { orgId } = access;
    const { isDryRun, keys: keyColumns } = readBulkQuery(request.query as Record<string, unknown>);
    const open = formatOf(request);
    const body = openBody(request.raw, isPacked(request));
    const register = await registers.of(orgId);
    const report = await open(body, { access, register, contacts, retention, keys: keyColumns });
    letTakeItsTime(request.raw);
    running += 1;
    reply.raw.once('close', () => (running -= 1));
    const { db, copying } = database;
    const text = answerReport({
      report,
      store: new PartStore({ db, copying, contacts, quarantine, orgId, onPart }),
      orgId,
      contacts,
      now,
      language: problemLanguage(request.headers['accept-language']),
      isDryRun,
      partLimit: copying.rows,
      patienceMs,
      signal: stopping.signal,
    });
    endWhenSilent(request.raw.socket, reply);
    return reply
      .type('application/x-ndjson')
      .header('cache-control', 'no-store')
      .send(Readable.from(text, { objectMode: false, highWaterMark: 1 }));
  };

  void app.register(async (bulk) => {
    bulk.removeAllContentTypeParsers();
    bulk.addContentTypeParser(Object.keys(formats), (_request, payload, done) => done(null, payload));
    bulk.post('/v1/feedback/bulk', { onRequest }, answer);
  });
}

/** Whoever neither sends nor reads has gone. */
function endWhenSilent(socket: Socket, reply: FastifyReply): void {
  const end = () => socket.destroy();
  socket.setTimeout(2 * patienceMs);
  socket.once('timeout', end);
  reply.raw.once('close', () => socket.off('timeout', end));
}

function formatOf(request: FastifyRequest) {
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
  const isKnown = parameters.every((parameter) => {
    const [name, value] = parameter.trim().split('=');
    return name !== 'charset' || /^"?utf-?8"?$/.test(value ?? '');
  });
  const format = formats[type.trim() as keyof typeof formats];
  if (!format || !isKnown) throw refusal('unsupported-media-type');
  return format;
}

function isPacked(request: FastifyRequest): boolean {
  const encoding = (request.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (!['gzip', 'x-gzip', 'identity'].includes(encoding)) throw refusal('unsupported-media-type');
  return encoding !== 'identity';
}
