// Builds the collector as a Fastify instance; `main` listens. The database may be away when it starts: the tables
// are brought up to date as soon as it answers, and until then callers hear 503.
import type { Socket } from 'node:net';
import cors from '@fastify/cors';
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import { sql } from 'kysely';
import { Gate } from './abuse/gate.ts';
import { countVerdicts } from './abuse/ladder.ts';
import { addAggregateRoutes } from './aggregates/routes.ts';
import { addAskedRoutes } from './asked/routes.ts';
import { addBulkRoute } from './bulk/routes.ts';
import type { ContactKey } from './contacts/keys.ts';
import { ContactSafe } from './contacts/safe.ts';
import { databaseCode } from './database/errors.ts';
import type { Database } from './database/open.ts';
import { addDescriptionRoutes } from './description/routes.ts';
import { Pace } from './feeds/breath.ts';
import { addListingRoutes } from './feeds/listing-routes.ts';
import { addODataRoutes } from './feeds/odata/routes.ts';
import { addComparisonRoutes } from './feeds/comparison-routes.ts';
import { addFeedRoutes } from './feeds/routes.ts';
import { addSummedFeedRoutes } from './feeds/summed-routes.ts';
import { FeedbackQueue } from './feedback/queue.ts';
import { addFeedbackRoutes } from './feedback/routes.ts';
import { storeRows } from './feedback/store.ts';
import { createTake } from './feedback/take.ts';
import { addFormPostRoute } from './form-post/routes.ts';
import { addFormRoutes } from './forms/routes.ts';
import { KeyRing } from './keys.ts';
import { addMeasureRoutes } from './measures/routes.ts';
import { addQuoteRoutes } from './quotes/routes.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { requestId, trust } from './peers.ts';
import { answerForNode } from './node-answers.ts';
import { addProblems, answerUnreadable, refusal, sendProblem } from './problems.ts';
import { Quarantine } from './quarantine/quarantine.ts';
import { addQuarantineRoutes } from './quarantine/routes.ts';
import { addReceiptsRoute } from './receipts/routes.ts';
import { Registers } from './registers.ts';
import { FigureReader } from './results/reading.ts';
import type { Refresh } from './results/refresh.ts';
import { addResultsRoutes } from './results/routes.ts';
import { addSummedRoutes } from './results/summed-routes.ts';
import { SumReader } from './results/summed.ts';
import type { RetentionDays } from './retention/days.ts';
import { addSiteRoutes } from './site/routes.ts';
import { endSlowBodies } from './slow-bodies.ts';

