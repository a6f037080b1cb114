import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvLine } from './csv.ts';

it('a line of CSV is read as what was written, but for the apostrophe before what begins like a formula', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('=1', '-x', '@a', '\t', '\r\n', '"', ',', '+358'),
  );
  fc.assert(
    fc.property(fc.array(value, { minLength: 2, maxLength: 5 }), (values) => {
      const [read] = parse(csvLine(values), { relaxColumnCount: true }) as string[][];
      expect(read).toEqual(values.map((one) => (/^[=+\-@\t\r]/.test(one) ? `'${one}` : one)));
    }),
  );
});

it('a number is a number, and nothing is nothing', () => {
  expect(csvLine([-31.5, 0, null, 1e-7])).toBe('-31.5,0,,1e-7\r\n');
});
