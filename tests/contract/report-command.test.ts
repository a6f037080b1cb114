// The command `palaute` against a real collector: from a file as another system wrote it to a reconciled month.
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { vendorFiles } from '../../packages/client/src/testing/vendor-files.ts';
import { type TestCollector, unitOids } from '../environment/collector.ts';
import { until } from '../environment/process.ts';
import { ended, manyRows, mapping, Provider } from '../environment/provider.ts';

const guide = fileURLToPath(new URL('../../docs/providers.md', import.meta.url));

describe('palaute report', () => {
  let provider: Provider;
  let collector: TestCollector;
  beforeAll(async () => {
    provider = await Provider.start();
    ({ collector } = provider);
  });
  afterAll(() => provider.stop());
  beforeEach(() => provider.enter());
  afterEach(() => provider.leave());

  const palaute = (args: readonly string[], env?: NodeJS.ProcessEnv) => provider.run(args, env);
  const write = (name: string, content: string | Buffer | object) => provider.write(name, content);
  const exists = (name: string) => provider.exists(name);
  const stored = () => provider.stored();
  const to = (file: string, ...more: readonly string[]) => provider.to(file, ...more);

  it('does what the guide says, from a file to a reconciled month', async () => {
    const text = await readFile(guide, 'utf8');
    const blocks = (language: string) =>
      [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
        ([, inside]) => inside,
      );
    const block = (language: string) => blocks(language)[0] ?? '';
    const commands = [...text.matchAll(/^palaute (.+)$/gm)].map(([, line]) => line ?? '');
    expect(commands).toHaveLength(7);
    await write('vastaukset.csv', block('csv'));
    await write('kutsutut.csv', blocks('csv')[1] ?? '');
    const told: string[] = [];
    for (const line of commands) {
      const args = line.split(' ').map((word) => word.replace('https://palaute.example.fi', collector.url));
      const { code, out, err } = await palaute(args);
      if (args[0] === 'map') {
        const proposal = JSON.parse(await provider.read('maaritys.json')) as {
          unknown: { ask: string }[];
          columns: object;
        };
        const finished = JSON.parse(block('json')) as { columns: object };
        // What it asks is what the guide fills in: the two units.
        expect(proposal.unknown.map(({ ask }) => ask)).toEqual(['unit', 'unit']);
        expect(Object.keys(proposal.columns)).toEqual(Object.keys(finished.columns));
        await write('maaritys.json', finished);
      } else expect([args[0], code, err]).toEqual([args[0], 0, '']);
      told.push(out);
    }
    expect(told[2]).toContain('Koeajo, mitään ei tallennettu. 4 riviä: uusia olisi 4');
    expect(told[3]).toContain('4 riviä: uusia 4, jo perillä 0, hylätty 0. Henkilötietoja peitetty: 1.');
    expect(told[4]).toContain('samat palautteet, 4 kpl');
    expect(told[6]).toContain('Palvelupisteiden kuukausia: uusia tai muuttuneita 2, ennallaan 0, hylätty 0.');
    expect(await exists('vastaukset.csv.palaute.json')).toBe(false);
  });

  /** The values of each item in rows that were not there before, smallest first. */
  const figuresSince = async (known: ReadonlySet<string>) => {
    const { rows } = await sql<{ id: string; answers: Record<string, unknown> }>`
      SELECT feedback_id AS id, answers FROM feedback`.execute(collector.database.db);
    const figures: Record<string, unknown[]> = {};
    for (const { id, answers } of rows) {
      if (known.has(id)) continue;
      for (const [item, value] of Object.entries(answers))
        if (typeof value === 'number' || typeof value === 'boolean') (figures[item] ??= []).push(value);
    }
    for (const values of Object.values(figures)) values.sort((a, b) => Number(a) - Number(b));
    return { figures, ids: new Set(rows.map(({ id }) => id)) };
  };

  it.each(vendorFiles)(
    'takes $name as its vendor wrote it, once only, with the figures that one can count in it',
    async ({ name, content, mapping: own, rows, figures }) => {
      const { ids } = await figuresSince(new Set());
      await write(name, content);
      await write('m.json', own);
      const first = await palaute(to(name, '--json'));
      expect(first).toMatchObject({ code: 0, err: '' });
      expect(JSON.parse(first.out)).toMatchObject({ rows, stored: rows, rejected: 0 });
      const again = await palaute(to(name, '--json'));
      expect(JSON.parse(again.out)).toMatchObject({ rows, stored: 0, duplicate: rows });
      expect(await stored()).toBe(ids.size + rows);
      expect((await figuresSince(ids)).figures).toEqual(figures);
      const reconciled = await palaute(['reconcile', '--month', '2026-10', ...to(name, '--json').slice(1)]);
      expect(JSON.parse(reconciled.out)).toMatchObject({ finished: true, undated: 0 });
    },
  );

  it('says of numbers that begin at one in each survey how to tell the surveys apart', async () => {
    const survey = (score: number, day: number) =>
      `Nro;Käyntipäivä;NPS;Avoin\r\n1;${day}.8.2025;${score};\r\n`;
    const own = { ...mapping, constants: { ...mapping.constants, unit: unitOids[1] } };
    await write('m.json', own);
    await write('first.csv', survey(9, 1));
    await write('second.csv', survey(4, 2));
    expect((await palaute(to('first.csv'))).code).toBe(0);
    const { code, out } = await palaute(to('second.csv'));
    expect([code, out]).toEqual([
      1,
      expect.stringMatching(/numerot alkavat joka kyselyssä alusta.*kohtaan key/),
    ]);
    await write('m.json', { ...own, key: ['Nro', 'Käyntipäivä'] });
    expect((await palaute(to('second.csv'))).code).toBe(0);
  });

  it('goes on after it was killed, and ends where an undisturbed run ends', async () => {
    const before = await stored();
    const count = 30_000;
    await write('m.json', mapping);
    await write('a.csv', manyRows('kill-', count, 100));
    const journal = async () =>
      JSON.parse(await readFile(provider.path('a.csv.palaute.json'), 'utf8').catch(() => '{}')) as {
        rows?: number;
      };
    const child = provider.start(to('a.csv'));
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

    await copyFile(provider.path('a.csv'), provider.path('b.csv'));
    const undisturbed = await palaute(to('b.csv', '--json'));
    expect(JSON.parse(undisturbed.out)).toMatchObject({ rows: count, stored: 0, duplicate: count - 300 });
    expect(await readFile(provider.path('a.csv.hylatyt.csv'), 'utf8')).toBe(
      await readFile(provider.path('b.csv.hylatyt.csv'), 'utf8'),
    );
  });

  it('stops in good order when it is interrupted, and goes on', async () => {
    const count = 30_000;
    await write('m.json', mapping);
    await write('a.csv', manyRows('stop-', count));
    const child = provider.start(to('a.csv'));
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
    const rejects = await readFile(provider.path('a.csv.hylatyt.csv'), 'utf8');
    expect(rejects.split('\r\n').slice(0, 2)).toEqual([
      '\ufeffNro;Käyntipäivä;NPS;Avoin;Syy',
      expect.stringMatching(/^mend-0;1\.10\.2025;11;Kiitos;"?NPS: Luku on asteikon ulkopuolella/),
    ]);
    const mended = provider.path('a.csv.hylatyt.csv');
    await writeFile(mended, rejects.replaceAll(';11;', ';10;'));
    const second = await palaute(to('a.csv.hylatyt.csv', '--json'));
    expect([second.code, JSON.parse(second.out)]).toEqual([
      0,
      expect.objectContaining({ rows: 2, stored: 2 }),
    ]);
    const compare = async (...files: readonly string[]) => {
      const { out } = await palaute([
        'reconcile',
        '--month',
        '2025-10',
        ...files,
        ...to('a.csv', '--json').slice(2),
      ]);
      return JSON.parse(out) as { faulty: number; days: readonly { sent: number; held: number }[] };
    };
    const sum = ({ days }: Awaited<ReturnType<typeof compare>>) =>
      days.reduce((count, { sent }) => count + sent, 0);
    const before = await compare('a.csv');
    expect([before.faulty, sum(before)]).toEqual([2, 8]);
    expect(sum(await compare('a.csv', 'a.csv.hylatyt.csv'))).toBe(10);
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

  it('compares rows without a day of contact by the day on which they arrived', async () => {
    const { Käyntipäivä: _day, ...columns } = mapping.columns;
    await write('m.json', { ...mapping, columns });
    const rows = (...numbers: readonly string[]) =>
      `Nro;NPS;Avoin\r\n${numbers.map((number) => `${number};9;\r\n`).join('')}`;
    await write('a.csv', rows('u-1', 'u-2'));
    const month = new Date().toISOString().slice(0, 7);
    const compare = async (...more: readonly string[]) =>
      palaute(['reconcile', '--month', month, ...to('a.csv', ...more).slice(1)]);
    const before = await compare();
    expect(before.code).toBe(1);
    expect(before.out).toContain('2 riviä ilman asiointipäivää ei ole vastaanottajalla');
    expect((await palaute(to('a.csv'))).code).toBe(0);
    const after = await compare();
    expect([after.code, after.out]).toEqual([
      0,
      expect.stringContaining('2 rivillä ei ole asiointipäivää: ne verrattiin saapumispäivän mukaan.'),
    ]);
    await write('a.csv', rows('u-1', 'u-2', 'u-3'));
    expect(JSON.parse((await compare('--json')).out)).toMatchObject({
      exitCode: 1,
      undated: 3,
      missing: 1,
      isSame: false,
    });
  });
});
