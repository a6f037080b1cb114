// Builds the collector as a Fastify instance; `main` listens. The database may be away when it starts: the tables
// are brought up to date as soon as it answers, and until then callers hear 503.
import type { Socket } from 'node:net';
import cors from '@fastify/cors';
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import { sql } from 'kysely';
import type { ContactKey } from './contacts/keys.ts';
import { ContactSafe } from './contacts/safe.ts';
import { databaseCode } from './database/errors.ts';
import type { Database } from './database/open.ts';
import { FeedbackQueue } from './feedback/queue.ts';
import { addFeedbackRoutes } from './feedback/routes.ts';
import { storeRows } from './feedback/store.ts';
import { createTake } from './feedback/take.ts';
import { addFormPostRoute } from './form-post/routes.ts';
import { addFormRoutes } from './forms/routes.ts';
import { KeyRing } from './keys.ts';
import { addProblems, answerUnreadable, refusal, sendProblem } from './problems.ts';
import { Registers } from './registers.ts';
import { addResultsRoutes } from './results/routes.ts';

export interface CollectorOptions {
  /** Closed by its owner, after the collector. */
  readonly database: Database;
  /** pino level; logs go to stdout as JSON lines. @default 'info' */
  readonly logLevel?: string;
  /** The clock. @default () => new Date() */
  readonly now?: () => Date;
  /** The first one encrypts contact details, all of them decrypt. @default none: no contact details are taken */
  readonly contactKeys?: readonly [ContactKey, ...ContactKey[]] | undefined;
  /** Runs once the tables are up to date and before anything is served, e.g. to load organisations. */
  readonly prepare?: (database: Database) => Promise<void>;
}

/** Largest body in bytes; a full form with both texts at their limit fits. */
const bodyLimit = 64 * 1024;

/** Pause between two tries to reach a database that is away at start. */
const startRetryMs = 1_000;

/** Builds the collector. It is ready once `GET /readyz` says so. */
export function createCollector(options: CollectorOptions): FastifyInstance {
  const { database, logLevel = 'info', now = () => new Date(), contactKeys, prepare } = options;
  const { db } = database;
  const app = Fastify({
    bodyLimit,
    // Nothing of a request's address, headers or query is logged: they can tell who and why.
    logger: {
      level: logLevel,
      serializers: { req: (request: FastifyRequest) => ({ method: request.method }) },
    },
    logController: new LogController({ disableRequestLogging: true }),
    return503OnClosing: false,
    // Whoever sends a request slower than this holds a connection that somebody else needs.
    requestTimeout: 30_000,
    clientErrorHandler: answerUnreadable,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (_error, request, reply) => {
      void sendProblem(request, reply, [{ code: 'malformed-request', pointer: '' }]);
    },
  });
  app.removeContentTypeParser('text/plain');
  endUnusedConnections(app);
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const ms = Math.round(reply.elapsedTime);
    request.log.info({ method: request.method, route, status: reply.statusCode, ms }, 'answered');
  });
  addProblems(app);
  void app.register(cors, {
    origin: '*',
    methods: ['GET', 'HEAD', 'PUT', 'POST'],
    allowedHeaders: ['authorization', 'content-type', 'accept-language'],
    exposedHeaders: ['retry-after'],
    maxAge: 86_400,
  });

  const start = startUp(app, async () => {
    await database.migrate();
    await prepare?.(database);
  });
  app.get('/livez', async () => ({ status: 'alive' }));
  app.get('/readyz', async (_request, reply) => {
    if (!start.isDone()) throw refusal('database-unavailable');
    await sql`select 1`.execute(db);
    void reply.header('cache-control', 'no-store');
    return { status: 'ready' };
  });
  void app.register(async (api) => {
    api.addHook('onRequest', async () => {
      if (!start.isDone()) throw refusal('database-unavailable');
    });
    const keys = new KeyRing(db, now);
    const registers = new Registers(db, now);
    const contacts = contactKeys && new ContactSafe(contactKeys);
    const queue = new FeedbackQueue((orgId, rows) => storeRows(db, orgId, rows, contacts));
    const take = createTake({ registers, queue, contacts, now });
    addFeedbackRoutes(api, { keys, take });
    addFormRoutes(api, { keys, registers, takesContacts: contacts !== undefined });
    addFormPostRoute(api, { keys, registers, take });
    addResultsRoutes(api, { db, keys });
  });
  return app;
}

/** Tries until it succeeds or the collector closes; tells whether it has. */
function startUp(app: FastifyInstance, step: () => Promise<void>): { isDone(): boolean } {
  let isDone = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let isClosing = false;
  const attempt = async () => {
    try {
      await step();
      isDone = true;
      app.log.info('ready');
    } catch (error) {
      app.log.error({ code: databaseCode(error) }, 'the database cannot be prepared yet; trying again');
      if (!isClosing) timer = setTimeout(() => (running = attempt()), startRetryMs);
    }
  };
  app.addHook('onReady', async () => {
    // The first try is awaited, so that a collector whose database answers is ready when it listens.
    await (running = attempt());
  });
  app.addHook('onClose', async () => {
    isClosing = true;
    clearTimeout(timer);
    await running;
  });
  return { isDone: () => isDone };
}

/**
 * Ends connections that never sent anything when the collector stops. Browsers open some before they need them, and
 * Node takes them for busy: it would wait up to a minute for each.
 */
function endUnusedConnections(app: FastifyInstance): void {
  const unused = new Set<Socket>();
  app.server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  app.server.on('request', ({ socket }) => unused.delete(socket));
  app.addHook('preClose', async () => unused.forEach((socket) => socket.destroy()));
}
