// The command `palaute asked` against a real collector: how many were asked, from a file.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeWorkbook } from '../../packages/client/src/testing/workbook.ts';
import { organisationOid, otherUnitOid, type TestCollector, unitOids } from '../environment/collector.ts';
import { call } from '../environment/feedback.ts';
import { freePort, withWaits } from '../environment/process.ts';
import { Provider } from '../environment/provider.ts';

const [unit, otherUnit] = unitOids;
const head = 'provider;unit;month;channel;invited;started';
const row = (month: string, ...rest: readonly string[]) => [organisationOid, unit, month, ...rest].join(';');
const file = (...rows: readonly string[]) => `${[head, ...rows].join('\r\n')}\r\n`;

describe('palaute asked', () => {
  let provider: Provider;
  let collector: TestCollector;
  beforeAll(async () => {
    provider = await Provider.start();
    ({ collector } = provider);
  });
  afterAll(() => provider.stop());
  beforeEach(() => provider.enter());
  afterEach(() => provider.leave());

  const run = (name: string, ...more: readonly string[]) =>
    provider.run(['asked', name, '--endpoint', collector.url, ...more]);
  const standing = async (month: string, of: string = unit) => {
    const address = `${collector.url}/v1/asked/${organisationOid}/${of}/${month}`;
    return (await call('GET', address, { key: collector.keys.provider })).body['channels'];
  };

  it('tells each unit and month at once, and again changes nothing', async () => {
    await provider.write(
      'a.csv',
      file(
        row('2025-01', 'sms', '120', ''),
        row('2025-01', 'device', '', '40'),
        row('2025-02', '', '200', '0'),
        `${organisationOid};${otherUnit};2025-01;;5;`,
      ),
    );
    const first = await run('a.csv');
    expect([first.code, first.err]).toEqual([0, '']);
    expect(first.out).toContain('uusia tai muuttuneita 3, ennallaan 0, hylätty 0');
    expect(await standing('2025-01')).toEqual([
      { collectionChannel: 'device', started: 40 },
      { collectionChannel: 'sms', invited: 120 },
    ]);
    expect(await standing('2025-02')).toEqual([{ invited: 200, started: 0 }]);
    expect(await standing('2025-01', otherUnit)).toEqual([{ invited: 5 }]);
    expect((await run('a.csv')).out).toContain('uusia tai muuttuneita 0, ennallaan 3, hylätty 0');
  });

  it('reads a workbook, in which a month has become a day, and lines of JSON', async () => {
    const rows = [
      ['unit', 'provider', 'month', 'invited'],
      [unit, organisationOid, { serial: 45_717 }, 77],
    ];
    await provider.write('a.xlsx', makeWorkbook({ Kutsut: rows }));
    const book = await run('a.xlsx', '--json');
    expect(JSON.parse(book.out)).toMatchObject({ command: 'asked', exitCode: 0, finished: true, stored: 1 });
    expect(await standing('2025-03')).toEqual([{ invited: 77 }]);
    const line = { provider: organisationOid, unit, month: '2025-04', channel: 'sms', invited: 8 };
    await provider.write('a.ndjson', `${JSON.stringify(line)}\n`);
    expect((await run('a.ndjson')).code).toBe(0);
    expect(await standing('2025-04')).toEqual([{ collectionChannel: 'sms', invited: 8 }]);
  });

  it('sends nothing of a file with a fault, and says where it is', async () => {
    await provider.write(
      'a.csv',
      file(
        row('2025-05', 'sms', '10', ''),
        row('2025-05', 'pigeon', '10', ''),
        row('2025-06', 'sms', '1,5', ''),
        row('2025-07', 'sms', '', ''),
        row('', 'sms', '1', ''),
        row('2025-08', 'sms', '1', '', 'yli'),
        row('2025-09', 'sms', '1', ''),
        row('2025-09', 'sms', '2', ''),
        row('2025-10', '', '1', ''),
        row('2025-10', 'sms', '2', ''),
      ),
    );
    const { code, out } = await run('a.csv');
    expect(code).toBe(1);
    const places = [...out.matchAll(/^a\.csv, rivi (\d+)(?:, sarake ”(\w+)”)?/gm)].map(([, line, column]) => [
      Number(line),
      column,
    ]);
    expect(places.toSorted(([a], [b]) => Number(a) - Number(b))).toEqual([
      [3, 'channel'],
      [4, 'invited'],
      [5, 'invited'],
      [6, 'month'],
      [7, undefined],
      [9, 'channel'],
      [10, 'channel'],
    ]);
    expect(out).toContain('Mitään ei lähetetty.');
    expect(await standing('2025-05')).toBeUndefined();
  });

  it('tells the others when the collector refuses one, and on which line that is', async () => {
    await provider.write(
      'a.csv',
      file(
        `${organisationOid};${otherUnitOid};2025-11;;5;`,
        row('2025-11', '', '6', ''),
        row('2999-01', '', '6', ''),
      ),
    );
    const { code, out } = await run('a.csv', '--language', 'en');
    expect(code).toBe(1);
    expect(out).toContain('a.csv, row 2, column “unit”');
    expect(out).toContain('a.csv, row 4, column “month”');
    expect(out).toContain('new or changed 1, unchanged 0, rejected 2');
    expect(await standing('2025-11')).toEqual([{ invited: 6 }]);
  });

  it.each([
    ['another column', 'provider;unit;month;invited;nimi', 'invited, started'],
    ['no month', 'provider;unit;invited', 'provider, unit ja month'],
    ['no number', 'provider;unit;month', 'invited tai started'],
  ])('is called wrongly with a file of %s', async (_name, columns, words) => {
    await provider.write('a.csv', `${columns}\r\n${columns.replaceAll(/[a-z]+/g, '1')}\r\n`);
    const { code, err } = await run('a.csv');
    expect([code, err]).toEqual([2, expect.stringContaining(words)]);
  });

  it('that cannot be finished says to run it again', async () => {
    await provider.write('a.csv', file(row('2025-12', '', '6', '')));
    const nobody = `http://127.0.0.1:${await freePort()}`;
    const { code, err } = await provider.run(['asked', 'a.csv', '--endpoint', nobody], {
      NODE_OPTIONS: withWaits((ms) => (ms < 15_000 ? ms / 50 : ms)),
    });
    expect([code, err]).toEqual([3, expect.stringContaining('Aja sama komento uudelleen')]);
  });

  it('is in what palaute results tells a person', async () => {
    await provider.write('a.csv', file(row('2024-12', '', '80', '40')));
    expect((await run('a.csv')).code).toBe(0);
    const counts = {
      schema: '1',
      instrument: 'thl-kap-2022',
      channels: [{ collectionChannel: 'paper', feedback: 20, items: [] }],
    };
    const at = `${collector.url}/v1/aggregates/${organisationOid}/${unit}/2024-12`;
    expect((await call('PUT', at, { key: collector.keys.provider, body: counts })).status).toBe(200);
    const place = ['--organisation', organisationOid, '--unit', unit, '--period', '2024-12'];
    const results = () => provider.run(['results', ...place, '--endpoint', collector.url]);
    await expect
      .poll(async () => (await results()).out)
      .toContain('kutsuttuja 80, heistä vastasi 20 (25 %)\naloittaneita 40, heistä vastasi 20 (50 %)');
  });
});
