// Many honest people behind one address, such as a lobby's network: none of them is refused.
import { createPalaute } from '@palaute/client';
import { sendFeedback } from '@palaute/client/light';
import { createCollector, openDatabase, saveKey } from '@palaute/collector';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import {
  allowedOrigin,
  databases,
  makeKeys,
  organisationOid,
  prepareDatabase,
} from '../environment/collector.ts';
import { makeFeedback } from '../environment/feedback.ts';

describe('Five hundred people behind one address', () => {
  it(
    'are all thanked within ten minutes, and everything they sent is there',
    { timeout: 300_000 },
    async () => {
      const [pglite] = databases.filter(({ name }) => name === 'PGlite');
      if (!pglite) throw new Error('There is an embedded database.');
      const server = await pglite.start();
      const database = await openDatabase(await server.create());
      const keys = makeKeys();
      const app = createCollector({
        database,
        logLevel: 'silent',
        prepare: async () => {
          await prepareDatabase(database, keys, makeKeys());
          // The budget that holds when nobody has set one.
          await saveKey(database.db, keys.site, {
            orgId: organisationOid,
            scopes: ['feedback:write'],
            origins: [allowedOrigin],
          });
        },
      });
      try {
        const endpoint = await app.listen({ port: 0, host: '127.0.0.1' });
        // Most come by the widget, whose sender this is; some by a program that uses the SDK.
        const palaute = createPalaute({ endpoint, key: keys.site });
        const people = Array.from({ length: 500 }, (_, index) => ({ feedback: makeFeedback(), index }));
        const receipts: string[] = [];
        const comeAndGo = async () => {
          for (let next = people.pop(); next; next = people.pop()) {
            const { feedback, index } = next;
            const receipt =
              index % 10 === 0
                ? await palaute.send(feedback)
                : await sendFeedback(feedback, { endpoint, key: keys.site });
            receipts.push(receipt.status);
          }
        };
        await Promise.all(Array.from({ length: 10 }, comeAndGo));
        expect(receipts).toHaveLength(500);
        const { rows } = await sql<{ stored: number; held: number }>`
        select (select count(*)::integer from feedback) as stored,
          (select count(*)::integer from quarantine) as held`.execute(database.db);
        expect(rows).toEqual([{ stored: 500, held: 0 }]);
      } finally {
        await app.close();
        await database.close();
        await server.stop();
      }
    },
  );
});
