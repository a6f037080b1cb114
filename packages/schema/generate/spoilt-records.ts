// Makes records for the laws that readers of records keep: good ones with up to three small changes. A value is often
// replaced by one of its own kind that stands on the edge of a rule, so that every rule is met.
import * as fc from 'fast-check';
import { shownLimit } from '../src/instrument.ts';
import { goodRecords } from './good-records.ts';

/** Texts on the edge of a rule, by what they could be. */
const edges: readonly { readonly kin: RegExp; readonly texts: readonly string[] }[] = [
  {
    kin: /^\d{4}-\d\d-\d\d$/,
    texts: [
      ['2025-02-29', '2026-02-30', '2026-11-22', '2026-11-23', '2026-11-24', '1999-12-31', '0000-01-01'],
      ['2026-11-22 ', '2026-11-22\n', '2026-1-1', '9999-12-31', '2026-13-01', '2026-04-31', '20261122'],
    ].flat(),
  },
  {
    kin: /^(urn:oid:)?1\.2\.246/i,
    texts: [
      [
        '1.2.246.10.32213079.10.0',
        '1.2.246.10.03221308.10.0',
        '1.2.246.10.32213078.10.0\n',
        '1.2.246.10.1.10.0',
      ],
      ['urn:oid:urn:oid:1.2.246.10.32213078.10.0', '1.2.246.10.32213078.19.0', '1.2.246.10.32213078.10.00'],
      ['1.2.246.10.32213078.10', '1.2.246.10.32213078.10.10000000000', ' 1.2.246.10.32213078.10.0'],
      ['1.2.246.10.32213078.10.0.1.2.3.4.5.6.7.8', '1.2.246.10.32213078.10.0.1.2.3.4.5.6.7.8.9', 'Urn:Oid:1'],
    ].flat(),
  },
  {
    kin: /^[0-9a-f]{8}-/i,
    texts: [
      ['3f2a9c1b-0000-1000-8000-000000000001', '3f2a9c1b-0000-4000-c000-000000000001', '3f2a9c1b'],
      ['3F2A9C1B-0000-5000-B000-000000000001', '3f2a9c1b-0000-4000-8000-000000000001\n', '\u212a'],
      ['{3f2a9c1b-0000-4000-8000-000000000001}'],
    ].flat(),
  },
  {
    kin: /@|^[ +]*\d/,
    texts: [
      [
        'a@b.fi',
        'a@b',
        '@b.fi',
        'a@b@c.fi',
        'a b@c.fi',
        `${'a'.repeat(250)}@b.fi`,
        'a@b.fi\u0000',
        'a\n@b.fi',
      ],
      [
        '+358',
        '+358 40 1',
        '040\t123456',
        '12345\u0007',
        '1'.repeat(40),
        '1'.repeat(41),
        '１２３４５６',
        '++12345',
      ],
    ].flat(),
  },
  {
    kin: /^(nps|open|[a-z]+:[a-z-]+|[a-z]+)$/,
    texts: [
      [
        'nps',
        'open',
        'safety',
        'mood',
        'own:x',
        'Own:x',
        'o:x',
        'own:x\n',
        'oma-hame:way',
        'oma-hame:unknown',
      ],
      ['bus', 'BUS', 'not-shown', 'skipped', 'fi', 'de', 'web', 'site', 'email', 'phone', 'none', 'adult'],
    ].flat(),
  },
  {
    kin: /^/,
    texts: [
      ['', ' ', '\n', '\0', '\u00a0', '\ufeff', '\u0085', '\ud800', '1', 'true', 'null', 'a\nb', 'ä', '１'],
      ['a'.repeat(40), 'a'.repeat(41), 'a'.repeat(61), 'a'.repeat(100), 'a'.repeat(101), 'a'.repeat(201)],
      ['a'.repeat(4000), 'a'.repeat(4001), '👍🏽'.repeat(4000), '👍🏽'.repeat(4001), ` ${'a'.repeat(4000)}\n`],
    ].flat(),
  },
];

const numbers: readonly unknown[] = [0, -0, 1, 5, 6, 10, 11, -1, 6.5, 1e300, '9', true];

const jsonValues: readonly unknown[] = [
  [
    null,
    true,
    false,
    3,
    {},
    [],
    [[]],
    [null],
    ['bus'],
    ['bus', 'bus'],
    ['nurse', 'doctor'],
    ['Bus'],
    ['a', 1],
  ],
  [{ item: 'nps' }, { value: 3 }, { item: 'nps', value: 9 }, { item: 'own:x', value: [] }, { item: 'x' }],
  [
    { item: 'safety', missing: 'not-shown' },
    { item: 'open', value: '\u0000' },
    { item: 'own:x', value: true },
  ],
  [{ text: 'x' }, { kinds: [] }, { kinds: ['idea', 'idea'] }, { topics: ['other', 1] }, { name: 'Maija' }],
  [
    { email: 'a@b.fi', by: 'phone' },
    { phone: '12345', by: 'phone' },
    { system: 'x' },
    { system: 'ä', code: '' },
  ],
].flat();

