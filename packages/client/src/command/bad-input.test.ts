// Everything that can be wrong with a file, as each of the three languages tells it: what, where and what to do.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Folder, makeFolder } from '../testing/run-in-folder.ts';
import { testUnits } from '../testing/vendor-files.ts';

const mapping = {
  palauteMapping: 1,
  constants: { unit: testUnits[0], language: 'fi', collectionChannel: 'paper', textVersion: '2026-11-22' },
  columns: { NPS: 'nps', Pvm: 'contactOn' },
  key: ['Nro'],
};

describe.each([
  {
    language: 'fi',
    at: (line: number, column?: string) => `, rivi ${line}${column ? `, sarake ”${column}”` : ''}: `,
    todo: /(Korjaa|Kirjoita|Etsi|Lisää|Avaa|Tarkista|Tallenna)/,
  },
  {
    language: 'sv',
    at: (line: number, column?: string) => `, rad ${line}${column ? `, kolumn ”${column}”` : ''}: `,
    todo: /(Rätta|Skriv|Sök|Leta|Lägg|Öppna|Kontrollera|[Ss]para)/,
  },
  {
    language: 'en',
    at: (line: number, column?: string) => `, (row|line) ${line}${column ? `, column “${column}”` : ''}: `,
    todo: /(Correct|Write|Look|Add|Open|Check|Close|[Ss]ave)/,
  },
])('In $language', ({ language, at, todo }) => {
  let folder: Folder;
  beforeAll(async () => {
    folder = await makeFolder();
  });
  afterAll(() => folder.remove());

  it.each([
    ['a score of 11', 'Nro;NPS;Pvm\n1;11;1.10.2026\n', 1, 2, 'NPS'],
    ['a score between two', 'Nro;NPS;Pvm\n1;9;1.10.2026\n2;4,5;1.10.2026\n', 1, 3, 'NPS'],
    [
      'a day of another form than the others',
      'Nro;NPS;Pvm\n1;9;1.10.2026\n2;9;2026-10-02\n3;9;10/3/2026\n',
      1,
      4,
      'Pvm',
    ],
    ['a day that is none', 'Nro;NPS;Pvm\n1;9;31.9.2026\n', 1, 2, 'Pvm'],
    ['a day that is yet to come', 'Nro;NPS;Pvm\n1;9;1.10.2027\n', 1, 2, 'Pvm'],
    ['a row that is too short', 'Nro;NPS;Pvm\n1;9;1.10.2026\n2;9\n', 1, 3, undefined],
    ['a row that is too long', 'Nro;NPS;Pvm\n1;9;1.10.2026;x\n', 1, 2, undefined],
    ['a quotation mark that is not closed', 'Nro;NPS;Pvm\n1;"9;1.10.2026\n', 2, 2, undefined],
    [
      'characters that cannot be read',
      Buffer.from('Nro;NPS;Pvm\n\u0084\u008d;9;1.10.2026\n', 'latin1'),
      2,
      2,
      undefined,
    ],
  ])(
    '%s is told with its file, row and column, and what to do',
    async (_what, content, exitCode, line, column) => {
      const args = [
        'check',
        await folder.write('a.csv', content),
        '--map',
        await folder.write('m.json', mapping),
      ];
      const { code, out, err } = await folder.run([...args, '--language', language]);
      expect([code, out + err]).toEqual([
        exitCode,
        expect.stringMatching(new RegExp(`^.*${folder.path('a.csv')}${at(line, column)}`, 'm')),
      ]);
      expect(out + err).toMatch(todo);
    },
  );

  it.each([
    ['an old Excel’s file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0])],
    ['a broken workbook', Buffer.from('PK\x03\x04nonsense', 'latin1')],
    ['no text at all', Buffer.from([1, 0, 2, 0, 3, 0])],
  ])('%s is told with its file, and what to do', async (_what, content) => {
    const args = [
      'check',
      await folder.write('a.csv', content),
      '--map',
      await folder.write('m.json', mapping),
    ];
    const { code, err } = await folder.run([...args, '--language', language]);
    expect([code, err]).toEqual([2, expect.stringContaining(folder.path('a.csv'))]);
    expect(err).toMatch(todo);
  });
});
