import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exampleTextPack } from '@palaute/schema/texts';
import { fi } from '@palaute/schema/texts/fi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBulkServer } from './testing/bulk-server.ts';
import { testUnits } from './testing/vendor-files.ts';

const command = fileURLToPath(new URL('../bin.js', import.meta.url));

async function palaute(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, [command, ...args]);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, out, err };
}

describe('palaute report', () => {
  it('holds less than 200 MB of memory, whatever the file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'palaute-memory-'));
    const server = await startBulkServer();
    const constants = {
      unit: testUnits[0],
      language: 'fi',
      collectionChannel: 'paper',
      textVersion: 'unknown',
    };
    const mapping = { palauteMapping: 1, constants, columns: { NPS: 'nps', Avoin: 'open' }, key: ['Nro'] };
    await writeFile(join(folder, 'm.json'), JSON.stringify(mapping));
    const rows = Array.from(
      { length: 50_000 },
      (_, index) => `${index};${index % 11};Kiitos hyvästä hoidosta\n`,
    );
    await writeFile(join(folder, 'a.csv'), `Nro;NPS;Avoin\n${rows.join('')}`);
    const measure = `process.on('exit', () => console.error('peak', process.resourceUsage().maxRSS))`;
    const probe = `data:text/javascript,${encodeURIComponent(measure)}`;
    const args = [
      'report',
      join(folder, 'a.csv'),
      '--map',
      join(folder, 'm.json'),
      '--endpoint',
      server.endpoint,
    ];
    const child = spawn(process.execPath, ['--import', probe, command, ...args], {
      env: { PALAUTE_KEY: 'palaute_provider_x' },
    });
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.stdout.resume();
    const [code] = (await once(child, 'close')) as [number];
    await server.close();
    await rm(folder, { recursive: true, force: true });
    expect([code, server.stored.size]).toEqual([0, 50_000]);
    expect(Number(/peak (\d+)/.exec(err)?.[1]) / 1024).toBeLessThan(200);
  });
});

describe('palaute texts check', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'palaute-texts-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const file = async (content: unknown) => {
    const path = join(folder, 'pack.json');
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };

  it('takes an official Swedish pack, and says that nothing of it is unofficial', async () => {
    const official = { ...exampleTextPack, official: Object.keys(exampleTextPack.texts) };
    const { code, out } = await palaute('texts', 'check', await file(official));
    expect(out).toContain('GOOD     sv, version 2027-01-01');
    expect(out).not.toContain('unofficial');
    expect(code).toBe(0);
  });

  it('says what is still unofficial', async () => {
    const { out } = await palaute('texts', 'check', await file(exampleTextPack));
    expect(out).toMatch(/Still unofficial \(\d+\): .*access/);
  });

  it('refuses an altered national wording with the rule and its source', async () => {
    const altered = {
      language: 'fi',
      version: '2027-01-01',
      source: 'Meidän alue',
      official: fi.official,
      texts: { ...fi.texts, access: fi.texts.access.replace(',', '') },
    };
    const { code, out } = await palaute('texts', 'check', await file(altered));
    expect(code).toBe(1);
    expect(out).toContain('REFUSED  /texts/access');
    expect(out).toMatch(/R011|may not be edited/);
  });

  it('reports to machines as JSON', async () => {
    const { out } = await palaute('texts', 'check', await file({ language: 'xx' }), '--json');
    expect(JSON.parse(out)).toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining({ field: '/language' })]),
    });
  });

  it('takes its own example, also with a byte order mark', async () => {
    const { out } = await palaute('texts', 'example');
    expect((await palaute('texts', 'check', await file(`\ufeff${out}`))).code).toBe(0);
  });

  it.each([[['texts', 'check', '/nowhere.json']], [['texts', 'chekc', 'x']], [[]], [['--nonsense']]])(
    'ends with 2 and a reason when it cannot be run: %j',
    async (args) => {
      const { code, err } = await palaute(...args);
      expect(code).toBe(2);
      expect(err.length).toBeGreaterThan(10);
      expect(err).not.toContain('    at ');
    },
  );

  it('says what is wrong with a file that is no JSON', async () => {
    const { code, err } = await palaute('texts', 'check', await file('{'));
    expect([code, err]).toEqual([2, expect.stringContaining('is not JSON')]);
  });
});
