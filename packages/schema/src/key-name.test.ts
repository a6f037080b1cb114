import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyName, keyNamespaceName } from './key-name.ts';

describe('The name of a record’s key columns', () => {
  it('is their values as texts, in the order in which they were declared', () => {
    const record = { event: 'visit-7', number: 12, isLast: false };
    expect(keyName(record, ['event', 'number', 'isLast'])).toEqual({ name: '["visit-7","12","false"]' });
    expect(keyName(record, ['number', 'event'])).toEqual({ name: '["12","visit-7"]' });
  });

  it('is the same of nested JSON and of a flat row of texts', () => {
    const values = fc.oneof(fc.string({ minLength: 1 }), fc.integer(), fc.boolean());
    fc.assert(
      fc.property(values, values, (code, event) => {
        const flat = keyName({ 'service.code': String(code), event: String(event) }, [
          'service.code',
          'event',
        ]);
        expect(keyName({ service: { code }, event }, ['service.code', 'event'])).toEqual(flat);
      }),
    );
  });

  it('differs wherever the values do: no two lists of texts make one name', () => {
    const list = fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 });
    const nameOf = (texts: string[]) =>
      keyName(
        Object.fromEntries(texts.map((text, index) => [`column${index}`, text])),
        texts.map((_, index) => `column${index}`),
      ).name;
    fc.assert(
      fc.property(list, list, (one, other) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other));
        expect(nameOf(one)).not.toBe(nameOf(other));
      }),
    );
  });

  it.each([
    ['nothing', {}, 'missing-field'],
    ['null', { event: null }, 'missing-field'],
    ['an empty text', { event: '' }, 'missing-field'],
    ['a list', { event: ['a'] }, 'wrong-type'],
    ['an object', { event: {} }, 'wrong-type'],
    ['what every object inherits', Object.create({ event: 'x' }), 'missing-field'],
    ['a text for a record', 'event', 'missing-field'],
  ])('is none where there is %s', (_name, record, code) => {
    expect(keyName(record, ['event'])).toEqual({ fault: { code, pointer: '/event' } });
  });

  it('stands in the namespace of the bare OID of its unit', () => {
    expect(keyNamespaceName('urn:oid:1.2.246.10.32213078.10.99001')).toBe('1.2.246.10.32213078.10.99001');
  });
});
