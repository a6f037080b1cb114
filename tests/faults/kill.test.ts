import { createPalaute } from '@palaute/client';
import { type Feedback, isWithheld } from '@palaute/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases, makeKeys, organisationOid, type TestDatabase } from '../environment/collector.ts';
import { makeFeedback, put } from '../environment/feedback.ts';
import { prepareLocation, spawnCollector } from '../environment/process.ts';

const rounds = 3;
/** Killed after this many acknowledgements of a round, with others on their way. */
const acknowledgedBeforeKill = 60;
const senders = 16;

describe.each(databases)('A collector killed with SIGKILL while people send, on $name', ({ start }) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await start();
  });
  afterAll(() => database.stop());

  it('has lost nothing that it acknowledged, and counts nothing twice', async () => {
    const location = await database.create();
    const keys = makeKeys();
    await prepareLocation(location, keys, makeKeys());
    const acknowledged: Feedback[] = [];
    const unanswered: Feedback[] = [];

    for (let round = 0; round < rounds; round += 1) {
      const collector = await spawnCollector(location);
      let isKilled: Promise<unknown> | undefined;
      let count = 0;
      const send = async () => {
        while (!isKilled) {
          const feedback = makeFeedback();
          const status = await put(collector.url, keys.provider, feedback).then(
            (answer) => answer.status,
            () => undefined,
          );
          if (status === undefined) unanswered.push(feedback);
          else {
            expect(status).toBe(201);
            acknowledged.push(feedback);
            count += 1;
            if (count === acknowledgedBeforeKill) isKilled = collector.end('SIGKILL');
          }
        }
      };
      await Promise.all(Array.from({ length: senders }, send));
      expect(await isKilled).toBe('SIGKILL');
    }
    expect(unanswered.length, 'the kill met requests on their way').toBeGreaterThan(0);

    const collector = await spawnCollector(location);
    try {
      // A sender that heard nothing sends the same again; one that heard 201 would hear 200.
      for (const feedback of acknowledged) {
        expect((await put(collector.url, keys.provider, feedback)).status).toBe(200);
      }
      for (const feedback of unanswered) {
        expect([200, 201]).toContain((await put(collector.url, keys.provider, feedback)).status);
      }
      const year = new Date().getUTCFullYear();
      const results = await createPalaute({ endpoint: collector.url, key: keys.raw }).results({
        organisation: organisationOid,
        period: String(year),
      });
      if (isWithheld(results.feedback)) throw new Error('raw results show');
      expect(results.feedback.n).toBe(acknowledged.length + unanswered.length);
    } finally {
      expect(await collector.end('SIGINT')).toBe(0);
    }
  });
});
