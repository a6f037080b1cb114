import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Folder, makeFolder } from '../testing/run-in-folder.ts';
import { testUnits, vendorFiles } from '../testing/vendor-files.ts';

interface Proposed {
  readonly constants: Record<string, string>;
  readonly columns: Record<string, unknown>;
  readonly key: string[];
  readonly ignore: string[];
  readonly unknown?: { readonly ask: string; readonly [detail: string]: unknown }[];
}

describe('palaute map', () => {
  let folder: Folder;
  beforeAll(async () => {
    folder = await makeFolder();
  });
  afterAll(() => folder.remove());

  const propose = async (content: string | Buffer): Promise<Proposed> => {
    const { out } = await folder.run(['map', await folder.write('a.csv', content), '--json']);
    return (JSON.parse(out) as { mapping: Proposed }).mapping;
  };

  it('knows official texts in Finnish, Swedish and English, whatever stands around them', async () => {
    const { columns, constants } = await propose(
      [
        '"Q1. Sain apua, kun sitä tarvitsin [1–5]";"Jag kände mig trygg under vården / servicen";"What affected your experience the most?";"Kuinka todennäköisesti suosittelisit saamaasi palvelua läheisellesi? (0-10)"',
        '5;4;Hello;10',
      ].join('\n'),
    );
    expect(Object.values(columns)).toEqual(['access', 'safety', 'open', 'nps']);
    // Three languages: which one the form was in is asked.
    expect(constants).toEqual({ textVersion: expect.stringMatching(/^\d{4}-/) });
  });

  it('asks for what it cannot know, and guesses none of it', async () => {
    const { unknown, key, ignore } = await propose(
      'Pvm;Yksikkö;Suositus;Tunnelma\n1.10.2026;Keskusta;9;Kiva\n1.10.2026;Ranta;hyvä;Kiva\n',
    );
    expect(unknown).toEqual([
      { ask: 'unit', column: 'Yksikkö', name: 'Keskusta' },
      { ask: 'unit', column: 'Yksikkö', name: 'Ranta' },
      { ask: 'value', column: 'Suositus', word: 'hyvä' },
      { ask: 'column', column: 'Tunnelma', samples: ['Kiva'] },
      { ask: 'day', column: 'Pvm' },
      { ask: 'constant', field: 'language' },
      { ask: 'constant', field: 'collectionChannel' },
      { ask: 'key', columns: ['Pvm', 'Yksikkö', 'Suositus', 'Tunnelma'] },
    ]);
    expect([key, ignore]).toEqual([[], []]);
  });

  it('leaves out what looks like personal data, and never makes a key of it', async () => {
    const { ignore, columns } = await propose('Nimi;Viite;ID\nMaija;131052-308T;1\nMatti;131052-308T;2\n');
    expect([ignore, columns]).toEqual([['Nimi', 'Viite'], {}]);
  });

  it('takes with numbers that begin at one, as those of every survey do, when it was answered', async () => {
    const rows = (first: number) => `${first};1.10.2026 8.00;9\n${first + 1};1.10.2026 8.05;7\n`;
    const header = 'Vastaajan numero;Vastausaika;NPS\n';
    expect((await propose(header + rows(1))).key).toEqual(['Vastaajan numero', 'Vastausaika']);
    expect((await propose(header + rows(1001))).key).toEqual(['Vastaajan numero']);
  });

  it('writes the proposal to a new file, and never over one that is there', async () => {
    const file = await folder.write('a.csv', 'Nro;NPS\n1001;9\n');
    const target = folder.path(`new-${Date.now()}.json`);
    const first = await folder.run(['map', file, '--output', target]);
    expect([first.out, JSON.parse(await readFile(target, 'utf8'))]).toEqual([
      '',
      expect.objectContaining({ columns: { NPS: 'nps' }, key: ['Nro'] }),
    ]);
    await writeFile(target, 'worked on');
    const second = await folder.run(['map', file, '--output', target]);
    expect([second.code, second.err]).toEqual([2, expect.stringContaining('on jo olemassa')]);
    expect(await readFile(target, 'utf8')).toBe('worked on');
  });

  it('reads a mapping that Windows saved in UTF-16', async () => {
    const mapping = {
      palauteMapping: 1,
      constants: { unit: testUnits[0], language: 'fi', collectionChannel: 'paper', textVersion: 'unknown' },
      columns: { Päivä: 'contactOn', NPS: 'nps' },
      key: ['Nro'],
    };
    const map = await folder.write('m.json', Buffer.from(`\ufeff${JSON.stringify(mapping)}`, 'utf16le'));
    const file = await folder.write('a.csv', 'Nro;Päivä;NPS\n1001;1.10.2026;9\n');
    expect((await folder.run(['check', file, '--map', map])).code).toBe(0);
  });

  it('takes for a key only a number that never comes twice', async () => {
    expect((await propose('ID;NPS\n1;9\n2;9\n')).key).toEqual(['ID']);
    expect((await propose('ID;NPS\n1;9\n1;9\n')).key).toEqual([]);
  });

  it.each([
    ['13/10/2026', 'D/M/YYYY'],
    ['10/13/2026', 'M/D/YYYY'],
    ['20261013', 'YYYYMMDD'],
    ['46296', 'excel'],
  ])('finds the form of the day %s', async (day, date) => {
    const { columns } = await propose(`Käyntipäivä\n${day}\n`);
    expect(columns['Käyntipäivä']).toEqual({ to: 'contactOn', date });
  });

  it('asks about a day that could be read in two ways', async () => {
    const { columns, unknown } = await propose('Käyntipäivä\n10/11/2026\n');
    expect(columns).toEqual({});
    expect(unknown?.[0]).toMatchObject({ ask: 'column', column: 'Käyntipäivä' });
  });

  it.each(vendorFiles)(
    'proposes nothing for $name that its right mapping contradicts',
    async ({ content, mapping }) => {
      const right = mapping as { columns: Record<string, string | { to: string }> };
      const { columns } = await propose(content);
      const target = (column: unknown) =>
        typeof column === 'string' ? column : (column as { to: string }).to;
      expect(Object.keys(columns).length).toBeGreaterThan(0);
      for (const [name, proposed] of Object.entries(columns)) {
        const expected = right.columns[name];
        if (expected !== undefined) expect([name, target(proposed)]).toEqual([name, target(expected)]);
      }
    },
  );

  it('asks a person, again where an answer is none, and prints a mapping that check takes', async () => {
    const file = await folder.write(
      'a.csv',
      'Nro;Pvm;Yksikkö;Suositus;Tunnelma;Muuta\n1;1.10.2026;Keskusta;9;3;x\n',
    );
    const { code, out, err } = await folder.run(['map', file], {
      'OID-tunnus': testUnits[0],
      Tunnelma: 'oma-alue:tunnelma likert',
      Muuta: '-',
      Lasketaanko: 'k',
      'Millä kielellä': 'fi',
      'Miten palaute': 'paper',
    });
    expect(code).toBe(0);
    expect(err).toContain('Palvelupisteen ”Keskusta” OID-tunnus');
    const map = await folder.write('m.json', out);
    expect(await folder.run(['check', file, '--map', map])).toMatchObject({
      code: 0,
      out: 'Kaikki kunnossa: 1 rivi, 1 palvelupiste, 2026-10.\n',
    });
  });

  it('leaves open what a person leaves open, so that the mapping is not used yet', async () => {
    const file = await folder.write('a.csv', 'Nro;NPS\n1;9\n');
    const { code, out } = await folder.run(['map', file], {});
    expect(code).toBe(1);
    const map = await folder.write('m.json', out);
    const { code: refused, err } = await folder.run(['check', file, '--map', map]);
    expect([refused, err]).toEqual([2, expect.stringContaining('Kohdassa ”unknown” on vielä')]);
  });
});
