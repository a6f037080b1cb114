import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { askedKinds, askedLimit, askedSchema, readAsked } from './asked.ts';
import { collectionChannels } from './code-lists/index.ts';

const count = fc.option(fc.integer({ min: -2, max: askedLimit + 2 }), { nil: undefined });
const channel = fc
  .record({
    collectionChannel: fc.option(fc.constantFrom(...collectionChannels), { nil: undefined }),
    invited: count,
    started: count,
  })
  .map((one) => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)));
const input = fc.array(channel, { maxLength: 4 }).map((channels) => ({ schema: '1' as const, channels }));

test('the same numbers in another order are read as the same', () => {
  fc.assert(
    fc.property(input, ({ schema, channels }) => {
      expect(readAsked({ schema, channels: channels.toReversed() }).asked).toEqual(
        readAsked({ schema, channels }).asked,
      );
    }),
  );
});

test('what is taken has numbers in bounds, and each channel once or all of them together', () => {
  fc.assert(
    fc.property(input, (some) => {
      const { asked } = readAsked(some);
      if (!asked) return;
      const names = asked.channels.map(({ collectionChannel }) => collectionChannel);
      expect(new Set(names).size).toBe(names.length);
      if (names.includes(undefined)) expect(names).toHaveLength(1);
      for (const one of asked.channels) {
        const numbers = askedKinds.flatMap((kind) => one[kind] ?? []);
        expect(numbers.length).toBeGreaterThan(0);
        for (const n of numbers) expect(n >= 0 && n <= askedLimit).toBe(true);
      }
    }),
  );
});

test('what is taken agrees with the JSON Schema, and what disagrees with it is refused', () => {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(askedSchema, { io: 'input' });
  const isGood = new Ajv2020({ strict: false }).compile(schema);
  fc.assert(
    fc.property(fc.oneof(input, fc.jsonValue()), (some) => {
      if (readAsked(some).asked) expect(isGood(some)).toBe(true);
    }),
  );
});

test('every fault is told with its place', () => {
  const { faults } = readAsked({
    schema: '1',
    channels: [
      { collectionChannel: 'sms', invited: 1.5, started: -1 },
      { collectionChannel: 'sms', invited: 1 },
      { started: 2 },
      { collectionChannel: 'web' },
    ],
  });
  expect(faults).toEqual([
    { code: 'value-not-integer', pointer: '/channels/0/invited' },
    { code: 'value-out-of-range', pointer: '/channels/0/started' },
    { code: 'value-repeated', pointer: '/channels/1/collectionChannel' },
    { code: 'missing-field', pointer: '/channels/2/collectionChannel' },
    { code: 'missing-field', pointer: '/channels/3/invited' },
  ]);
});