export interface CollectorOptions {
  /** Closed by its owner, after the collector. */
  readonly database: Database;
  /** pino level; logs go to stdout as JSON lines. @default 'info' */
  readonly logLevel?: string;
  /** The clock. @default () => new Date() */
  readonly now?: () => Date;
  /** The first one encrypts contact details, all of them decrypt. @default none: no contact details are taken */
  readonly contactKeys?: readonly [ContactKey, ...ContactKey[]] | undefined;
  /** When words and contact details end. @default two years and ninety days */
  readonly retention?: RetentionDays | undefined;
  /** Addresses and CIDRs of the proxies that are believed when they say for whom they ask. @default none */
  readonly trustedProxies?: readonly string[];
  /** Where callers reach it, for the description of the interface. @default where that is read from */
  readonly publicUrl?: string | undefined;
  /** How public figures follow what is stored: `live` tells of everybody, and is for demonstrations. @default 'batches' */
  readonly refresh?: Refresh | undefined;
  /** Signs the work that is asked for; the same in all collectors behind one address. @default random, this one's own */
  readonly proofSecret?: string | undefined;
  /** What is counted; its owner shows it to whoever may read it. @default nobody reads it */
  readonly metrics?: Metrics | undefined;
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
  const { metrics = createMetrics(), trustedProxies = [], publicUrl, proofSecret, retention } = options;
  const { refresh = 'batches' } = options;
  const isTrusted = trust(trustedProxies);
  const { db } = database;
  const app = Fastify({
    bodyLimit,
    trustProxy: isTrusted,
    genReqId: requestId(isTrusted),
    // Nothing of a request's address, headers or query is logged: they can tell who and why.
    logger: {
      level: logLevel,
      serializers: { req: (request: FastifyRequest) => ({ method: request.method }) },
    },
    logController: new LogController({ disableRequestLogging: true }),
    return503OnClosing: false,
    clientErrorHandler: answerUnreadable,
    http: { requireHostHeader: false },
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (_error, request, reply) => {
      void sendProblem(request, reply, [{ code: 'malformed-request', pointer: '' }]);
    },
  });
  app.removeContentTypeParser('text/plain');
  endUnusedConnections(app);
  endSlowBodies(app);
  answerForNode(app);
  app.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id));
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const ms = Math.round(reply.elapsedTime);
    metrics.answered(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    request.log.info({ method: request.method, route, status: reply.statusCode, ms }, 'answered');
  });
  addProblems(app);
  void app.register(cors, {
    origin: '*',
    methods: ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type', 'accept-language', 'palaute-proof'],
    exposedHeaders: ['etag', 'palaute-rows', 'retry-after', 'x-request-id'],
    maxAge: 86_400,
    // What asks for nothing is no preflight, and no error of its own shape either.
    strictPreflight: false,
  });

  void app.register(addDescriptionRoutes, { publicUrl });
  const start = startUp(app, async () => {
    await database.migrate();
    await prepare?.(database);
  });
  metrics.watchDatabase(async () => {
    if (!start.isDone()) return false;
    await sql`select 1`.execute(db);
    return true;
  });
  app.get('/livez', async () => ({ status: 'alive' }));
  app.get('/readyz', async (_request, reply) => {
    if (!start.isDone()) throw refusal('database-unavailable');
    // A standby answers too, but takes nothing.
    const { rows } = await sql<{
      mode: string;
    }>`select current_setting('transaction_read_only') as mode`.execute(db);
    if (rows[0]?.mode === 'on') throw refusal('database-unavailable');
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
    const quarantine = new Quarantine(db, contacts, now);
    const gate = new Gate({ count: metrics.verdict, now, proofSecret });
    countVerdicts(api, metrics.verdict);
    const queue = new FeedbackQueue(async (orgId, rows) => {
      const startedAt = performance.now();
      const outcomes = await quarantine.storeOthers(orgId, rows, (others) =>
        storeRows(db, orgId, others, contacts),
      );
      metrics.batch(rows.length, performance.now() - startedAt);
      return outcomes;
    });
    metrics.watchQueue(() => queue.length);
    const take = createTake({ registers, queue, contacts, retention, now, abuse: { gate, quarantine } });
    addFeedbackRoutes(api, { keys, take });
    addFormRoutes(api, { keys, registers, takesContacts: contacts !== undefined });
    addFormPostRoute(api, { keys, registers, take });
    addQuarantineRoutes(api, { db, keys, quarantine, now });
    addBulkRoute(api, {
      database,
      keys,
      registers,
      contacts,
      quarantine,
      retention,
      now,
      onPart: metrics.batch,
    });
    addReceiptsRoute(api, { db, keys });
    addAggregateRoutes(api, { db, keys, registers, now });
    addAskedRoutes(api, { db, keys, registers, now });
    addMeasureRoutes(api, { db, readDb: database.readDb, keys, now });
    addQuoteRoutes(api, { db, readDb: database.readDb, keys, now });
    const figures = new FigureReader({ db, readDb: database.readDb, metrics, now, refresh });
    // Before the server waits for what it is still answering.
    api.addHook('preClose', () => figures.close());
    addResultsRoutes(api, { figures, keys });
    const sums = new SumReader({ figures, now });
    addSummedRoutes(api, { sums });
    const pace = new Pace();
    addFeedRoutes(api, { figures, keys, now, pace });
    addComparisonRoutes(api, { db, readDb: database.readDb, keys, now });
    addSummedFeedRoutes(api, { sums, now });
    addListingRoutes(api, { figures, now, publicUrl });
    void api.register(addODataRoutes, { figures, keys, now, pace, publicUrl });
    void api.register(addSiteRoutes, { figures, sums, readDb: database.readDb, now, publicUrl });
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
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
    unused.forEach((socket) => socket.destroy());
  });
  // Whoever is answered last goes, too: a connection that is kept for a next request would be waited for.
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (isClosing) void reply.header('connection', 'close');
    done(null, payload);
  });
}
