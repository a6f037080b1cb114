import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZodError } from 'zod';
import { makeEmbedded } from '../../../tests/environment/collector.ts';
import { type Database, openDatabase } from './database/open.ts';
import { loadOrganisation } from './organisation.ts';
import { Registers } from './registers.ts';

const oid = '1.2.246.10.32213078.10.0';
const unit = '1.2.246.10.32213078.10.99001';
const otherUnit = '1.2.246.10.32213078.10.99002';
const names = { fi: 'Nimi' };
const options = ['bus', 'car'].map((id) => ({ id, texts: { fi: id } }));
const way = { id: 'my-area:way', kind: 'choice', texts: { fi: 'Miten tulit?', se: 'Mo bohtet?' }, options };
const form = { id: 'one', unit, statements: { assignment: 'rotated', count: 3 }, own: [way] };
const file = {
  oid,
  names,
  divisions: [{ id: 'health-care', names }],
  units: [{ oid: unit, division: 'health-care', names }],
  items: [{ id: 'my-area:staff', kind: 'likert', names: { fi: 'Oma' } }],
  forms: [form],
  replyDays: 7,
};

describe('An organisation’s file', () => {
  let folder: string;
  let database: Database;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'palaute-organisation-'));
    await makeEmbedded(join(folder, 'database'));
    database = await openDatabase({ folder: join(folder, 'database') });
    await database.migrate();
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  const load = async (change: object = {}) => {
    await loadOrganisation(database.db, { ...file, ...change });
    return new Registers(database.db, () => new Date()).of(oid);
  };

  it('gives the forms, the items of them, and the promise of a reply', async () => {
    const register = await load();
    expect(register.forms.get('one')).toEqual({
      ...form,
      free: true,
      topics: false,
      respondent: false,
      ageBand: false,
      contact: false,
      links: {},
    });
    expect(register.replyDays).toBe(7);
    expect([...register.ownItems]).toEqual([
      ['my-area:staff', { kind: 'likert' }],
      ['my-area:way', { kind: 'choice', options: ['bus', 'car'] }],
    ]);
  });

  it('may be loaded again with other forms and another promise, and needs neither', async () => {
    const two = { ...form, id: 'two', own: [] };
    const register = await load({ forms: [{ ...form, contact: true }, two], replyDays: undefined });
    expect([...register.forms.keys()].toSorted()).toEqual(['one', 'two']);
    expect(register.forms.get('one')?.contact).toBe(true);
    expect(register.replyDays).toBe(14);
    expect((await load({ forms: undefined, items: undefined })).forms.size).toBe(2);
  });

  it('may ask one item in many places', async () => {
    const items = [
      { id: 'my-area:way', kind: 'choice', names, options: options.map(({ id }) => ({ id, names })) },
    ];
    const register = await load({ items, forms: [form, { ...form, id: 'two' }] });
    expect(register.ownItems.get('my-area:way')).toEqual({ kind: 'choice', options: ['bus', 'car'] });
  });

  it.each<[string, object, string]>([
    [
      'a rule of the national collection broken',
      { forms: [{ ...form, statements: { assignment: 'rotated', count: 1 } }] },
      'forms.0.statements.count',
    ],
    [
      'a question that cannot be left out',
      { forms: [form, { ...form, id: 'two', nps: false }] },
      'forms.1.nps',
    ],
    ['an unknown field of a form', { forms: [{ ...form, replyDays: 7 }] }, 'forms.0.replyDays'],
    ['two forms of one id', { forms: [form, form] }, ''],
    ['a form of a unit that is not in it', { forms: [{ ...form, unit: oid }] }, ''],
    ['an item of two kinds', { items: [{ id: 'my-area:way', kind: 'likert', names }] }, ''],
    [
      'a choice with other options elsewhere',
      {
        forms: [
          form,
          {
            ...form,
            id: 'two',
            own: [{ ...way, options: [...options, { id: 'foot', texts: { fi: 'x' } }] }],
          },
        ],
      },
      '',
    ],
    [
      'a unit of a service that is not in it',
      { units: [{ oid: unit, division: 'health-care', service: 'dental', names }] },
      'units.0.service',
    ],
    ['a service of no unit', { services: [{ id: 'dental', names }] }, 'services.0.id'],
    [
      'a service that has the id of a division',
      {
        services: [{ id: 'health-care', names }],
        units: [{ oid: unit, division: 'health-care', service: 'health-care', names }],
      },
      'services.0.id',
    ],
    [
      'a service of two divisions',
      {
        divisions: [
          { id: 'health-care', names },
          { id: 'families', names },
        ],
        services: [{ id: 'dental', names }],
        units: [
          { oid: unit, division: 'health-care', service: 'dental', names },
          { oid: otherUnit, division: 'families', service: 'dental', names },
        ],
      },
      'units.1.service',
    ],
    ['no promise', { replyDays: 0 }, 'replyDays'],
    ['a promise of half a year', { replyDays: 180 }, 'replyDays'],
  ])('is refused with %s, at its place', async (_name, change, place) => {
    const refused = await load(change).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ZodError);
    expect((refused as ZodError).issues.map(({ path }) => path.join('.'))).toContain(place);
  });

  it('keeps ids apart from those that were loaded before, and that it no longer has', async () => {
    const units = [{ oid: unit, division: 'health-care', service: 'dental', names }];
    await load({ services: [{ id: 'dental', names }], units });
    const asDivision = load({
      divisions: [{ id: 'dental', names }],
      units: [{ oid: unit, division: 'dental', names }],
    });
    await expect(asDivision).rejects.toThrow('a service that was loaded before has this id');
    await load();
    const asService = load({
      divisions: [{ id: 'families', names }],
      services: [{ id: 'health-care', names }],
      units: [{ oid: unit, division: 'families', service: 'health-care', names }],
    });
    await expect(asService).rejects.toThrow('a division that was loaded before has this id');
  });

  it('names the rule and its number where one is broken', async () => {
    const broken = load({ forms: [{ ...form, statements: { assignment: 'rotated', count: 8 } }] });
    await expect(broken).rejects.toThrow(/R009.*2 to 7/);
  });
});
