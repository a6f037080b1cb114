// The contestants that are not the collector as it is built, each in a process of its own: `node server.ts KIND PLACE`,
// where the place is the URL of a PostgreSQL or a folder. Prints its address once it listens.
//  bare      parses the same JSON, answers as much, and stores nothing
//  plain     the collector's own reading, checking and masking; stores the plain way (plain-store.ts)
//  unshared  the same, with the collector's own statement, one for each request
import Fastify from 'fastify';
import { type DatabaseLocation, openDatabase } from '../../../packages/collector/src/database/open.ts';
import { addFeedbackRoutes } from '../../../packages/collector/src/feedback/routes.ts';
import type { FeedbackRow } from '../../../packages/collector/src/feedback/row.ts';
import { type Outcome, storeRows } from '../../../packages/collector/src/feedback/store.ts';
import { createTake } from '../../../packages/collector/src/feedback/take.ts';
import { KeyRing } from '../../../packages/collector/src/keys.ts';
import { addProblems } from '../../../packages/collector/src/problems.ts';
import { Registers } from '../../../packages/collector/src/registers.ts';
import { storePlainly } from './plain-store.ts';

const [kind = '', place = ''] = process.argv.slice(2);
const app = Fastify({ logger: false });

if (kind === 'bare') {
  app.put<{ Params: { id: string }; Body: { id: string } }>('/v1/feedback/:id', async (request, reply) => {
    void reply.code(201);
    const { id } = request.body;
    return { id, status: 'stored', receivedOn: '2026-11-22', reference: id.slice(0, 8).toUpperCase() };
  });
} else {
  const location: DatabaseLocation = place.startsWith('postgres') ? { url: place } : { folder: place };
  const { db } = await openDatabase(location);
  const now = () => new Date();
  const storeAlone = async (orgId: string, row: FeedbackRow) =>
    (await storeRows(db, orgId, [row]))[0] as Outcome;
  const add = kind === 'plain' ? storePlainly.bind(undefined, db) : storeAlone;
  addProblems(app);
  const take = createTake({ registers: new Registers(db, now), queue: { add }, contacts: undefined, now });
  addFeedbackRoutes(app, { keys: new KeyRing(db, now), take });
}

await app.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`Collector: ${app.listeningOrigin}\n`);
process.once('SIGTERM', () => void app.close().then(() => process.exit(0)));
