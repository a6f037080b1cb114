import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  databases,
  startCollector,
  type TestCollector,
  type TestDatabase,
  unitOids,
} from '../environment/collector.ts';
import { makeReportKey, ndjson, report, type ReportOptions, verdicts } from '../environment/report.ts';

const [unit] = unitOids;
/** What every record has, as columns. */
const common = {
  schema: '1',
  instrument: 'thl-kap-2022',
  textVersion: '2026-11-22',
  language: 'fi',
  unit,
  collectionChannel: 'paper',
};

type Row = Readonly<Record<string, string>>;

/** A file as a spreadsheet writes it. */
function csv(rows: readonly Row[], { delimiter = ',', lineEnd = '\n', mark = '' } = {}): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys({ ...common, ...row })))];
  const cell = (text = '') => (/[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = rows.map((row) => names.map((name) => cell({ ...common, ...row }[name])).join(delimiter));
  return mark + [names.join(delimiter), ...lines, ''].join(lineEnd);
}

describe.each(databases)('A report in CSV on $name', ({ start }) => {
  let database: TestDatabase;
  let collector: TestCollector;
  let key: string;
  beforeAll(async () => {
    database = await start();
    collector = await startCollector(await database.create());
    key = await makeReportKey(collector);
  });
  afterAll(async () => {
    await collector.stop();
    await database.stop();
  });

  const send = (body: string, options: ReportOptions = {}) =>
    report(collector.url, key, body, { type: 'text/csv', ...options });
  const stored = async (id: string | undefined) => {
    const { rows } = await sql<Record<string, unknown>>`
      select f.shown, f.answers, f.service, f.kinds, f.topics, f.event, contact_on::text, support,
        (select jsonb_object_agg(item, text) from feedback_text t
          where t.org_id = f.org_id and t.feedback_id = f.feedback_id) as texts,
        exists (select from feedback_contact c
          where c.org_id = f.org_id and c.feedback_id = f.feedback_id) as has_contact
      from feedback f where feedback_id = ${id}::uuid`.execute(collector.database.db);
    return rows[0];
  };

  it('has a column for each field, with a dot where it is nested, and one for each item', async () => {
    const answer = await send(
      csv([
        {
          number: '1',
          'service.system': '1.2.246.537.6.50',
          'service.code': 'SOTE23.1',
          event: 'visit-1',
          contactOn: '2026-01-31',
          support: 'recorded',
          'free.kinds': 'thanks|idea',
          'free.topics': 'premises',
          'free.text': 'Rivi 1\nRivi "2"; ja, 3',
          'contact.phone': '+358 40 1234567',
          nps: '10',
          open: 'Hyvä, että kysytte',
          access: '5',
          safety: '',
          'my-area:solved': 'false',
          'my-area:way': 'skipped',
          'my-area:why': 'near|other',
        },
      ]),
      { query: '?key=number' },
    );
    expect(verdicts(answer)).toEqual(['stored']);
    expect(answer.results[0]?.line).toBe(2);
    expect(await stored(answer.results[0]?.id)).toEqual({
      shown: ['nps', 'open', 'access', 'safety', 'my-area:solved', 'my-area:way', 'my-area:why'],
      answers: {
        nps: 10,
        access: 5,
        safety: { missing: 'skipped' },
        'my-area:solved': false,
        'my-area:way': 'skipped',
        'my-area:why': ['near', 'other'],
      },
      service: { system: '1.2.246.537.6.50', code: 'SOTE23.1' },
      kinds: ['thanks', 'idea'],
      topics: ['premises'],
      event: 'visit-1',
      contact_on: '2026-01-31',
      support: 'recorded',
      texts: { open: 'Hyvä, että kysytte', free: 'Rivi 1\nRivi "2"; ja, 3' },
      has_contact: true,
    });
  });

  it('tells reasons for absence from answers, and never takes a person’s words for one', async () => {
    const answer = await send(
      csv([
        {
          event: 'a',
          nps: '-dont-know',
          'my-area:way': '-prefer-not',
          open: '-dont-know',
          safety: '-not-shown',
        },
        { event: 'b', nps: '-interrupted', 'open.missing': 'prefer-not', safety: '3' },
        { event: 'c', nps: '-nothing', safety: '3' },
        { event: 'd', open: 'x', 'open.missing': 'skipped', safety: '3' },
      ]),
      { query: '?key=event' },
    );
    expect(verdicts(answer)).toEqual([
      'stored',
      'stored',
      'rejected wrong-type /nps',
      'rejected answer-incomplete /open',
    ]);
    expect(await stored(answer.results[0]?.id)).toMatchObject({
      shown: ['nps', 'my-area:way', 'open'],
      answers: { nps: { missing: 'dont-know' }, 'my-area:way': { missing: 'prefer-not' } },
      texts: { open: '-dont-know' },
    });
    expect(await stored(answer.results[1]?.id)).toMatchObject({
      answers: { nps: { missing: 'interrupted' }, open: { missing: 'prefer-not' } },
      texts: null,
    });
  });

  it('may say what was shown in a column of its own', async () => {
    const answer = await send(
      csv([{ event: 'shown', shown: 'safety|nps', nps: '3', safety: '', access: '' }]),
      {
        query: '?key=event',
      },
    );
    expect(await stored(answer.results[0]?.id)).toMatchObject({
      shown: ['safety', 'nps'],
      answers: { nps: 3, safety: { missing: 'skipped' } },
    });
    const wrong = await send(csv([{ event: 'wrong', shown: 'safety', nps: '3' }]), { query: '?key=event' });
    expect(verdicts(wrong)).toEqual(['rejected item-not-shown /nps']);
  });

  it('is read with commas or semicolons, any line end, and a byte order mark', async () => {
    const row = { event: 'forms', nps: '7', open: 'a;b,"c"\nd' };
    const first = await send(csv([row]), { query: '?key=event' });
    expect(verdicts(first)).toEqual(['stored']);
    for (const form of [
      { delimiter: ';' },
      { lineEnd: '\r\n' },
      { mark: '\ufeff', delimiter: ';', lineEnd: '\r\n' },
    ]) {
      const again = await send(csv([row], form), { query: '?key=event', type: 'text/csv; charset=UTF-8' });
      expect(again.results).toEqual([{ ...first.results[0], status: 'duplicate' }]);
    }
  });

  it('is refused at once for a column that is not known, or that comes twice', async () => {
    const refused = async (body: string) => {
      const { status, text } = await send(body);
      const { code, pointer } = JSON.parse(text) as { code: string; pointer: string };
      return [status, code, pointer];
    };
    expect(await refused(csv([{ 'my-area:unknown': '1' }]))).toEqual([
      422,
      'unknown-column',
      '/my-area:unknown',
    ]);
    expect(await refused(csv([{ __proto__x: '1' }]))).toEqual([422, 'unknown-column', '/__proto__x']);
    expect(await refused('schema,__proto__\n1,2\n')).toEqual([422, 'unknown-column', '/__proto__']);
    expect(await refused(csv([{ 'nps.missing': '1' }]))).toEqual([422, 'unknown-column', '/nps.missing']);
    expect(await refused('nps,nps\n1,2\n')).toEqual([400, 'malformed-csv', '/nps']);
    expect(await refused('"nps\n1\n')).toEqual([400, 'malformed-csv', '']);
  });

  it('tells the line on which a record starts, past cells of several lines and rows that are no CSV', async () => {
    const row = (event: string, cell: string) => [...Object.values(common), event, cell].join(',');
    const body = [
      [...Object.keys(common), 'event', 'open'].join(','),
      row('l1', '"one\ntwo\nthree"'),
      row('l2', 'wrong"quote'),
      row('l3', 'too,many'),
      '',
      row('l4', '"good"'),
    ].join('\n');
    const answer = await send(body, { query: '?key=event' });
    expect(answer.results.map(({ line }) => line)).toEqual([2, 5, 6, 7, 8]);
    expect(verdicts(answer)).toEqual([
      'stored',
      'rejected malformed-csv',
      'rejected malformed-csv',
      'rejected malformed-csv',
      'stored',
    ]);
  });

  it('makes of any words what JSON makes of them', async () => {
    const words = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
    const sample = fc.sample(words, { numRuns: 300, seed: 7 }).map((text) => text.toWellFormed());
    const rows = sample.map((open, index) => ({ event: `w${index}`, nps: '5', open }));
    const records = sample.map((open, index) => ({
      ...common,
      event: `w${index}`,
      shown: ['nps', 'open'],
      answers: [{ item: 'nps', value: 5 }, ...(open === '' ? [] : [{ item: 'open', value: open }])],
    }));
    const inCsv = await send(csv(rows), { query: '?key=event' });
    const inJson = await report(collector.url, key, ndjson(records), { query: '?key=event' });
    expect(inCsv.results).toHaveLength(300);
    const codes = ({ results }: typeof inCsv) => results.map(({ id, problem }) => [id, problem?.code]);
    expect(codes(inJson)).toEqual(codes(inCsv));
    // Whatever was stored of the one is the same content as the other.
    expect(new Set(inJson.results.map(({ status }) => status)).has('stored')).toBe(false);
    expect(inCsv.results.filter(({ status }) => status === 'stored').length).toBeGreaterThan(200);
  });
});
