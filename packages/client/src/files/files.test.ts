import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cell, makeWorkbook } from '../testing/workbook.ts';
import { FileError, openFile, type Row } from './index.ts';

describe('A file of answers', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'palaute-files-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const open = async (content: string | Buffer, sheet?: string) => {
    const file = join(folder, 'file');
    await writeFile(file, content);
    return openFile(file, sheet);
  };
  const read = async (content: string | Buffer, sheet?: string) => {
    const { table } = await open(content, sheet);
    const rows: Row[] = [];
    for await (const row of table.rows()) rows.push(row);
    return { header: table.header, rows: rows.map(({ line, cells }) => [line, ...cells]), table };
  };
  const codeOf = (content: string | Buffer, sheet?: string) =>
    read(content, sheet).then(
      () => 'read',
      (error: unknown) => (error instanceof FileError ? error.code : error),
    );

  it.each([
    ['semicolons', 'a;b\n1,5;2\n'],
    ['commas', 'a,b\n"1,5",2\n'],
    ['tabs', 'a\tb\n1,5\t2\n'],
    ['Excel’s separator line', 'sep=|\r\na|b\r\n1,5|2\r\n'],
    ['commas within quoted names', '"a";"b"\n"1,5";"2"\n'],
  ])('is read with %s', async (_name, content) => {
    const { header, rows } = await read(content);
    expect(header).toEqual(['a', 'b']);
    expect(rows.map(([, ...cells]) => cells)).toEqual([['1,5', '2']]);
  });

  const padding = 'x;y\n'.repeat(100_000);
  it.each([
    ['a code page of DOS', Buffer.from('a;b\n1;Yst\u0084v\u0084llinen\n', 'latin1'), 2],
    [
      'a Windows row after UTF-8 ones',
      Buffer.concat([Buffer.from('ä;b\n1;ö\n'), Buffer.from('2;ö\n', 'latin1')]),
      3,
    ],
    [
      'a UTF-8 row after Windows ones',
      Buffer.concat([Buffer.from('a;b\n1;ö\n', 'latin1'), Buffer.from('2;ö\n')]),
      2,
    ],
    [
      'the same far down',
      Buffer.concat([Buffer.from(`a;ä\n${padding}`), Buffer.from('2;ö\n', 'latin1')]),
      100_002,
    ],
    ['a byte that is no character', Buffer.from('a;b\n1;\u008dx\n', 'latin1'), 2],
  ])('is refused with its line when it is in %s', async (_name, content, line) => {
    await expect(read(content)).rejects.toMatchObject({ code: 'encoding', line });
  });

  it('is not refused for quotation marks, dashes and other languages’ letters of Windows-1252', async () => {
    const { rows } = await read(
      Buffer.from('a;b\n\u0084x\u0093;\u0096 \u008a\u00e4\u00c3\u00b1\u00e9 \u0086\n', 'latin1'),
    );
    expect(rows[0]?.slice(1)).toEqual(['„x“', '– ŠäÃ±é †']);
  });

  it.each([
    ['UTF-8', Buffer.from('ä;€\nö;Å\n')],
    ['UTF-8 with a mark', Buffer.from('\ufeffä;€\nö;Å\n')],
    ['UTF-16, as Excel’s Unicode text', Buffer.from('\ufeffä;€\nö;Å\n', 'utf16le')],
    ['Windows-1252', Buffer.from('ä;\u0080\nö;Å\n', 'latin1')],
  ])('is read in %s', async (_name, content) => {
    const { header, rows } = await read(content);
    expect([header, rows]).toEqual([['ä', '€'], [[2, 'ö', 'Å']]]);
  });

  it('is Windows-1252 also when the first ä comes after a megabyte', async () => {
    const content = Buffer.concat([
      Buffer.from(`a\n${'x\n'.repeat(600_000)}`),
      Buffer.from('pää\n', 'latin1'),
    ]);
    const { rows } = await read(content);
    expect(rows.at(-1)).toEqual([600_002, 'pää']);
  });

  it('keeps characters whole that lie across two pieces of it', async () => {
    const { rows } = await read(`a\n${'ä€👍'.repeat(40_000)}\n`);
    expect(rows[0]?.[1]).toBe('ä€👍'.repeat(40_000));
  });

  it('tells the line on which a row starts, whatever line ends stand within cells', async () => {
    const { rows } = await read('a;b\r\n"x\r\ny";2\r\n\r\n;;\r\n3;4\r\n"p\nq";5');
    expect(rows).toEqual([
      [2, 'x\r\ny', '2'],
      [6, '3', '4'],
      [7, 'p\nq', '5'],
    ]);
  });

  it('keeps a row of too few or too many cells as it is, and takes no separator at the end for a cell', async () => {
    const { rows } = await read('a;b\n1\n1;2;3\n1;2;;\n');
    expect(rows).toEqual([
      [2, '1'],
      [3, '1', '2', '3'],
      [4, '1', '2'],
    ]);
  });

  it('names each column once', async () => {
    const { header } = await read('Avoin; Avoin ;;"Monta\nriviä";\n1;2;3;4;\n');
    expect(header).toEqual(['Avoin', 'Avoin (2)', '#3', 'Monta riviä']);
  });

  it('says on which line a quotation mark is never closed', async () => {
    await expect(read('a;b\n1;2\n"3;4\n5;6\n')).rejects.toMatchObject({ code: 'quote-open', line: 3 });
  });

  it.each([
    ['nothing', '', 'empty'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'old-excel'],
    ['a ZIP that is no workbook', Buffer.from('PK\x03\x04 and so on', 'latin1'), 'not-excel'],
    ['bytes of some program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 0]), 'is-binary'],
  ])('that is %s is told by name', async (_name, content, code) => {
    expect(await codeOf(content)).toBe(code);
  });

  it('that is not there, or is a folder, is told by name', async () => {
    await expect(openFile(join(folder, 'none'))).rejects.toMatchObject({ code: 'not-found' });
    await expect(openFile(folder)).rejects.toMatchObject({ code: 'is-folder' });
  });

  it('may hold records as JSON', async () => {
    const { table } = await open('{"a":1}\n\nno\n[1]\n{"b":2}\n');
    const records: unknown[] = [];
    for await (const { line, record } of table.rows()) records.push([line, record]);
    expect(records).toEqual([
      [1, { a: 1 }],
      [3, undefined],
      [4, undefined],
      [5, { b: 2 }],
    ]);
  });

  describe('that is a workbook', () => {
    const rows: readonly (readonly Cell[])[] = [
      [null],
      ['Nro', 'Päivä', 'NPS', 'Teksti'],
      [1, { serial: 46_296 }, 9, 'Hyvä & "oiva"'],
      [],
      [2, { serial: 46_296.5 }, 4.5, null],
    ];
    const workbook = makeWorkbook({ Vastaukset: rows, Muuta: [['x'], ['y']] });

    it('has its first sheet read, with days as days and the numbers of rows that Excel shows', async () => {
      const read1 = await read(workbook);
      expect(read1.header).toEqual(['Nro', 'Päivä', 'NPS', 'Teksti']);
      expect(read1.rows).toEqual([
        [3, '1', '2026-10-01', '9', 'Hyvä & "oiva"'],
        [5, '2', '2026-10-01 12:00', '4.5', ''],
      ]);
    });

    it('has the sheet read that is named, and names its sheets when there is no such one', async () => {
      expect((await read(workbook, 'Muuta')).rows).toEqual([[2, 'y']]);
      await expect(read(workbook, 'Väärä')).rejects.toMatchObject({
        code: 'no-sheet',
        sheets: ['Vastaukset', 'Muuta'],
      });
      expect(await codeOf('a;b\n', 'Muuta')).toBe('sheet-needs-excel');
    });
  });

  it('is read in flat memory', async () => {
    const line = `1;${'x'.repeat(200)}\n`;
    const { table } = await open(`a;b\n${line.repeat(200_000)}`);
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    let rows = 0;
    for await (const row of table.rows()) rows += row.cells.length / 2;
    expect(rows).toBe(200_000);
    expect(table.progress()).toBe(1);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });
});
