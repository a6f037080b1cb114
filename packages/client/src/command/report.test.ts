import { access, readFile, writeFile } from 'node:fs/promises';
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
import { makeWorkbook } from '../testing/workbook.ts';
import { runCommand } from './command.ts';

const mapping = {
  palauteMapping: 1,
  constants: { unit: testUnits[0], language: 'fi', collectionChannel: 'paper', textVersion: '2026-11-22' },
  columns: { NPS: 'nps', Avoin: 'open' },
  key: ['Nro'],
};
const rows = (count: number, value = '9') =>
  `Nro;NPS;Avoin\n${Array.from({ length: count }, (_, index) => `${index};${value};Soita 040 1234567\n`).join('')}`;

describe('palaute report', () => {
  let folder: Folder;
  let server: BulkServer;
  beforeAll(async () => {
    server = await startBulkServer();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    folder = await makeFolder();
    server.requests.length = 0;
    server.stored.clear();
    server.answer = ({ records }, response) => sendResults(response, resultsOf(records, server.stored));
    await folder.write('m.json', mapping);
  });
  afterEach(() => folder.remove());

  const report = async (content: string | Buffer, ...more: readonly string[]) =>
    folder.run(
      [
        'report',
        await folder.write('a.csv', content),
        '--map',
        folder.path('m.json'),
        '--endpoint',
        server.endpoint,
        ...more,
      ],
      undefined,
      { PALAUTE_KEY: 'palaute_provider_x' },
    );
  const exists = (name: string) =>
    access(folder.path(name)).then(
      () => true,
      () => false,
    );

  it('lets no personal data out of free texts', async () => {
    const { out } = await report(rows(3));
    expect(out).toContain('Henkilötietoja peitetty: 3.');
    expect(JSON.stringify(server.requests)).not.toContain('1234567');
    expect([...server.stored.values()][0]?.answers).toContainEqual({
      item: 'open',
      value: 'Soita [poistettu]',
    });
  });

  it('sends nothing of a file that has a column of personal data', async () => {
    const { code } = await report('Nro;NPS;Avoin;Nimi\n1;9;x;Maija\n');
    expect([code, server.requests]).toEqual([2, []]);
  });

  it('leaves nothing behind after a dry run', async () => {
    const { code, out } = await report(rows(2, '11'), '--dry-run');
    expect([code, out]).toEqual([1, expect.stringContaining('hylättäisiin 2')]);
    expect([await exists('a.csv.palaute.json'), await exists('a.csv.hylatyt.csv')]).toEqual([false, false]);
  });

  it('sends again what was sent after the file has changed, and says so', async () => {
    server.answer = (_request, response) => sendProblem(response, 401, 'unknown-key');
    expect((await report(rows(2))).code).toBe(3);
    expect(await exists('a.csv.palaute.json')).toBe(true);
    server.answer = ({ records }, response) => sendResults(response, resultsOf(records, server.stored));
    const { code, err } = await report(rows(3));
    expect([code, err]).toEqual([0, expect.stringContaining('on muuttunut keskeytyksen jälkeen')]);
    expect(server.stored.size).toBe(3);
  });

  it('begins anew when its journal is damaged', async () => {
    await writeFile(folder.path('a.csv.palaute.json'), '{"rows":');
    const { code, err } = await report(rows(2));
    expect([code, err]).toEqual([0, expect.stringContaining('on vioittunut')]);
  });

  it('keeps rejects that somebody may be mending', async () => {
    await report(rows(1, '11'));
    await writeFile(folder.path('a.csv.hylatyt.csv'), 'mended');
    const { err } = await report(rows(1, '12'));
    expect(err).toContain('a.csv.hylatyt.1.csv');
    expect(await readFile(folder.path('a.csv.hylatyt.1.csv'), 'utf8')).toBe('mended');
  });

  it('writes the rejects of a workbook as a CSV that the same mapping takes', async () => {
    const columns = { ...mapping.columns, Päivä: 'contactOn' };
    await folder.write('m.json', { ...mapping, columns });
    const cells = [
      ['Nro', 'NPS', 'Avoin', 'Päivä'],
      [1, 11, 'x; "y"', { serial: 46_296 }],
      [2, 9, null, null],
    ] as const;
    expect((await report(makeWorkbook({ A: cells }))).code).toBe(1);
    const rejects = folder.path('a.csv.hylatyt.csv');
    const text = await readFile(rejects, 'utf8');
    expect(text).toContain('\r\n1;11;"x; ""y""";2026-10-01;');
    const again = await report(text.replace(';11;', ';10;'));
    expect(again.code).toBe(0);
    expect([...server.stored.values()].map(({ contactOn }) => contactOn)).toEqual([undefined, '2026-10-01']);
  });

  it('tells a person at a terminal how fast it goes and how long it takes, and a machine all of it at the end', async () => {
    const file = await folder.write('a.csv', rows(2_000));
    const lines: string[] = [];
    const args = ['report', file, '--map', folder.path('m.json'), '--endpoint', server.endpoint];
    await runCommand(args, {
      out: () => {},
      json: () => {},
      tell: () => {},
      progress: (text) => lines.push(text),
      env: { PALAUTE_KEY: 'palaute_provider_x' },
      now: () => new Date('2026-11-22T10:00:00Z'),
      signal: new AbortController().signal,
    });
    expect(lines[0]).toMatch(/^[\d\s]+ riviä \(\d+\s%\), [\d\s]+\/s, jäljellä \d+:\d\d$/);
    expect(lines.at(-1)).toBe('');
    const { out } = await report(`${rows(2)}x;11;\n`, '--json');
    expect(JSON.parse(out)).toMatchObject({
      finished: true,
      rows: 3,
      duplicate: 2,
      rejected: 1,
      faults: [{ line: 4, column: 'NPS', code: 'off-scale' }],
    });
  });

  it('settles many rows that are all wrong without sending one', async () => {
    const { code, out } = await report(rows(3_000, 'x'), '--json');
    expect([code, JSON.parse(out)]).toEqual([1, expect.objectContaining({ rows: 3_000, rejected: 3_000 })]);
    expect(server.requests).toEqual([]);
    const rejects = await readFile(folder.path('a.csv.hylatyt.csv'), 'utf8');
    expect(rejects.split('\r\n')).toHaveLength(3_002);
  });
});
