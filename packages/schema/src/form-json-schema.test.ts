import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { jsonSchemaOf } from '../generate/json-schemas.ts';
import { type FormDefinitionInput, readForm } from './form.ts';
import { statementIds } from './instrument.ts';

const ajv = new Ajv2020({ validateFormats: false });
const isTaken = ajv.compile(jsonSchemaOf('Form'));

const texts = { fi: 'Tulisitko uudelleen?', sv: 'Skulle du komma igen?' };
const options = ['bus', 'car'].map((id) => ({ id, texts }));
const whole: FormDefinitionInput = {
  id: 'health-centre',
  unit: '1.2.246.10.32213078.10.99001',
  statements: { assignment: 'rotated', count: 4 },
  special: [{ id: 'oma-hame:again', kind: 'yes-no', texts }],
  own: [{ id: 'oma-hame:way', kind: 'choice', texts, options }],
  topics: true,
  respondent: true,
  ageBand: true,
  contact: true,
  handling: { fi: 'Palautteen lukee esihenkilö.' },
  links: { privacy: 'https://example.fi/tietosuoja', 'social-ombudsperson': 'https://example.fi/avuksi' },
};
const own = (change: object) => ({ own: [{ id: 'oma-hame:way', kind: 'likert', texts, ...change }] });
const fixed = (...ids: string[]) => ({ statements: { assignment: 'fixed', ids } });

describe('the JSON Schema of a form definition', () => {
  test.each<[string, object]>([
    ['everything', {}],
    ['all seven statements', fixed(...statementIds)],
    ['two statements', fixed('access', 'safety')],
    ['no more than it must have', { unit: undefined, special: undefined, own: undefined, links: undefined }],
    ['an own item of words', own({ kind: 'text' })],
  ])('takes one with %s, and so does the reader', (_, change) => {
    const form = JSON.parse(JSON.stringify({ ...whole, ...change })) as unknown;
    expect(readForm(form).refusals).toBeUndefined();
    expect(isTaken(form), JSON.stringify(isTaken.errors)).toBe(true);
  });

  test.each<[string, object]>([
    ['the recommendation question left out', { nps: false }],
    ['one statement', { statements: { assignment: 'rotated', count: 1 } }],
    ['eight statements', { statements: { assignment: 'rotated', count: 8 } }],
    ['a statement of its own', fixed('access', 'mood')],
    ['a statement twice', fixed('access', 'access')],
    [
      'three special items',
      { special: Array.from({ length: 3 }, (_, n) => ({ ...own({}).own[0], id: `a-b:i${n}` })) },
    ],
    [
      'more own items than can be shown',
      { own: Array.from({ length: 22 }, (_, n) => ({ ...own({}).own[0], id: `a-b:i${n}` })) },
    ],
    ['a national item defined anew', own({ id: 'access' })],
    ['a choice without options', own({ kind: 'choice' })],
    ['options of what is no choice', own({ kind: 'likert', options })],
    ['an item without Finnish', own({ texts: { sv: 'x' } })],
    ['an item of blanks', own({ texts: { fi: ' ' } })],
    ['a unit of another register', { unit: '1.2.246.10.32213078.19.0' }],
    ['a link without https', { links: { privacy: 'http://example.fi' } }],
    ['an unknown link', { links: { shop: 'https://example.fi' } }],
    ['a promise of its own', { replyDays: 14 }],
    ['words on handling in no language', { handling: 'Esihenkilö lukee.' }],
    ['words on handling that are blank', { handling: { fi: ' ' } }],
    ['a question that is neither asked nor not', { ageBand: 'adult' }],
  ])('refuses one with %s, and so does the reader', (_, change) => {
    const form = { ...whole, ...change };
    expect(readForm(form).refusals).toBeDefined();
    expect(isTaken(form)).toBe(false);
  });

  test.each<[string, object]>([
    ['a wrong check digit', { unit: '1.2.246.10.32213079.10.0' }],
    ['an item twice', { special: own({}).own, own: own({}).own }],
    [
      'an option twice',
      own({ kind: 'choice', options: [options[0], { ...options[0], texts: { fi: 'x' } }] }),
    ],
  ])('leaves %s to the reader', (_, change) => {
    const form = { ...whole, ...change };
    expect(readForm(form).refusals).toBeDefined();
    expect(isTaken(form), JSON.stringify(isTaken.errors)).toBe(true);
  });
});
