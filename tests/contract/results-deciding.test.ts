// While it is decided what to withhold, which takes seconds for a large organisation, everything else goes on.
import { loadOrganisation } from '@palaute/collector';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  databases,
  organisationOid,
  startCollector,
  type TestCollector,
  type TestDatabase,
} from '../environment/collector.ts';
import { makeFeedback, put } from '../environment/feedback.ts';

/** As many as a large wellbeing services county has. */
const unitCount = 300;
const divisions = ['health-care', 'older-people', 'a', 'b', 'c', 'd', 'e', 'f'];
const units = Array.from({ length: unitCount }, (_, index) => `1.2.246.10.32213078.10.${99_001 + index}`);

/** Loads the test organisation with many units, and counts a few answers of each in every month of 2025. */
async function makeLarge({ database: { db } }: TestCollector): Promise<void> {
  const names = { fi: 'Nimi' };
  await loadOrganisation(db, {
    oid: organisationOid,
    names,
    divisions: divisions.map((id) => ({ id, names })),
    units: units.map((oid, index) => ({
      oid,
      division: divisions[index < 2 ? index : index % divisions.length],
      names,
    })),
    items: [],
  });
  for (const item of ['feedback', 'nps', 'access', 'safety', 'respect']) {
    const answer = item === 'feedback' ? sql`'given'` : sql`((answer * 3 + month) % 5 + 1)::text`;
    const most = item === 'feedback' ? sql`1` : sql`1 + (right(unit_id, 3)::int * 7 + month * 5) % 4`;
    await sql`
      insert into counter (org_id, unit_id, month, channel, language, item, answer, answered, n)
      select org_id, unit_id, '2025-' || lpad(month::text, 2, '0'), 'web', 'fi', ${item}, ${answer}, true, 1
      from service_unit, generate_series(1, 12) month, generate_series(1, 4) answer
      where org_id = ${organisationOid} and answer <= ${most}`.execute(db);
  }
}

describe.each(['live', 'batches'] as const)(
  'While the collector decides what a large organisation withholds, %s',
  (refresh) => {
    let database: TestDatabase;
    let collector: TestCollector;
    let isStopped: boolean;
    beforeEach(async () => {
      const [embedded] = databases.filter(({ name }) => name === 'PGlite');
      if (!embedded) throw new Error('There is no embedded database.');
      database = await embedded.start();
      collector = await startCollector(await database.create(), undefined, undefined, refresh);
      isStopped = false;
      await makeLarge(collector);
      // Reads the counters, so that nothing but the decision is left to do for the next who asks.
      await ask(collector.keys.raw);
    });
    afterEach(async () => {
      if (!isStopped) await collector.stop();
      await database.stop();
    });

    const ask = (key?: string) =>
      fetch(
        `${collector.url}/v1/results?organisation=${organisationOid}&period=2025`,
        key ? { headers: { authorization: `Bearer ${key}` } } : {},
      );

    it('it answers and takes feedback', async () => {
      const decided = new AbortController();
      const results = ask().finally(() => decided.abort());
      let meanwhile = 0;
      while (!decided.signal.aborted) {
        expect((await fetch(`${collector.url}/livez`)).status).toBe(200);
        expect((await put(collector.url, collector.keys.provider, makeFeedback())).status).toBe(201);
        if (!decided.signal.aborted) meanwhile += 1;
      }
      expect((await results).status).toBe(200);
      // Kept waiting, the first of them would be answered after the results.
      expect(meanwhile).toBeGreaterThan(2);
    });

    it('whoever asks the same hears the same', async () => {
      const [one, other] = await Promise.all([ask(), ask()]);
      expect(await one.json()).toEqual(await other.json());
    });

    it('it can be stopped: who waits hears that there are no figures now', async () => {
      const results = ask();
      expect((await fetch(`${collector.url}/livez`)).status).toBe(200);
      isStopped = true;
      await collector.stop();
      const response = await results;
      expect(response.status).toBe(503);
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await response.json()).toMatchObject({ code: 'figures-unavailable' });
    });
  },
);
