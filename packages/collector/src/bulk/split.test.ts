import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordLimit, Splitter } from './split.ts';

/** Cuts bytes at some places, as a network does. */
function chunksOf(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  return places.slice(1).map((end, index) => bytes.subarray(places[index], end));
}

function split(chunks: readonly Buffer[], delimiter?: ',' | ';') {
  const splitter = new Splitter(delimiter);
  const records = [...chunks.flatMap((chunk) => splitter.push(chunk)), ...splitter.end()];
  return records.map(({ line, bytes }) => [line, bytes?.toString()]);
}

const cuts = fc.array(fc.nat(), { maxLength: 20 });
const cell = fc.string({
  unit: fc.constantFrom('a', 'ä', '"', ',', ';', '\n', '\r', '\\', ' '),
  maxLength: 8,
});

describe('A body cut into records', () => {
  it('is one record a line, wherever the network cut it', () => {
    const lines = fc.array(
      fc.string({ unit: fc.constantFrom('a', '€', '"', '{', '\r', '\u{1f44d}'), maxLength: 12 }),
    );
    fc.assert(
      fc.property(lines, cuts, (texts, places) => {
        const bytes = Buffer.from(texts.map((text) => `${text}\n`).join(''));
        expect(split(chunksOf(bytes, places))).toEqual(texts.map((text, index) => [index + 1, text]));
      }),
    );
  });

  it('is one record a row in CSV, whatever stands in its cells and wherever the network cut it', () => {
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }));
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(rows, cuts, fc.constantFrom(',' as const, ';' as const), (cells, places, delimiter) => {
        const texts = cells.map((row) => row.map(quoted).join(delimiter));
        let line = 1;
        const expected = texts.map((text) => {
          const startsOn = line;
          line += text.split('\n').length;
          return [startsOn, text];
        });
        const bytes = Buffer.from(texts.map((text) => `${text}\n`).join(''));
        expect(split(chunksOf(bytes, places), delimiter)).toEqual(expected);
      }),
    );
  });

  it('need not end in a line feed', () => {
    expect(split([Buffer.from('a\nb')])).toEqual([
      [1, 'a'],
      [2, 'b'],
    ]);
    expect(split([])).toEqual([]);
  });

  it('has a record of 64 KiB, and tells one that is longer without keeping it', () => {
    const [whole, long] = [Buffer.alloc(recordLimit, 'x'), Buffer.alloc(recordLimit + 1, 'x')];
    const body = Buffer.concat([whole, Buffer.from('\n'), long, Buffer.from('\nend')]);
    for (const size of [100, 5_000, body.length]) {
      const chunks = Array.from({ length: Math.ceil(body.length / size) }, (_, index) =>
        body.subarray(index * size, (index + 1) * size),
      );
      expect(split(chunks)).toEqual([
        [1, whole.toString()],
        [2, undefined],
        [3, 'end'],
      ]);
    }
  });

  it('takes a quote in the middle of a CSV cell for a sign, which takes no other row with it', () => {
    expect(split([Buffer.from('a"b,c\nd,e\n')], ',')).toEqual([
      [1, 'a"b,c'],
      [2, 'd,e'],
    ]);
  });

  it('gets over a quote that is never closed', () => {
    const rows = 'good,row\n'.repeat(20_000);
    const records = split([Buffer.from(`good,row\n"never closed\n${rows}`)], ',');
    expect(records[1]).toEqual([2, undefined]);
    expect(records.length).toBeGreaterThan(10_000);
    expect(records.at(-1)).toEqual([20_002, 'good,row']);
  });
});
