// `palaute report` after a run that did not come to its end: what it goes on from, and what it does not.
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type BulkServer,
  resultsOf,
  sendProblem,
  sendResults,
  startBulkServer,
} from '../testing/bulk-server.ts';
import { type Folder, makeFolder } from '../testing/run-in-folder.ts';
import { testUnits } from '../testing/vendor-files.ts';

const mapping = {
  palauteMapping: 1,
  constants: { unit: testUnits[0], language: 'fi', collectionChannel: 'paper', textVersion: '2026-11-22' },
  columns: { NPS: 'nps', Avoin: 'open' },
  key: ['Nro'],
};
/** Three batches; in each, one row that is off the scale. */
const count = 1_200;
const isBad = (index: number) => index % 400 === 7;
const table = `Nro;NPS;Avoin\n${Array.from({ length: count }, (_, n) => `${n};${isBad(n) ? 11 : 9};Rivi ${n}\n`).join('')}`;

describe('palaute report that goes on', () => {
  let folder: Folder;
  let server: BulkServer;
  let other: BulkServer;
  beforeAll(async () => {
    [server, other] = [await startBulkServer(), await startBulkServer()];
  });
  afterAll(() => Promise.all([server.close(), other.close()]));
  beforeEach(async () => {
    folder = await makeFolder();
    await folder.write('m.json', mapping);
    await folder.write('a.csv', table);
    for (const one of [server, other]) {
      one.requests.length = 0;
      one.stored.clear();
      one.answer = ({ records }, response) => sendResults(response, resultsOf(records, one.stored));
    }
  });
  afterEach(() => folder.remove());

  const journal = () => folder.path('a.csv.palaute.json');
  const rejects = () => folder.path('a.csv.hylatyt.csv');
  const report = ({ endpoint }: BulkServer = server) =>
    folder.run(
      ['report', folder.path('a.csv'), '--map', folder.path('m.json'), '--endpoint', endpoint],
      undefined,
      { PALAUTE_KEY: 'palaute_provider_x' },
    );
  /** Which rows were sent, by what is written in them. */
  const sentTo = ({ requests }: BulkServer) =>
    requests
      .flatMap(({ records }) => records)
      .map(({ answers }) => Number(/\d+/.exec(String(answers.at(-1)?.value))?.[0]))
      .toSorted((a, b) => a - b);
  const good = Array.from({ length: count }, (_, n) => n).filter((n) => !isBad(n));

  /** A run whose key ends once the first batch is in the journal. @returns how many rows that says */
  const breakOff = async (): Promise<number> => {
    const done = async () =>
      (JSON.parse(await readFile(journal(), 'utf8').catch(() => '{}')) as { rows?: number }).rows ?? 0;
    const whole = server.answer;
    server.answer = async (request, response) => {
      // Two are on their way at once; the later rows may come first.
      if (request.records[0]?.answers.at(-1)?.value === 'Rivi 0') return whole(request, response);
      await expect.poll(done).toBeGreaterThan(0);
      sendProblem(response, 401, 'unknown-key');
    };
    expect((await report()).code).toBe(3);
    server.answer = whole;
    server.requests.length = 0;
    return done();
  };

  it('sends what was not settled, and nothing that was', async () => {
    const rows = await breakOff();
    expect(rows).toBeGreaterThan(0);
    expect(rows).toBeLessThan(count);
    const { code, out, err } = await report();
    expect([code, err]).toEqual([1, expect.stringContaining(String(rows))]);
    expect(sentTo(server)).toEqual(good.filter((n) => n >= rows));
    expect(server.stored.size).toBe(good.length);
    // In the end it counts the whole file.
    expect(out.replace(/\s/g, '')).toContain('1200riviä:uusia1197');
  });

  it('has each rejected row in its file once, also where a killed run had written more than it knew', async () => {
    await breakOff();
    await appendFile(rejects(), '407;11;Rivi 407;kesken');
    await report();
    const lines = (await readFile(rejects(), 'utf8')).trimEnd().split(/\r?\n/);
    expect(lines.slice(1).map((line) => line.split(';')[0])).toEqual(['7', '407', '807']);
  });

  it('begins anew at another collector', async () => {
    await breakOff();
    await report(other);
    expect(sentTo(other)).toEqual(good);
  });

  it('begins anew when a number in its journal is none, and says so', async () => {
    await breakOff();
    const known = JSON.parse(await readFile(journal(), 'utf8')) as object;
    await writeFile(journal(), JSON.stringify({ ...known, rows: 'many' }));
    const { err } = await report();
    expect(err).toContain('a.csv.palaute.json');
    expect(sentTo(server)).toEqual(good);
  });
});
