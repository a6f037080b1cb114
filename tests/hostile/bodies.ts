// Bodies as bytes: from examples, from schemas, spoilt as values and as text, and packed.
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import fc, { type Arbitrary } from 'fast-check';
import type { BodyType, Schema } from './interface.ts';
import { badText, rubbish, spoilt, valueOf } from './values.ts';

export interface Body {
  readonly bytes: Buffer;
  readonly headers: readonly (readonly [string, string])[];
}

/** What a request is filled with where an example has a placeholder. */
export interface Known {
  readonly id: string;
  readonly siteKey: string;
}

/** Fresh, so that it is not known under this id already. */
const withId = (value: unknown, { id }: Known): unknown =>
  typeof value === 'object' && value !== null && 'id' in value ? { ...value, id } : value;

function jsonValue(
  type: BodyType,
  schemas: Readonly<Record<string, Schema>>,
  known: Known,
): Arbitrary<unknown> {
  const asked = valueOf(type.schema, schemas);
  const good = type.examples.length > 0 ? fc.constantFrom(...type.examples) : asked;
  return fc.oneof(
    { weight: 4, arbitrary: good.map((value) => withId(value, known)) },
    { weight: 6, arbitrary: good.chain((value) => spoilt(withId(value, known))) },
    { weight: 2, arbitrary: asked },
    { weight: 2, arbitrary: asked.chain(spoilt) },
    { weight: 1, arbitrary: rubbish },
  );
}

/** Lines of JSON: of the example, each spoilt or not; records of other examples among them. */
function lines(type: BodyType, records: readonly unknown[], known: Known): Arbitrary<string> {
  const line = fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .tuple(fc.constantFrom(...records), fc.uuid({ version: 4 }))
        .map(([one, id]) => JSON.stringify(withId(one, { ...known, id }))),
    },
    {
      weight: 4,
      arbitrary: fc
        .constantFrom(...records)
        .chain(spoilt)
        .map((value) => JSON.stringify(value)),
    },
    { weight: 1, arbitrary: rubbish.map((value) => JSON.stringify(value) ?? '') },
    { weight: 1, arbitrary: fc.constantFrom('', ' ', '\ufeff', '{', 'x'.repeat(70_000), '[]', 'null') },
  );
  const ends = fc.constantFrom('\n', '\r\n', '\n\n', '\r');
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant(String(type.examples[0] ?? '')) },
    {
      weight: 4,
      arbitrary: fc.tuple(fc.array(line, { maxLength: 8 }), ends).map(([all, end]) => all.join(end)),
    },
  );
}

/** The example's table with cells, columns and quotes spoilt. */
function table(type: BodyType): Arbitrary<string> {
  const [header = '', row = ''] = String(type.examples[0] ?? '').split('\n');
  const cells = row.split(',');
  const other = fc
    .tuple(fc.nat(cells.length - 1), badText)
    .map(([at, text]) =>
      cells
        .map((cell, index) =>
          index === at ? (/["\n,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text) : cell,
        )
        .join(','),
    );
  const rows = fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constant(row) },
      { weight: 4, arbitrary: other },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '',
          '"',
          ',,,,',
          '"a"b',
          `${row},x`,
          'x'.repeat(70_000),
          `"${'\n'.repeat(200)}`,
        ),
      },
    ),
    { maxLength: 8 },
  );
  const headers = fc.oneof(
    { weight: 6, arbitrary: fc.constant(header) },
    { weight: 1, arbitrary: fc.constant(header.replaceAll(',', ';')) },
    { weight: 1, arbitrary: badText.map((text) => `${header},${text}`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('', '\ufeff' + header, `${header},${header}`, '__proto__,constructor'),
    },
  );
  return fc
    .tuple(headers, rows, fc.constantFrom('\n', '\r\n'))
    .map(([top, rest, end]) => [top, ...rest].join(end));
}

/** The fields of a form, by its example and its schema. */
function fields(type: BodyType, known: Known): Arbitrary<string> {
  const example = (type.examples[0] ?? {}) as Record<string, string | string[]>;
  const names = Object.keys((type.schema['properties'] ?? {}) as object);
  const pairs = Object.entries({ ...example, 'site-key': known.siteKey }).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  );
  const more = fc.array(
    fc.tuple(
      fc.oneof(fc.constantFrom(...names), badText),
      fc.oneof(badText, fc.constantFrom('1', '5', 'fi', 'true')),
    ),
    { maxLength: 5 },
  );
  return more.map((extra) =>
    [...pairs, ...extra].map(([name, value]) => `${escaped(name)}=${escaped(value)}`).join('&'),
  );
}

/** A lone surrogate has no percent-encoding: it is sent as its bytes would be. */
const escaped = (text: string): string =>
  encodeURIComponent(
    text.replaceAll(/[\ud800-\udfff]/g, (half) => (half < '\udc00' ? '\ufffd' : '')).toWellFormed(),
  );

