// Values: such as a schema asks for, and such as nobody asks for. Spoiling takes a good value and makes a few places of
// it bad, which reaches deeper than rubbish does.
import fc, { type Arbitrary } from 'fast-check';
import type { Schema } from './interface.ts';

/** Texts that have broken programs. Some cannot be in UTF-8 or in PostgreSQL; they are written as JSON escapes. */
const badTexts = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  'a\u0007\u001b[31mb',
  '\ud800',
  '\udfff\ud800',
  '\u202e\u2066',
  '\ufeff',
  '\uffff',
  '👩‍👩‍👧‍👦'.repeat(50),
  'e' + '\u0301'.repeat(400),
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '../../etc/passwd',
  "'; drop table feedback; --",
  '${7*7}{{7*7}}',
  '<script>alert(1)</script>',
  '%00%ff',
  '1e400',
  'NaN',
  '-0',
  '9'.repeat(400),
  'x'.repeat(5_000),
  '010190-999W',
  'urn:oid:1.2.246.10.32213078.10.99001',
  '1.2.246.10.32213078.10.' + '9'.repeat(60),
  '2025-02-30',
  '0000-00-00',
  '275760-09-13',
  'option:near',
  'my-area:more',
  '\r\nset-cookie: a=b',
];

const numbers = [0, -0, -1, 1.5, 11, 1e21, -1e308, 5e-324, 2 ** 31, 2 ** 53 + 2, 100_001];

const badText: Arbitrary<string> = fc.oneof(
  fc.constantFrom(...badTexts),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);

const deep = (depth: number): unknown => {
  let value: unknown = 'deep';
  for (let left = depth; left > 0; left -= 1) value = left % 2 === 0 ? [value] : { a: value };
  return value;
};

/** Anything that JSON can say. */
export const rubbish: Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: badText },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(null, true, false, ...numbers) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>({}, [], [[]], [null], [{}], { a: 1 }, deep(30), deep(400)),
  },
  { weight: 1, arbitrary: fc.array(fc.constantFrom<unknown>(1, 'nps', null, {}), { maxLength: 60 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

/** What a schema asks for; where it says little, anything. */
export function valueOf(
  schema: Schema,
  schemas: Readonly<Record<string, Schema>>,
  depth = 0,
): Arbitrary<unknown> {
  const again = (inner: unknown) => valueOf((inner ?? {}) as Schema, schemas, depth + 1);
  const keyword = <T>(name: string) => schema[name] as T | undefined;
  if (depth > 8) return fc.constant(null);
  const reference = keyword<string>('$ref');
  if (reference !== undefined) return again(schemas[reference.split('/').at(-1) ?? '']);
  if ('const' in schema) return fc.constant(schema['const']);
  const values = keyword<unknown[]>('enum');
  if (values) return fc.constantFrom(...values);
  const choices = keyword<Schema[]>('anyOf') ?? keyword<Schema[]>('oneOf');
  if (choices) return fc.oneof(...choices.map(again));
  const all = keyword<Schema[]>('allOf');
  if (all) return again(Object.assign({}, ...all));
  switch (schema['type']) {
    case 'string':
      return textOf(schema);
    case 'integer':
    case 'number':
      return fc.integer({ min: keyword<number>('minimum') ?? -5, max: keyword<number>('maximum') ?? 1_000 });
    case 'boolean':
      return fc.boolean();
    case 'array': {
      const least = keyword<number>('minItems') ?? 0;
      const most = Math.min(keyword<number>('maxItems') ?? 4, least + 4);
      return fc.array(again(schema['items']), { minLength: least, maxLength: most });
    }
    case 'object': {
      const properties = Object.entries(keyword<Record<string, Schema>>('properties') ?? {});
      const required = keyword<string[]>('required') ?? [];
      if (properties.length === 0)
        return fc.dictionary(fc.string({ maxLength: 8 }), again(schema['additionalProperties']), {
          maxKeys: 4,
        });
      return fc.record(Object.fromEntries(properties.map(([name, inner]) => [name, again(inner)])), {
        requiredKeys: required,
      });
    }
    default:
      return rubbish;
  }
}

function textOf(schema: Schema): Arbitrary<string> {
  const pattern = schema['pattern'] as string | undefined;
  if (schema['format'] === 'uuid') return fc.uuid({ version: [4, 5] });
  if (schema['format'] === 'date') return fc.constantFrom('2025-05-05', '2025-12-31', '2024-02-29');
  if (pattern !== undefined) {
    try {
      return fc.stringMatching(new RegExp(pattern), { maxLength: 60 });
    } catch {
      // A pattern that fast-check cannot turn round: any text then.
    }
  }
  return fc.string({ maxLength: Math.min(Number(schema['maxLength'] ?? 20), 60) });
}

/** One thing that is done to one place of a value. */
interface Edit {
  readonly place: number;
  readonly kind: 'replace' | 'remove' | 'add' | 'repeat' | 'wrap' | 'rename';
  readonly value: unknown;
  readonly key: string;
}

const edit: Arbitrary<Edit> = fc.record({
  place: fc.nat(10_000),
  kind: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'add', 'repeat', 'wrap', 'rename'),
  value: rubbish,
  key: badText,
});

/** A good value with a few bad places; sometimes none. */
export const spoilt = (good: unknown): Arbitrary<unknown> =>
  fc.array(edit, { maxLength: 3 }).map((edits) => {
    let value: unknown = structuredClone(good);
    for (const one of edits) value = change(value, one);
    return value;
  });

type Holder = Record<string | number, unknown> | unknown[];

function change(value: unknown, { place, kind, value: given, key }: Edit): unknown {
  // Or a later edit would change the rubbish for everybody, and tie it into rings.
  const bad: unknown = structuredClone(given);
  const places: [Holder, string | number][] = [];
  const visit = (inner: unknown) => {
    if (typeof inner !== 'object' || inner === null) return;
    const holder = inner as Holder;
    for (const name of Array.isArray(holder) ? holder.keys() : Object.keys(holder)) {
      places.push([holder, name]);
      visit((holder as Record<string | number, unknown>)[name]);
      if (places.length > 2_000) return;
    }
  };
  visit(value);
  const [holder, name] = places[place % Math.max(places.length, 1)] ?? [];
  if (!holder || name === undefined) return bad;
  const fields = holder as Record<string | number, unknown>;
  if (kind === 'replace') define(fields, name, bad);
  else if (kind === 'wrap') define(fields, name, [fields[name]]);
  else if (Array.isArray(holder)) {
    if (kind === 'remove') holder.splice(Number(name), 1);
    else holder.push(kind === 'repeat' ? structuredClone(holder[Number(name)]) : bad);
  } else if (kind === 'remove') delete fields[name];
  else if (kind === 'rename') {
    const moved = fields[name];
    delete fields[name];
    define(fields, key, moved);
  } else define(fields, key, kind === 'repeat' ? fields[name] : bad);
  return value;
}

/** Also a field that is named `__proto__`. */
const define = (fields: object, name: string | number, value: unknown): void =>
  void Object.defineProperty(fields, name, { value, enumerable: true, configurable: true, writable: true });

export { badText };
