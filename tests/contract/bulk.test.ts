import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  allowedOrigin,
  databases,
  organisationOid,
  otherUnitOid,
  startCollector,
  type TestCollector,
  type TestDatabase,
  unitOids,
} from '../environment/collector.ts';
import { makeFeedback, put } from '../environment/feedback.ts';
import { makeReportKey, ndjson, openReport, report, verdicts } from '../environment/report.ts';

describe.each(databases)('A report of many feedbacks on $name', ({ start }) => {
  let database: TestDatabase;
  let collector: TestCollector;
  let key: string;
  beforeAll(async () => {
    database = await start();
    collector = await startCollector(await database.create(), () => new Date('2026-10-31T22:30:00Z'));
    key = await makeReportKey(collector);
  });
  afterAll(async () => {
    await collector.stop();
    await database.stop();
  });

  const count = async (table: string) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
      collector.database.db,
    );
    return rows[0]?.n;
  };
  /** Everything that is counted, and everything that would be if it were counted anew. */
  const counted = async () => {
    const { rows } = await sql<{ item: string; answer: string; n: number }>`
      select item, answer, sum(n)::int as n from counter group by 1, 2 order by 1, 2`.execute(
      collector.database.db,
    );
    return rows;
  };
  beforeEach(async () => {
    for (const table of ['feedback', 'counter']) {
      await sql`delete from ${sql.table(table)}`.execute(collector.database.db);
    }
  });

  it('is answered with one result for each record, in order, each with its line', async () => {
    const feedbacks = Array.from({ length: 450 }, () => makeFeedback());
    const answer = await report(collector.url, key, ndjson(feedbacks));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
    expect(answer.results).toEqual(
      feedbacks.map(({ id }, index) => ({
        line: index + 1,
        id,
        status: 'stored',
        receivedOn: '2026-11-01',
      })),
    );
    expect(await count('feedback')).toBe(450);
  });

  it('counts as much as the same feedbacks sent one by one', async () => {
    const own = { 'my-area:why': ['near', 'skipped'], 'my-area:way': 'skipped', 'my-area:solved': true };
    const feedbacks = Array.from({ length: 60 }, (_, index) =>
      makeFeedback({
        unit: unitOids[index % 2] ?? '',
        contactOn: `2026-0${1 + (index % 3)}-15`,
        shown: ['nps', 'open', 'access', ...Object.keys(own)],
        answers: [
          { item: 'nps', value: index % 11 },
          { item: 'open', value: `Kiitos\t${index} \\ "heille"` },
          { item: 'access', missing: 'dont-know' },
          ...Object.entries(own).map(([item, value]) => ({ item, value })),
        ],
      }),
    );
    for (const feedback of feedbacks) {
      expect((await put(collector.url, collector.keys.provider, feedback)).status).toBe(201);
    }
    const oneByOne = await counted();
    await sql`delete from feedback`.execute(collector.database.db);
    await sql`delete from counter`.execute(collector.database.db);
    const answer = await report(collector.url, key, ndjson(feedbacks));
    expect(new Set(verdicts(answer))).toEqual(new Set(['stored']));
    expect(await counted()).toEqual(oneByOne);
    expect(await count('feedback_text')).toBe(60);
  });

  it('adds nothing when it is sent again, whole or with more', async () => {
    const feedbacks = Array.from({ length: 30 }, () => makeFeedback());
    await report(collector.url, key, ndjson(feedbacks));
    const before = await counted();
    const again = await report(collector.url, key, ndjson(feedbacks));
    expect(new Set(verdicts(again))).toEqual(new Set(['duplicate']));
    expect(await counted()).toEqual(before);
    const more = makeFeedback();
    const grown = await report(collector.url, key, ndjson([...feedbacks, more, ...feedbacks]));
    expect(verdicts(grown).filter((status) => status === 'stored')).toHaveLength(1);
    expect(grown.results[30]).toMatchObject({ id: more.id, status: 'stored' });
    expect(await count('feedback')).toBe(31);
  });

  it('stores the first of an id, and holds every other against it', async () => {
    const first = makeFeedback();
    const other = { ...first, language: 'sv' };
    const answer = await report(collector.url, key, ndjson([first, first, other, first]));
    expect(verdicts(answer)).toEqual(['stored', 'duplicate', 'rejected id-reused /id', 'duplicate']);
    // Now the other comes first: what is kept is what counts.
    const turned = await report(collector.url, key, ndjson([other, first, other]));
    expect(verdicts(turned)).toEqual(['rejected id-reused /id', 'duplicate', 'rejected id-reused /id']);
    expect(await count('feedback')).toBe(1);
  });

  it('meets a feedback that was sent alone as the same', async () => {
    const feedback = makeFeedback({ answers: [{ item: 'open', value: 'soita 040 1234567' }] });
    await put(collector.url, collector.keys.provider, feedback);
    expect(verdicts(await report(collector.url, key, ndjson([feedback])))).toEqual(['duplicate']);
    const later = makeFeedback();
    await report(collector.url, key, ndjson([later]));
    expect((await put(collector.url, collector.keys.provider, later)).status).toBe(200);
  });

  it('tells of one bad record, and stores the others', async () => {
    const good = [makeFeedback(), makeFeedback()];
    const bad = makeFeedback({ answers: [{ item: 'nps', value: 11 }] });
    const answer = await report(
      collector.url,
      key,
      ndjson([good[0], bad, { ...makeFeedback(), unit: otherUnitOid }, good[1]]),
      { headers: { 'accept-language': 'sv' } },
    );
    expect(verdicts(answer)).toEqual([
      'stored',
      'rejected value-out-of-range /answers/0/value',
      'rejected unknown-unit /unit',
      'stored',
    ]);
    expect(answer.results[1]).toMatchObject({
      line: 2,
      id: bad.id,
      problem: {
        status: 422,
        title: 'Värdet är utanför skalan.',
        type: 'urn:palaute:problem:value-out-of-range',
      },
    });
    expect(answer.results[1]?.receivedOn).toBeUndefined();
    expect(await count('feedback')).toBe(2);
  });

  it('takes no other feedback with one that the database refuses', async () => {
    // Known to this collector for ten seconds more, gone from the database.
    const gone = '1.2.246.10.32213078.10.99009';
    await sql`insert into service_unit (org_id, unit_id, division_id, names)
      values (${organisationOid}, ${gone}, 'health-care', '{}')`.execute(collector.database.db);
    const fresh = await startFresh();
    try {
      await report(fresh.url, key, ndjson([makeFeedback()]));
      await sql`delete from service_unit where unit_id = ${gone}`.execute(collector.database.db);
      const feedbacks = Array.from({ length: 9 }, (_, index) =>
        makeFeedback(index === 4 ? { unit: gone } : {}),
      );
      const answer = await report(fresh.url, key, ndjson(feedbacks));
      expect(verdicts(answer)).toEqual([
        ...Array<string>(4).fill('stored'),
        'retry internal-error',
        ...Array<string>(4).fill('stored'),
      ]);
    } finally {
      await fresh.close();
    }
  });

  /** A collector beside the other on the same database, which remembers nothing yet. */
  async function startFresh() {
    const { createCollector } = await import('@palaute/collector');
    const app = createCollector({ database: collector.database, logLevel: 'silent' });
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    return { url, close: () => app.close() };
  }

  it('stores nothing in a dry run, and tells what would become of each record', async () => {
    const known = makeFeedback();
    await report(collector.url, key, ndjson([known]));
    const fresh = makeFeedback();
    const body = ndjson([
      known,
      { ...known, language: 'sv' },
      known,
      fresh,
      fresh,
      { ...fresh, language: 'sv' },
      {},
    ]);
    const before = await counted();
    const dry = await report(collector.url, key, body, { query: '?dryRun=true' });
    expect(await count('feedback')).toBe(1);
    expect(await counted()).toEqual(before);
    const wet = await report(collector.url, key, body);
    expect(verdicts(wet).slice(0, 6)).toEqual([
      'duplicate',
      'rejected id-reused /id',
      'duplicate',
      'stored',
      'duplicate',
      'rejected id-reused /id',
    ]);
    expect(dry.results).toEqual(wet.results);
  });

  it('is answered while its body still comes', async () => {
    const feedbacks = [makeFeedback(), makeFeedback()];
    const { send, end, lines } = openReport(collector.url, key);
    send(ndjson([feedbacks[0]]));
    expect(await lines.next()).toMatchObject({ value: expect.stringMatching(/^{"line":1,.*"stored"/) });
    send(ndjson([feedbacks[1]]));
    expect(await lines.next()).toMatchObject({ value: expect.stringMatching(/^{"line":2,.*"stored"/) });
    end();
    expect(await lines.next()).toEqual({ done: true });
  });

  it('masks words, and keeps contact details sealed and apart', async () => {
    const feedback = makeFeedback({
      free: { text: 'Soittakaa 040 1234567\\ heti\t!' },
      contact: { email: 'maija@posti.example' },
    });
    const reusing = { ...feedback, contact: { email: 'muu@posti.example' } };
    const answer = await report(collector.url, key, ndjson([feedback, feedback, reusing]));
    expect(verdicts(answer)).toEqual(['stored', 'duplicate', 'rejected id-reused /id']);
    const { rows } = await sql<{ text: string; size: number }>`
      select t.text, length(c.sealed) as size from feedback_text t join feedback_contact c using (org_id, feedback_id)
      where feedback_id = ${feedback.id}::uuid`.execute(collector.database.db);
    expect(rows).toMatchObject([{ text: 'Soittakaa [poistettu]\\ heti\t!' }]);
    expect(rows[0]?.size).toBeGreaterThan(28);
    expect(verdicts(await report(collector.url, key, ndjson([feedback, reusing])))).toEqual([
      'duplicate',
      'rejected id-reused /id',
    ]);
  });

  it('needs a key with the scope, and lets a browser in by its origin only', async () => {
    const body = ndjson([makeFeedback()]);
    const statusOf = async (given: string, headers = {}) => {
      const { status, text } = await report(collector.url, given, body, { headers });
      return [status, (JSON.parse(text) as { code: string }).code];
    };
    expect(await statusOf('palaute_provider_wrong')).toEqual([401, 'unknown-key']);
    expect(await statusOf(collector.keys.site)).toEqual([403, 'scope-missing']);
    expect(await statusOf(collector.keys.raw)).toEqual([403, 'scope-missing']);
    const ofPage = await makeReportKey(collector, { origins: [allowedOrigin] });
    const elsewhere = { origin: 'https://muu.example' };
    expect(await statusOf(ofPage, elsewhere)).toEqual([403, 'origin-not-allowed']);
    expect(await count('feedback')).toBe(0);
  });

  it('is held to the units and the provider of its key', async () => {
    const provider = '1.2.246.10.32213086.10.0';
    const [ours, others] = unitOids;
    await sql`update service_unit set provider_id = ${provider} where unit_id = ${ours}`.execute(
      collector.database.db,
    );
    const fresh = await startFresh();
    try {
      const narrow = await makeReportKey(collector, { providerId: provider });
      const unnamed = makeFeedback();
      const named = makeFeedback({ provider: organisationOid });
      const elsewhere = makeFeedback({ unit: others });
      const answer = await report(fresh.url, narrow, ndjson([unnamed, named, elsewhere]));
      expect(verdicts(answer)).toEqual([
        'stored',
        'rejected provider-not-allowed /provider',
        'rejected unit-not-allowed /unit',
      ]);
      expect(answer.results[1]?.problem?.status).toBe(403);
      const { rows } = await sql<{ provider_id: string }>`select provider_id from feedback`.execute(
        collector.database.db,
      );
      expect(rows).toEqual([{ provider_id: provider }]);
    } finally {
      await fresh.close();
    }
  });

  it('keeps each organisation to itself', async () => {
    const id = randomUUID();
    await report(collector.url, key, ndjson([makeFeedback({ id })]));
    const otherKey = await makeReportKey(collector, { orgId: '1.2.246.10.32213086.10.0' });
    const answer = await report(collector.url, otherKey, ndjson([makeFeedback({ id, unit: otherUnitOid })]));
    expect(verdicts(answer)).toEqual(['stored']);
  });
});