/** What is done to a text that was good as text. */
const asText: Arbitrary<(text: string) => string | Buffer> = fc.oneof(
  { weight: 14, arbitrary: fc.constant((text: string) => text) },
  { weight: 1, arbitrary: fc.nat(3_000).map((at) => (text: string) => text.slice(0, at)) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.nat(3_000), fc.constantFrom('"', '{', '}', ',', '\\', '\u0000', '\n', 'e9')).map(
      ([at, added]) =>
        (text: string) =>
          text.slice(0, at % (text.length + 1)) + added + text.slice(at % (text.length + 1)),
    ),
  },
  { weight: 1, arbitrary: fc.constant((text: string) => text.replace('{"', '{"id":"x","schema":"2","')) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(
        '1e400',
        '-1e-400',
        '1'.repeat(500),
        '0x10',
        '.5',
        'NaN',
        '1_000',
        '9007199254740993',
        '['.repeat(5_000) + ']'.repeat(5_000),
      )
      .map((number) => (text: string) => text.replace(/:\s*\d+/, `:${number}`)),
  },
  { weight: 1, arbitrary: fc.nat(3_000).map((at) => (text: string) => spoilBytes(text, at)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      (text: string) => '\ufeff' + text,
      (text: string) => Buffer.from(text, 'utf16le'),
      (text: string) => Buffer.from(text, 'latin1'),
      (text: string) => '['.repeat(20_000) + text,
      (text: string) => text + text,
      (text: string) => text.padEnd(66_000),
      (text: string) => text.padEnd(200_000, 'x'),
      () => '',
    ),
  },
);

/** Puts bytes that are no UTF-8 somewhere. */
function spoilBytes(text: string, at: number): Buffer {
  const bytes = Buffer.from(text);
  const place = at % (bytes.length + 1);
  return Buffer.concat([
    bytes.subarray(0, place),
    Buffer.from([0xc3, 0x28, 0xff, 0xed, 0xa0, 0x80]),
    bytes.subarray(place),
  ]);
}

/** Thirty megabytes in thirty kilobytes; and ten thousand records, each of which is answered. */
const bombs = {
  blanks: gzipSync(Buffer.alloc(32 * 1024 * 1024, ' ')),
  lines: gzipSync(Buffer.alloc(30_000, '{}\n')),
};

const packing: Arbitrary<(bytes: Buffer) => Body> = fc.oneof(
  { weight: 30, arbitrary: fc.constant((bytes: Buffer) => ({ bytes, headers: [] })) },
  {
    weight: 6,
    arbitrary: fc.constant((bytes: Buffer) => ({
      bytes: gzipSync(bytes),
      headers: [['content-encoding', 'gzip']] as const,
    })),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      (bytes: Buffer) => ({ bytes, headers: [['content-encoding', 'gzip']] as const }),
      (bytes: Buffer) => ({
        bytes: gzipSync(bytes).subarray(0, 40),
        headers: [['content-encoding', 'gzip']] as const,
      }),
      (bytes: Buffer) => ({ bytes: deflateSync(bytes), headers: [['content-encoding', 'deflate']] as const }),
      (bytes: Buffer) => ({
        bytes: brotliCompressSync(bytes),
        headers: [['content-encoding', 'br']] as const,
      }),
      (bytes: Buffer) => ({
        bytes: gzipSync(gzipSync(bytes)),
        headers: [['content-encoding', 'gzip, gzip']] as const,
      }),
      (bytes: Buffer) => ({ bytes, headers: [['content-encoding', 'identity']] as const }),
      (bytes: Buffer) => ({ bytes, headers: [['content-encoding', 'x-\u00e4']] as const }),
    ),
  },
);

/** Costly to unpack, so they are few. */
const bomb: Arbitrary<Body> = fc
  .constantFrom(bombs.blanks, bombs.lines)
  .map((bytes) => ({ bytes, headers: [['content-encoding', 'gzip']] }));

const mediaTypes = fc.constantFrom(
  '',
  'text/plain',
  'application/json; charset=utf-16',
  'application/json; charset="',
  'APPLICATION/JSON',
  'application/json;;;',
  'application/jsonx',
  'application/x-ndjson',
  'text/csv; header=absent',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  '/',
  'x'.repeat(2_000),
  '__proto__',
  'a/b, application/json',
);

/** A body of an operation, of the kind it takes mostly. */
export function bodyOf(
  types: readonly BodyType[],
  schemas: Readonly<Record<string, Schema>>,
  records: readonly unknown[],
  known: Known,
): Arbitrary<Body> {
  return fc.constantFrom(...types).chain((type) => {
    const text: Arbitrary<string> =
      type.mediaType === 'application/x-ndjson'
        ? lines(type, records, known)
        : type.mediaType === 'text/csv'
          ? table(type)
          : type.mediaType === 'application/x-www-form-urlencoded'
            ? fields(type, known)
            : jsonValue(type, schemas, known).map((value) => JSON.stringify(value) ?? '');
    const mediaType = fc.oneof(
      { weight: 20, arbitrary: fc.constant(type.mediaType) },
      { weight: 1, arbitrary: mediaTypes },
    );
    return fc.oneof(
      {
        weight: 400,
        arbitrary: fc.tuple(text, asText, packing, mediaType).map(([written, spoil, pack, media]): Body => {
          const { bytes, headers } = pack(Buffer.from(spoil(written) as string));
          return {
            bytes,
            headers: [...(media === '' ? [] : [['content-type', media] as const]), ...headers],
          };
        }),
      },
      {
        weight: 1,
        arbitrary: bomb.map(({ bytes, headers }) => ({
          bytes,
          headers: [['content-type', type.mediaType] as const, ...headers],
        })),
      },
    );
  });
}
