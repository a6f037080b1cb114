import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FormDefinitionInput, itemsOf, readForm } from './form.ts';
import { statementIds } from './instrument.ts';
import { nationalRules } from './national-rules.ts';

const definition: FormDefinitionInput = {
  id: 'terveysasema',
  unit: '1.2.246.10.32213078.10.99001',
  statements: { assignment: 'rotated', count: 3 },
  special: [{ id: 'thl:phone', kind: 'yes-no', texts: { fi: 'Ratkesiko asiasi tällä yhteydenotolla?' } }],
  own: [
    {
      id: 'my-area:way',
      kind: 'choice',
      texts: { fi: 'Miten tulit?', sv: 'Hur kom du?' },
      options: [
        { id: 'bus', texts: { fi: 'Bussilla' } },
        { id: 'car', texts: { fi: 'Autolla' } },
      ],
    },
  ],
  links: { kanta: 'https://www.kanta.example/omakanta' },
};

/** The rules that a changed definition breaks, by where. */
const broken = (change: object) =>
  (readForm({ ...definition, ...change }).refusals ?? []).map(({ pointer, rule }) => [pointer, rule?.id]);

describe('A form definition', () => {
  it('is taken when it keeps every rule, with what it left out filled in', () => {
    expect(readForm(definition).form).toEqual({
      ...definition,
      free: true,
      topics: false,
      respondent: false,
      ageBand: false,
      contact: false,
    });
  });

  it('shows recommendation and open question first and own items last', () => {
    const { form } = readForm(definition);
    if (!form) throw new Error('it is a good one');
    expect(itemsOf(form, ['safety', 'access'])).toEqual([
      'nps',
      'open',
      'safety',
      'access',
      'thl:phone',
      'my-area:way',
    ]);
  });

  it.each([
    ['NPS switched off', { nps: false }, '/nps', 'R006'],
    ['the open question switched off', { open: false }, '/open', 'R006'],
    ['one statement', { statements: { assignment: 'rotated', count: 1 } }, '/statements/count', 'R009'],
    ['eight statements', { statements: { assignment: 'rotated', count: 8 } }, '/statements/count', 'R009'],
    [
      'a statement twice',
      { statements: { assignment: 'fixed', ids: ['access', 'safety', 'access'] } },
      '/statements/ids/2',
      'R009',
    ],
    [
      'a statement of nobody’s',
      { statements: { assignment: 'fixed', ids: ['access', 'kindness'] } },
      '/statements/ids/1',
      'R011',
    ],
    [
      'three special items',
      { special: ['a1', 'b1', 'c1'].map((id) => ({ id: `thl:${id}`, kind: 'likert', texts: { fi: 'x' } })) },
      '/special',
      'R010',
    ],
    [
      'a national statement reworded',
      { own: [{ id: 'access', kind: 'likert', texts: { fi: 'Sain apua' } }] },
      '/own/0/id',
      'R011',
    ],
    [
      'an own item without a namespace',
      { own: [{ id: 'kindness', kind: 'likert', texts: { fi: 'x' } }] },
      '/own/0/id',
      'R011',
    ],
  ])('is refused with the rule and its source for %s', (_name, change, pointer, id) => {
    expect(broken(change)).toContainEqual([pointer, id]);
    const rule = Object.values(nationalRules).find((candidate) => candidate.id === id);
    expect(rule?.source.length).toBeGreaterThan(10);
  });

  it.each([
    [
      'a choice without options',
      { own: [{ id: 'my-area:x', kind: 'choice', texts: { fi: 'x' } }] },
      '/own/0/options',
    ],
    ['an insecure link', { links: { kanta: 'http://kanta.example' } }, '/links/kanta'],
    ['an unknown link', { links: { lottery: 'https://x.example' } }, '/links/lottery'],
    ['a bad OID', { unit: '1.2.3' }, '/unit'],
    ['a promise of its own', { replyDays: 7 }, '/replyDays'],
    ['words on handling without Finnish', { handling: { sv: 'Chefen läser' } }, '/handling/fi'],
    ['a question that is neither asked nor not', { respondent: 'client' }, '/respondent'],
  ])('is refused for %s, at its place', (_name, change, pointer) => {
    expect(broken(change).map(([at]) => at)).toContain(pointer);
  });

  it('takes any fixed choice of two to seven different statements', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...statementIds], { minLength: 2 }), (ids) => {
        expect(readForm({ ...definition, statements: { assignment: 'fixed', ids } }).form).toBeDefined();
      }),
    );
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.anything(), (input) => void readForm(input)));
    fc.assert(fc.property(fc.jsonValue(), (value) => void readForm({ ...definition, own: value })));
  });
});
