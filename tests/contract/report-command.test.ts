// The command `palaute` against a real collector: from a file as another system wrote it to a reconciled month.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, copyFile, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { vendorFiles } from '../../packages/client/src/testing/vendor-files.ts';
import {
  databases,
  startCollector,
  type TestCollector,
  type TestDatabase,
  unitOids,
} from '../environment/collector.ts';
import { freePort, until } from '../environment/process.ts';

const command = fileURLToPath(new URL('../../packages/client/bin.js', import.meta.url));
const guide = fileURLToPath(new URL('../../docs/providers.md', import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

describe('palaute report', () => {
  let database: TestDatabase;
  let collector: TestCollector;
  let folder: string;
  beforeAll(async () => {
    const postgres = databases[0];
    if (!postgres) throw new Error('PostgreSQL is one of the databases.');
    database = await postgres.start();
    collector = await startCollector(await database.create());
  });
  afterAll(async () => {
    await collector.stop();
    await database.stop();
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'palaute-report-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const start = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    spawn(process.execPath, [command, ...args], {
      cwd: folder,
      env: { PATH: process.env['PATH'], LANG: 'fi_FI.UTF-8', PALAUTE_KEY: collector.keys.provider, ...env },
    });
  const ended = async (child: ReturnType<typeof start>): Promise<Ended> => {
    let [out, err] = ['', ''];
    child.stdin?.end();
    child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, out, err };
  };
  const palaute = (args: readonly string[], env?: NodeJS.ProcessEnv) => ended(start(args, env));
  const write = async (name: string, content: string | Buffer | object) => {
    const isText = typeof content === 'string' || Buffer.isBuffer(content);
    await writeFile(join(folder, name), isText ? content : JSON.stringify(content));
    return name;
  };
  const exists = (name: string) =>
    access(join(folder, name)).then(
      () => true,
      () => false,
    );
  const stored = async (): Promise<number> => {
    const { rows } = await sql<{ n: string }>`SELECT count(*) AS n FROM feedback`.execute(
      collector.database.db,
    );
    return Number(rows[0]?.n);
  };
  const to = (file: string, ...more: readonly string[]) => [
    'report',
    file,
    '--map',
    'm.json',
    '--endpoint',
    collector.url,
    ...more,
  ];

  /** Rows whose numbers begin with a prefix, so that tests do not meet; every `bad`th row is off the scale. */
  const manyRows = (prefix: string, count: number, bad = 0): string => {
    const lines = Array.from({ length: count }, (_, index) => {
      const value = bad > 0 && index % bad === 0 ? 11 : index % 11;
      return `${prefix}${index};${1 + (index % 28)}.10.2025;${value};Kiitos`;
    });
    return `Nro;Käyntipäivä;NPS;Avoin\r\n${lines.join('\r\n')}\r\n`;
  };
  const mapping = {
    palauteMapping: 1,
    constants: { unit: unitOids[0], language: 'fi', collectionChannel: 'paper', textVersion: '2026-11-22' },
    columns: { Käyntipäivä: 'contactOn', NPS: 'nps', Avoin: 'open' },
    key: ['Nro'],
  };

  it('does what the guide says, from a file to a reconciled month', async () => {
    const text = await readFile(guide, 'utf8');
    const block = (language: string) =>
      new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(text)?.[1] ?? '';
    const commands = [...text.matchAll(/^palaute (.+)$/gm)].map(([, line]) => (line ?? '').split(' > '));
    expect(commands).toHaveLength(6);
    await write('vastaukset.csv', block('csv'));
    const told: string[] = [];
    for (const [line = '', output] of commands) {
      const args = line.split(' ').map((word) => word.replace('https://palaute.example.fi', collector.url));
      const { code, out, err } = await palaute(args);
      if (output === undefined) expect([args[0], code, err]).toEqual([args[0], 0, '']);
      else {
        const { unknown, columns } = JSON.parse(out) as { unknown: { ask: string }[]; columns: object };
        const finished = JSON.parse(block('json')) as { columns: object };
        // What it asks is what the guide fills in: the two units.
        expect(unknown.map(({ ask }) => ask)).toEqual(['unit', 'unit']);
        expect(Object.keys(columns)).toEqual(Object.keys(finished.columns));
        await write(output, finished);
      }
      told.push(out);
    }
    expect(told[2]).toContain('Koeajo, mitään ei tallennettu. 4 riviä: uusia olisi 4');
    expect(told[3]).toContain('4 riviä: uusia 4, jo perillä 0, hylätty 0. Henkilötietoja peitetty: 1.');
    expect(told[4]).toContain('samat palautteet, 4 kpl');
    expect(await exists('vastaukset.csv.palaute.json')).toBe(false);
  });

  it.each(vendorFiles)(
    'takes $name as its vendor wrote it, and once only',
    async ({ name, content, mapping: own, rows }) => {
      const before = await stored();
      await write(name, content);
      await write('m.json', own);
      const first = await palaute(to(name, '--json'));
      expect(first).toMatchObject({ code: 0, err: '' });
      expect(JSON.parse(first.out)).toMatchObject({ rows, stored: rows, rejected: 0 });
      const again = await palaute(to(name, '--json'));
      expect(JSON.parse(again.out)).toMatchObject({ rows, stored: 0, duplicate: rows });
      expect(await stored()).toBe(before + rows);
    },
  );

  it('goes on after it was killed, and ends where an undisturbed run ends', async () => {
    const before = await stored();
    const count = 30_000;
    await write('m.json', mapping);
    await write('a.csv', manyRows('kill-', count, 100));
    const journal = async () =>
      JSON.parse(await readFile(join(folder, 'a.csv.palaute.json'), 'utf8').catch(() => '{}')) as {
        rows?: number;
      };
    const child = start(to('a.csv'));
    const end = ended(child);
    await until('some rows are in', async () => ((await journal()).rows ?? 0) > 2_000);
    child.kill('SIGKILL');
    expect((await end).code).toBe(null);
    const { rows = 0 } = await journal();
    expect(rows).toBeGreaterThan(2_000);
    expect(rows).toBeLessThan(count);
    const second = await palaute(to('a.csv'));
    expect(second.err).toContain('on jo käsitelty');
    expect(second.code).toBe(1);
    expect(second.out).toContain('hylätty 300.');
    expect(await stored()).toBe(before + count - 300);
    expect(await exists('a.csv.palaute.json')).toBe(false);

    await copyFile(join(folder, 'a.csv'), join(folder, 'b.csv'));
    const undisturbed = await palaute(to('b.csv', '--json'));
    expect(JSON.parse(undisturbed.out)).toMatchObject({ rows: count, stored: 0, duplicate: count - 300 });
    expect(await readFile(join(folder, 'a.csv.hylatyt.csv'), 'utf8')).toBe(
      await readFile(join(folder, 'b.csv.hylatyt.csv'), 'utf8'),
    );
  });

  it('stops in good order when it is interrupted, and goes on', async () => {
    const count = 30_000;
    await write('m.json', mapping);
    await write('a.csv', manyRows('stop-', count));
    const child = start(to('a.csv'));
    const end = ended(child);
    await until('it has begun', () => exists('a.csv.palaute.json'));
    child.kill('SIGINT');
    const { code, err } = await end;
    expect(code).toBe(3);
    expect(err).toMatch(/Keskeytettiin, kun .* oli käsitelty\. Aja sama komento uudelleen/);
    const second = await palaute(to('a.csv', '--json'));
    expect(second.code).toBe(0);
    expect(JSON.parse(second.out)).toMatchObject({ rows: count, rejected: 0 });
  });

  it('writes rejected rows to a file that goes in with the same mapping once it is mended', async () => {
    await write('m.json', mapping);
    await write('a.csv', manyRows('mend-', 10, 5));
    const first = await palaute(to('a.csv'));
    expect(first.code).toBe(1);
    expect(first.out).toContain('rivi 2, sarake ”NPS”: Luku on asteikon ulkopuolella');
    const rejects = await readFile(join(folder, 'a.csv.hylatyt.csv'), 'utf8');
    expect(rejects.split('\r\n').slice(0, 2)).toEqual([
      '\ufeffNro;Käyntipäivä;NPS;Avoin;Syy',
      expect.stringMatching(/^mend-0;1\.10\.2025;11;Kiitos;"?NPS: Luku on asteikon ulkopuolella/),
    ]);
    const mended = join(folder, 'a.csv.hylatyt.csv');
    await writeFile(mended, rejects.replaceAll(';11;', ';10;'));
    const second = await palaute(to('a.csv.hylatyt.csv', '--json'));
    expect([second.code, JSON.parse(second.out)]).toEqual([
      0,
      expect.objectContaining({ rows: 2, stored: 2 }),
    ]);
    expect(
      (await palaute(['reconcile', '--month', '2025-10', ...to('a.csv.hylatyt.csv').slice(1)])).code,
    ).toBe(1);
  });

  it('gives the collector’s own reason of a row in the person’s language and by the file’s column', async () => {
    const { constants, ...rest } = mapping;
    const { unit: _unit, ...others } = constants;
    const columns = { ...mapping.columns, Avoin: 'unit' };
    await write('m.json', { ...rest, constants: others, columns });
    await write('a.csv', 'Nro;Käyntipäivä;NPS;Avoin\r\nx-1;1.10.2025;9;1.2.246.10.32213078.10.77777\r\n');
    const { code, out } = await palaute(to('a.csv', '--language', 'sv'));
    expect(code).toBe(1);
    expect(out).toContain('kolumn ”Avoin”: Organisationen har inget sådant serviceställe.');
    expect(out).toContain('Kontrollera OID-koden');
  });

  it('tells what differs in a month, by day and unit', async () => {
    await write('m.json', mapping);
    await write('a.csv', 'Nro;Käyntipäivä;NPS;Avoin\r\nd-1;1.7.2025;9;\r\nd-2;2.7.2025;9;\r\n');
    expect((await palaute(to('a.csv'))).code).toBe(0);
    const month = ['--month', '2025-07', '--map', 'm.json', '--endpoint', collector.url];
    expect((await palaute(['reconcile', ...month, 'a.csv'])).code).toBe(0);
    await write(
      'b.csv',
      'Nro;Käyntipäivä;NPS;Avoin\r\nd-1;1.7.2025;9;\r\nd-3;2.7.2025;9;\r\nd-4;3.7.2025;9;\r\n',
    );
    const { code, out } = await palaute(['reconcile', ...month, 'b.csv']);
    expect(code).toBe(1);
    expect(out).toContain(`2025-07-02  ${unitOids[0]}  molemmissa 1, mutta eri palautteet`);
    expect(out).toContain(`2025-07-03  ${unitOids[0]}  tiedostossa 1, vastaanottajalla 0`);
  });

  describe('when it cannot be finished', () => {
    beforeEach(async () => {
      await write('m.json', mapping);
      await write('a.csv', manyRows('fail-', 3));
    });
    const against = (endpoint: string) => ['report', 'a.csv', '--map', 'm.json', '--endpoint', endpoint];

    it('says that a key is not known, and whom to ask', async () => {
      const key = collector.keys.provider.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'));
      const { code, err } = await palaute(to('a.csv'), { PALAUTE_KEY: key });
      expect([code, err]).toEqual([
        3,
        expect.stringMatching(/ei tunne avainta, tai avain on vanhentunut\. Pyydä uusi/),
      ]);
      expect(err).not.toContain(key);
    });

    it('says that a key may not report', async () => {
      const { code, err } = await palaute(to('a.csv'), { PALAUTE_KEY: collector.keys.staff });
      expect([code, err]).toEqual([3, expect.stringMatching(/ei oikeuta tähän/)]);
    });

    it.each([
      [200, 'text/html', '<h1>Kirjaudu</h1>'],
      [404, 'text/html', 'Not found'],
    ])('says that what answers %i is no collector', async (status, type, body) => {
      const server = createServer((_request, response) => {
        response.writeHead(status, { 'content-type': type }).end(body);
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const { code, err } = await palaute(against(endpoint));
      server.close();
      expect([code, err]).toEqual([
        3,
        expect.stringContaining(`Osoitteessa ${endpoint} ei vastaa palautteen vastaanottaja`),
      ]);
    });

    it('says that nobody answers, and goes on when somebody does', async () => {
      const endpoint = `http://127.0.0.1:${await freePort()}`;
      const { code, err } = await palaute(against(endpoint));
      expect([code, err]).toEqual([3, expect.stringMatching(/ei saada yhteyttä \(ECONNREFUSED\)/)]);
      expect(err).toContain('Aja sitten sama komento uudelleen');
      expect((await palaute(to('a.csv'))).code).toBe(0);
    });

    it('says which file cannot be written when the disk is full', async () => {
      await symlink('/dev/full', join(folder, 'a.csv.palaute.json.tmp'));
      const { code, err } = await palaute(to('a.csv'));
      expect([code, err]).toEqual([
        3,
        expect.stringMatching(/Levy on täynnä: tiedostoa a\.csv\.palaute\.json\.tmp ei voi/),
      ]);
    });
  });
});
