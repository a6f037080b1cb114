import { type Feedback, readFeedback } from '@palaute/schema';
import { textPacks } from '@palaute/schema/texts';
import { fi } from '@palaute/schema/texts/fi';
import { sv } from '@palaute/schema/texts/sv';
import { type Fhir as FhirType, type ParseConformance } from 'fhir';
import fhirLibrary from 'fhir';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Extension, type OwnItem, questionnaire, toQuestionnaireResponse } from './index.ts';

/** A stock validator with HL7's own profiles of R4. It checks structure, not forms of values nor invariants. */
const { Fhir } = fhirLibrary as unknown as { Fhir: new (parser?: ParseConformance) => FhirType };
const validator = new Fhir();
const complaintsOf = (resource: object): unknown[] =>
  validator
    .validate(JSON.parse(JSON.stringify(resource)) as object, { errorOnUnexpected: true })
    .messages.filter(({ severity }) => severity === 'error' || severity === 'fatal');

const read = (input: object): Feedback => {
  const { feedback, faults } = readFeedback(input, { now: new Date('2026-11-22T10:00:00Z') });
  if (!feedback) throw new Error(JSON.stringify(faults));
  return feedback;
};
const whole = {
  schema: '1',
  id: '6f1f3ad2-7a4c-4b3e-9d5f-0a1b2c3d4e5f',
  instrument: 'thl-kap-2022',
  textVersion: '2026-11-22',
  language: 'fi',
  unit: '1.2.246.10.32213078.10.99001',
  provider: '1.2.246.10.32213078.10.0',
  service: { system: '1.2.246.537.6.50', code: 'SOTE23.1' },
  event: 'visit-7',
  contactChannel: 'site',
  contactOn: '2026-10-01',
  collectionChannel: 'paper',
  support: 'none',
  respondent: 'client',
  ageBand: 'adult',
  shown: ['nps', 'open', 'safety', 'access', 'benefit', 'encounter', 'my-area:way'],
  answers: [
    { item: 'nps', value: 9 },
    { item: 'open', value: 'Ystävällinen vastaanotto' },
    { item: 'access', value: 4 },
    { item: 'benefit', missing: 'dont-know' },
    { item: 'encounter', missing: 'prefer-not' },
    { item: 'my-area:way', value: 'bus' },
  ],
  free: { text: 'Muuta sanottavaa' },
  contact: { name: 'Maija Meikäläinen', email: 'maija@example.fi' },
};

