import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Folder, makeFolder, type Ran } from '../testing/run-in-folder.ts';
import { testUnits, vendorFiles } from '../testing/vendor-files.ts';
import { makeWorkbook } from '../testing/workbook.ts';

const constants = {
  unit: testUnits[0],
  language: 'fi',
  collectionChannel: 'paper',
  textVersion: '2026-11-22',
};
const basic = { palauteMapping: 1, constants, columns: { NPS: 'nps' }, key: ['Nro'] };

describe('palaute check', () => {
  let folder: Folder;
  beforeAll(async () => {
    folder = await makeFolder();
  });
  afterAll(() => folder.remove());

  const check = async (content: string | Buffer, mapping: object, ...more: readonly string[]): Promise<Ran> =>
    folder.run([
      'check',
      await folder.write('a.csv', content),
      '--map',
      await folder.write('m.json', mapping),
      ...more,
    ]);
  const json = async (content: string | Buffer, mapping: object) =>
    JSON.parse((await check(content, mapping, '--json')).out) as Record<string, unknown>;

  it.each(vendorFiles)('finds nothing wrong with $name', async ({ content, mapping, rows }) => {
    expect(await json(content, mapping)).toMatchObject({ rows, faulty: 0, faults: [] });
  });

  it('takes a workbook with the mapping of its CSV', async () => {
    const content = makeWorkbook({
      A: [
        ['Nro', 'NPS', 'Päivä'],
        [1, 9, { serial: 46_296 }],
        [2, null, null],
      ],
    });
    const columns = { NPS: 'nps', Päivä: 'contactOn' };
    const report = await json(content, { ...basic, columns });
    expect(report).toMatchObject({ rows: 2, faulty: 0, undated: 1, months: { '2026-10': 1 } });
  });

  it('names row, column, what is wrong and what to do, for every fault', async () => {
    const content = 'Nro;NPS;Päivä;Kieli\n1;4,5;1.10.2026;fi\n2;11;2.13.2026;klingon\n3;9\n;9;1.10.2027;fi\n';
    const { unit: _unit, language: _language, ...others } = constants;
    const columns = { NPS: 'nps', Päivä: 'contactOn', Kieli: 'language' };
    const mapping = { ...basic, constants: { ...others, unit: testUnits[0] }, columns };
    const { code, out } = await check(content, mapping);
    expect(code).toBe(1);
    const file = folder.path('a.csv');
    expect(out.replaceAll(file, 'F').split('\n')).toEqual([
      'F, rivi 2, sarake ”NPS”: Luku ei ole kokonaisluku. Korjaa se; sitä ei pyöristetä. (solussa: ”4,5”)',
      expect.stringMatching(
        /^F, rivi 3, sarake ”NPS”: Luku on asteikon ulkopuolella\. .* \(solussa: ”11”\)$/,
      ),
      expect.stringMatching(/^F, rivi 3, sarake ”Päivä”: Päivämäärä ei ole selvä\. /),
      'F, rivi 3, sarake ”Kieli”: Arvo ei ole sallittujen joukossa. (solussa: ”klingon”) Lisää sana määrityksen kohtaan values.',
      expect.stringMatching(/^F, rivi 4: Rivillä on 2 solua ja otsikossa 4\./),
      expect.stringMatching(/^F, rivi 5, sarake ”Nro”: Solu on tyhjä, vaikka tunniste tehdään siitä\./),
      expect.stringMatching(/^F, rivi 5, sarake ”Päivä”: Päivämäärä on tulevaisuudessa\./),
      '4 / 4 riviä ei kelpaa lähetettäväksi sellaisenaan.',
      '',
    ]);
  });

  it('tells nothing of a cell’s content to a machine', async () => {
    expect(JSON.stringify(await json('Nro;NPS\n1;salaisuus\n', basic))).not.toContain('salaisuus');
  });

  it('rejects a row whose key has come before, also where all of it is the same', async () => {
    const { out } = await check('Nro;NPS\n1;9\n2;9\n1;9\n', basic);
    expect(out).toContain('rivi 4, sarake ”Nro”: Avainsarakkeissa on sama kuin rivillä 2.');
  });

  it('refuses a file of which nothing tells the rows apart', async () => {
    const { code, err } = await check('NPS\n9\n', { ...basic, key: [] });
    expect([code, err]).toEqual([2, expect.stringContaining('Mikään ei erota rivejä toisistaan.')]);
  });

  it('refuses a column that the mapping does not mention, and one that the file does not have', async () => {
    const { code, err } = await check('Nro;NPS;Muuta\n1;9;x\n', { ...basic, ignore: ['Puuttuva'] });
    expect(code).toBe(2);
    expect(err).toContain('Sarake ”Muuta”: määritys ei kerro, mikä se on.');
    expect(err).toContain('Sarake ”Puuttuva” on määrityksessä mutta ei tiedostossa.');
  });

  it.each([
    ['a name', 'Asiakkaan nimi', 'Maija', 'nimi; otsikon perusteella'],
    ['an identity code', 'Henkilötunnus', 'x', 'henkilötunnus; otsikon perusteella'],
    ['an identity code under another header', 'Viite', '131052-308T', 'henkilötunnus; arvojen perusteella'],
    [
      'an e-mail address under another header',
      'Viite',
      'maija@example.fi',
      'sähköpostiosoite; arvojen perusteella',
    ],
    ['phone numbers under another header', 'Viite', '040 1234567', 'puhelinnumero; arvojen perusteella'],
  ])('refuses a column that looks like %s', async (_name, header, cell, words) => {
    const columns = { NPS: 'nps', [header]: 'free.text' };
    const { code, err } = await check(`Nro;NPS;${header}\n1;9;${cell}\n`, { ...basic, columns });
    expect([code, err]).toEqual([
      2,
      expect.stringContaining(`Sarake ”${header}” näyttää henkilötiedolta (${words})`),
    ]);
    const asKey = await check(`Nro;NPS;${header}\n1;9;${cell}\n`, { ...basic, key: ['Nro', header] });
    expect(asKey.code).toBe(2);
    const ignored = await check(`Nro;NPS;${header}\n1;9;${cell}\n`, { ...basic, ignore: [header] });
    expect(ignored.code).toBe(0);
  });

  it('rejects a row whose key turns out to be an identity code later in the file', async () => {
    const rows = Array.from({ length: 600 }, (_, index) => `n-${index};9`).join('\n');
    const { out } = await check(`Nro;NPS\n${rows}\n131052-308T;9\n`, basic);
    expect(out).toContain('rivi 602, sarake ”Nro”: Rivit erottavassa tiedossa on henkilötieto.');
  });

  it('takes contact details that are mapped to contact, and counts what will be masked in texts', async () => {
    const columns = { NPS: 'nps', Sähköposti: 'contact.email', Avoin: 'open' };
    const content =
      'Nro;NPS;Sähköposti;Avoin\n1;9;maija@example.fi;Soittakaa 040 1234567 tai a@b.fi, kiitos\n';
    expect(await json(content, { ...basic, columns })).toMatchObject({ faulty: 0, masked: 2 });
  });

  it.each([
    [{ palauteMapping: 2 }, 'palauteMapping: ei ole oikeaa muotoa'],
    [{ ...basic, colums: {} }, 'colums: määrityksessä ei ole tällaista asetusta'],
    [
      { ...basic, columns: { NPS: { too: 'nps' } } },
      'columns.NPS.too: määrityksessä ei ole tällaista asetusta',
    ],
    [{ ...basic, columns: { NPS: { to: 'nps', date: 'x' } } }, 'columns.NPS.date: ei ole oikeaa muotoa'],
    [{ ...basic, columns: { NPS: 'nsp' } }, 'kenttää, kysymystä tai väittämää ”nsp” ei ole'],
    [{ ...basic, columns: { NPS: 'oma:kysymys' } }, 'kerro sen laji kohdassa kind'],
    [{ ...basic, constants: { ...constants, unit: '1.2.3' } }, 'constants.unit: arvo ei kelpaa'],
    [{ ...basic, constants: { language: 'fi' } }, '”unit” puuttuu'],
    [{ ...basic, unknown: [{ ask: 'unit' }] }, 'on vielä 1 asia ratkaistavana'],
    ['{', 'ei ole JSONia'],
  ])('says in Finnish what is wrong with the mapping %j', async (mapping, words) => {
    const { code, err } = await check('Nro;NPS\n1;9\n', mapping as object);
    expect([code, err]).toEqual([2, expect.stringContaining(words)]);
  });

  it('reads records as JSON without a mapping, and gives those without an id one by the mapping’s key', async () => {
    const record = {
      ...constants,
      schema: '1',
      instrument: 'thl-kap-2022',
      shown: ['nps', 'open'],
      answers: [{ item: 'open', value: 'Soita 040 1234567' }],
      event: 'visit-7',
    };
    const file = await folder.write('a.ndjson', `${JSON.stringify(record)}\nno\n`);
    const bare = await folder.run(['check', file, '--json']);
    expect(JSON.parse(bare.out)).toMatchObject({
      rows: 2,
      faults: [
        { line: 1, code: 'missing-field', column: '/id' },
        { line: 2, code: 'not-json' },
      ],
    });
    const map = await folder.write('m.json', { palauteMapping: 1, key: ['event'] });
    const keyed = await folder.run(['check', file, '--map', map, '--json']);
    expect(JSON.parse(keyed.out)).toMatchObject({ rows: 2, faulty: 1, masked: 1 });
  });
});