/** What no JSON holds, but a caller in JavaScript may hand over. */
const foreignValues: readonly unknown[] = [
  [undefined, NaN, Infinity, 10n, Symbol.iterator, () => 'nps', /x/, new Date(0), new Map([['item', 'nps']])],
  [[undefined], Array(2), Object.create({ item: 'nps', value: 3 }), { text: undefined }, { item: undefined }],
].flat();

const names = [
  '',
  'toString',
  '__proto__',
  'constructor',
  'a/b~c',
  'Unit',
  'value',
  'missing',
  'item',
  'text',
  'by',
];

/** What is done; the likely ones often. */
const deeds = [
  ...Array<'kin'>(5).fill('kin'),
  ...Array<'replace'>(2).fill('replace'),
  'remove',
  'add',
  'rename',
  'wrap',
  'flood',
  'shift',
  'swap',
] as const;

/** One small change: what is done, at which place of all that there are, with what. */
interface Change {
  readonly deed: (typeof deeds)[number];
  readonly place: number;
  readonly choice: number;
  readonly name: string;
  readonly value: unknown;
}

const changes = (values: readonly unknown[], anything: fc.Arbitrary<unknown>): fc.Arbitrary<Change> =>
  fc.record({
    deed: fc.constantFrom(...deeds),
    place: fc.nat({ max: 9_999 }),
    choice: fc.nat({ max: 9_999 }),
    name: fc.constantFrom(...names),
    value: fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: anything }),
  });

type Holder = Record<string, unknown>;

/** Lists and plain objects; what else there is stays whole. */
function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}

/** Every place in a value: what holds it, and under which name. */
const placesIn = (value: unknown): { holder: Holder; key: string }[] =>
  isHolder(value)
    ? Object.keys(value).flatMap((key) => [{ holder: value, key }, ...placesIn(value[key])])
    : [];

/** A copy as deep as changes go, so that no two records share what is changed. A hole in a list stays one. */
function copy(value: unknown): unknown {
  if (!isHolder(value)) return value;
  const twin = (Array.isArray(value) ? value.slice() : { ...value }) as Holder;
  for (const key of Object.keys(twin)) twin[key] = copy(twin[key]);
  return twin;
}

const pick = <T>(list: readonly T[], choice: number): T | undefined => list[choice % list.length];

function kinOf(old: unknown, choice: number): unknown {
  if (typeof old === 'number') return pick(numbers, choice);
  if (typeof old !== 'string') return pick(jsonValues, choice);
  return pick(edges.find(({ kin }) => kin.test(old))?.texts ?? [], choice);
}

function shift(old: unknown, choice: number): unknown {
  if (typeof old === 'number') return old + (choice % 23) - 11;
  if (typeof old !== 'string') return old;
  return pick([`${old}\n`, ` ${old}`, `${old}x`, old.slice(1), old.toUpperCase(), `${old}\u0000`], choice);
}

/** Fills a list up to the most that one may hold, or one more. */
function flood(list: unknown[], choice: number): void {
  const isOfText = list.every((entry) => typeof entry === 'string');
  while (list.length < shownLimit + (choice % 2)) {
    const item = `own:item-${list.length}`;
    list.push(isOfText ? item : { item, missing: 'not-shown' });
  }
}

function change(record: unknown, { deed, place, choice, name, value }: Change): void {
  const places = placesIn(record);
  const chosen = pick(places, place);
  if (!chosen) return;
  const { holder, key } = chosen;
  const old = holder[key];
  // Defined, not assigned, so that a field may be called __proto__.
  const set = (under: string, what: unknown) =>
    Object.defineProperty(holder, under, {
      value: copy(what),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  const remove = () => (Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key]);
  const add = (what: unknown) =>
    Array.isArray(holder) ? holder.push(copy(what)) : set(pick([name, 'extra'], choice) ?? '', what);
  switch (deed) {
    case 'kin':
      return void set(key, kinOf(old, choice));
    case 'replace':
      return void set(key, value);
    case 'remove':
      return void remove();
    case 'add':
      return void add(pick([value, old], choice));
    case 'rename':
      remove();
      return void add(old);
    case 'wrap':
      return void set(key, [old]);
    case 'flood':
      return void (Array.isArray(old) && flood(old, choice));
    case 'shift':
      return void set(key, shift(old, choice));
    case 'swap': {
      const other = pick(places, choice);
      return void (other && set(key, other.holder[other.key]));
    }
  }
}

const spoil = (each: fc.Arbitrary<Change>) =>
  fc.tuple(goodRecords, fc.array(each, { minLength: 1, maxLength: 3 })).map(([record, list]) => {
    const spoilt = copy(record) as Holder;
    for (const one of list) change(spoilt, one);
    return spoilt;
  });

/** Spoilt records, some of which are still good. Any value of the language may be in them. */
export const spoiltRecords: fc.Arbitrary<Record<string, unknown>> = spoil(
  changes([...jsonValues, ...foreignValues], fc.anything()),
);

/** The same as they come over the wire. */
export const spoiltJsonRecords: fc.Arbitrary<unknown> = spoil(changes(jsonValues, fc.jsonValue())).map(
  (record) => JSON.parse(JSON.stringify(record)) as unknown,
);