describe('A record as FHIR', () => {
  const response = toQuestionnaireResponse(read(whole));
  const item = (linkId: string) => response.item.find((one) => one.linkId === linkId);
  const urls = (extensions: readonly Extension[] = []) =>
    Object.fromEntries(extensions.map(({ url, ...value }) => [url, Object.values(value)[0]]));

  it('is what a stock validator takes for a QuestionnaireResponse', () => {
    expect(complaintsOf(response)).toEqual([]);
    // It does complain: else its silence would say nothing.
    expect(complaintsOf({ ...response, status: 'done' })).not.toEqual([]);
    expect(complaintsOf({ ...response, person: 'x' })).not.toEqual([]);
    expect(complaintsOf({ ...response, item: [{ answer: [{ valueInteger: 9 }] }] })).not.toEqual([]);
  });

  it('has the answers under the items’ ids: a number, a text, and a code with the number it stands for', () => {
    expect(item('nps')).toEqual({ linkId: 'nps', answer: [{ valueInteger: 9 }] });
    expect(item('open')?.answer).toEqual([{ valueString: 'Ystävällinen vastaanotto' }]);
    expect(item('access')?.answer).toEqual([
      {
        valueCoding: {
          system: 'urn:palaute:fhir:likert',
          code: '4',
          extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: 4 }],
        },
      },
    ]);
  });

  it.each([
    ['safety', 'unknown', 'skipped'],
    ['benefit', 'asked-unknown', 'dont-know'],
    ['encounter', 'asked-declined', 'prefer-not'],
  ])('says of %s, which has no value, why: %s in HL7’s words', (linkId, code, reason) => {
    expect(item(linkId)?.answer).toBe(undefined);
    expect(urls(item(linkId)?.extension)).toEqual({
      'http://hl7.org/fhir/StructureDefinition/data-absent-reason': code,
      'urn:palaute:fhir:missing': reason,
    });
  });

  it('leads to no person: neither contact details, nor a subject, nor the service event', () => {
    const text = JSON.stringify(response);
    for (const word of ['Maija', 'maija@example.fi', 'visit-7', 'Muuta']) expect(text).not.toContain(word);
    for (const element of ['subject', 'source', 'encounter', 'basedOn', 'partOf'])
      expect(response).not.toHaveProperty(element);
  });

  it('names the wording that was read, and the context of the national record', () => {
    expect(response.questionnaire).toBe('urn:palaute:questionnaire:thl-kap-2022|2026-11-22');
    expect(response.questionnaire).toBe(`${questionnaire().url}|${questionnaire().version}`);
    const unknown = toQuestionnaireResponse(read({ ...whole, textVersion: 'unknown' }));
    expect(unknown.questionnaire).toBe('urn:palaute:questionnaire:thl-kap-2022');
    expect(response.author.identifier.value).toBe('urn:oid:1.2.246.10.32213078.10.99001');
    expect(urls(response.extension)).toMatchObject({
      'urn:palaute:fhir:contact-on': '2026-10-01',
      'urn:palaute:fhir:collection-channel': 'paper',
      'urn:palaute:fhir:respondent': 'client',
    });
  });

  it('stands in the questionnaire’s order and has nothing that is not asked in it', () => {
    const order = questionnaire().item.map(({ linkId }) => linkId);
    expect(response.item.map(({ linkId }) => linkId)).toEqual(
      order.filter((linkId) => whole.shown.includes(linkId)),
    );
  });

  it('has been stopped where the person stopped', () => {
    const answers = [{ item: 'nps', missing: 'interrupted' }];
    const stopped = toQuestionnaireResponse(read({ ...whole, shown: ['nps', 'open'], answers }));
    expect([stopped.status, response.status]).toEqual(['stopped', 'completed']);
  });

  it('is valid and keeps every number, whatever was answered', () => {
    const value = fc.option(fc.integer({ min: 1, max: 5 }));
    fc.assert(
      fc.property(fc.record({ access: value, safety: value, nps: value }), (given) => {
        const answers = Object.entries(given).flatMap(([name, answer]) =>
          answer === null ? [] : [{ item: name, value: answer }],
        );
        const made = toQuestionnaireResponse(read({ ...whole, shown: Object.keys(given), answers }));
        const numbers = made.item.flatMap(({ linkId, answer }) =>
          (answer ?? []).map((one) => [
            linkId,
            'valueInteger' in one ? one.valueInteger : 'valueCoding' in one && Number(one.valueCoding.code),
          ]),
        );
        expect(Object.fromEntries(numbers)).toEqual(
          Object.fromEntries(answers.map((one) => [one.item, one.value])),
        );
        expect(complaintsOf(made)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

describe('The national instrument as FHIR', () => {
  const made = questionnaire();
  const translationsOf = (extended: { extension: readonly Extension[] } | undefined) =>
    (extended?.extension ?? []).flatMap(({ extension }) => {
      const [lang, content] = extension ?? [];
      return lang && content ? [{ lang: lang.valueCode, content }] : [];
    });

  it('is what a stock validator takes for a Questionnaire, each link id once', () => {
    expect(complaintsOf(made)).toEqual([]);
    expect(complaintsOf({ ...made, item: [{ linkId: 'x', type: 'likert' }] })).not.toEqual([]);
    const ids = made.item.flatMap(({ linkId, item = [] }) => [linkId, ...item.map((one) => one.linkId)]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('asks what THL asks, in its order and its words', () => {
    expect(made.item.map(({ linkId, text }) => [linkId, text])).toEqual(
      [
        'nps',
        'open',
        'access',
        'encounter',
        'participation',
        'safety',
        'information',
        'comprehensibility',
        'benefit',
      ].map((id) => [id, fi.texts[id as keyof typeof fi.texts]]),
    );
    const [nps, , access] = made.item;
    expect(nps?.extension?.map(({ valueInteger }) => valueInteger)).toEqual([0, 10]);
    expect(access?.answerOption?.map(({ valueCoding }) => [valueCoding.code, valueCoding.display])).toEqual(
      ([1, 2, 3, 4, 5] as const).map((value) => [String(value), fi.texts[`likert-${value}`]]),
    );
  });

  it('marks what is not THL’s own wording, a translation or a Finnish text, and nothing else', () => {
    const [, , access] = made.item;
    const mark = { extension: [{ url: 'urn:palaute:fhir:unofficial-wording', valueBoolean: true }] };
    const swedish = translationsOf(access?.['_text']).find(({ lang }) => lang === 'sv');
    expect(swedish?.content).toEqual({ url: 'content', valueString: sv.texts.access, _valueString: mark });
    expect(
      access?.['_text']?.extension.some(({ url }) => url === 'urn:palaute:fhir:unofficial-wording'),
    ).toBe(false);
    const marked = access?.answerOption?.map(({ valueCoding }) =>
      Boolean(valueCoding['_display']?.extension.some(({ valueBoolean }) => valueBoolean)),
    );
    expect(marked).toEqual([false, true, true, true, false]);
  });

  it('has no Sámi translation as long as none is at hand, and takes one that is official', () => {
    const languagesOf = (one = made) => translationsOf(one.item[2]?.['_text']).map(({ lang }) => lang);
    expect(languagesOf()).toEqual(['sv', 'en', 'ru', 'uk', 'et', 'ar', 'so', 'fi-x-selko']);
    const se = {
      language: 'se',
      version: '2027-01-01',
      texts: { access: 'Official' },
      official: ['access'],
    } as const;
    const packs = { ...textPacks, se };
    const replaced = questionnaire({ packs });
    expect(replaced.version).toBe('2027-01-01');
    expect(translationsOf(replaced.item[2]?.['_text']).find(({ lang }) => lang === 'se')?.content).toEqual({
      url: 'content',
      valueString: 'Official',
    });
  });

  it('with an organisation’s own items is another questionnaire, which a response may answer', () => {
    const options = [
      { id: 'bus', names: { fi: 'Bussilla', sv: 'Med buss' } },
      { id: 'other', names: { fi: 'Muuten' } },
    ];
    const items: OwnItem[] = [
      { id: 'my-area:way', kind: 'choice', names: { fi: 'Miten tulit?' }, options },
      { id: 'my-area:why', kind: 'multi', names: { fi: 'Miksi?' }, options },
      { id: 'my-area:staff', kind: 'likert', names: { fi: 'Oma väittämä' } },
      { id: 'my-area:solved', kind: 'yes-no', names: { fi: 'Ratkesiko?' } },
      { id: 'my-area:more', kind: 'text', names: { fi: 'Mitä muuta?' } },
    ];
    const ours = questionnaire({ own: { url: 'https://alue.example/fhir/kysely', version: '3', items } });
    expect(complaintsOf(ours)).toEqual([]);
    expect(ours.derivedFrom).toEqual([`${made.url}|${made.version}`]);
    const answers = [
      { item: 'my-area:way', value: 'bus' },
      { item: 'my-area:why', value: ['bus', 'other'] },
      { item: 'my-area:staff', value: 2 },
      { item: 'my-area:solved', value: false },
      { item: 'my-area:more', value: 'Ei muuta' },
    ];
    const shown = answers.map((answer) => answer.item);
    const response = toQuestionnaireResponse(read({ ...whole, shown, answers }), { questionnaire: ours });
    expect(complaintsOf(response)).toEqual([]);
    expect(response.questionnaire).toBe('https://alue.example/fhir/kysely|3');
    expect(response.item.map(({ answer }) => answer)).toMatchObject([
      [{ valueCoding: { code: 'bus' } }],
      [{ valueCoding: { code: 'bus' } }, { valueCoding: { code: 'other' } }],
      [{ valueCoding: { code: '2' } }],
      [{ valueBoolean: false }],
      [{ valueString: 'Ei muuta' }],
    ]);
  });
});
