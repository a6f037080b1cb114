import { describe, expect, test } from 'vitest';
import { feedbackKinds } from '../code-lists/index.ts';
import {
  deviceSet,
  feedbackTopics,
  generalSet,
  isOwnItemId,
  nationalKind,
  statementIds,
} from '../instrument.ts';
import { textPacks } from './packs.ts';
import { sectionProvenance } from './section-provenance.ts';
import * as sections from './sections/index.ts';
import { itemSets, ownItemShapes } from './sets.ts';
import { variants } from './variants.ts';

const byName: Readonly<Record<string, sections.TextSection>> = { ...sections };
const provenanceByName: Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>
> = sectionProvenance;

test('every section has its provenance', () => {
  expect(Object.keys(provenanceByName).toSorted()).toEqual(Object.keys(byName).toSorted());
});

describe.each(Object.entries(byName))('the section %s', (name, { version, texts }) => {
  const provenances = provenanceByName[name] ?? {};

  test('has a day for its version', () => {
    expect(version).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  test.each(Object.entries(texts))('has %s in three languages, each with its provenance', (id, text) => {
    expect(Object.keys(text)).toEqual(['fi', 'sv', 'en']);
    for (const [language, wording] of Object.entries(text)) {
      expect(wording.normalize('NFC').trim()).toBe(wording);
      expect(wording).toMatch(/\p{L}/u);
      expect(provenances[id]?.[language]).toMatchObject({
        status: expect.stringMatching(/^(?:official|county|proposal)$/),
        source: expect.stringMatching(/../),
      });
    }
  });

  test('has a provenance for nothing else', () => {
    expect(Object.keys(provenances).toSorted()).toEqual(Object.keys(texts).toSorted());
  });
});

test('every kind and topic of free feedback has its name', () => {
  for (const kind of feedbackKinds) expect(sections.freeFeedback.texts).toHaveProperty([`kind-${kind}`]);
  for (const topic of feedbackTopics) expect(sections.freeFeedback.texts).toHaveProperty([`topic-${topic}`]);
});

test('the other places to turn to have their names in the terms of 2024', () => {
  const { links } = sections;
  expect(links.texts['patient-ombudsperson']).toEqual({
    fi: 'Potilasasiavastaava',
    sv: 'Patientombud',
    en: 'Patient ombudsperson',
  });
  expect(links.texts['social-ombudsperson']).toMatchObject({ fi: 'Sosiaaliasiavastaava', sv: 'Socialombud' });
  expect(links.texts.objection).toMatchObject({ fi: 'Muistutus', sv: 'Anmärkning' });
  expect(links.texts.complaint).toMatchObject({ fi: 'Kantelu', sv: 'Klagan' });
  expect(JSON.stringify(links)).not.toMatch(/asiamies|ombudsman/i);
});

describe.each(Object.values(itemSets))('the set $id', ({ id, names: title, items, status }) => {
  const flat = items.flat();

  test('stands under its own name, in three languages', () => {
    expect(itemSets[id].id).toBe(id);
    expect(Object.keys(title)).toEqual(['fi', 'sv', 'en']);
  });

  test('asks everybody the recommendation question and the open question, first', () => {
    expect(items.slice(0, 2)).toEqual(['nps', 'open']);
  });

  test('asks each item once, national ones before own ones', () => {
    expect(new Set(flat).size).toBe(flat.length);
    const own = flat.map(isOwnItemId);
    expect(own).toEqual(own.toSorted());
  });

  test('knows how each item is answered, and has its text', () => {
    const texts: Readonly<Record<string, unknown>> = {
      ...textPacks.fi.texts,
      ...sections.childrenPlaceholders.texts,
      ...sections.firstLinePhone.texts,
    };
    const shapes: Readonly<Record<string, unknown>> = ownItemShapes;
    for (const item of flat) {
      expect(nationalKind(item) ?? shapes[item]).toBeDefined();
      expect(texts).toHaveProperty([item]);
    }
  });

  test('is official only when it holds national items alone', () => {
    if (status === 'official') expect(flat.every((item) => nationalKind(item))).toBe(true);
  });
});

test('the general set and the device’s are the instrument’s', () => {
  expect(itemSets.general.items).toEqual(generalSet);
  expect(itemSets.device.items).toEqual(deviceSet);
});

test('a relative is not asked the statements of the client’s own experience', () => {
  expect(itemSets.relatives).toMatchObject({ status: 'missing', items: ['nps', 'open'] });
});

test('children’s placeholders are marked as such and never meet a national id', () => {
  expect(itemSets.children.status).toBe('placeholder');
  for (const id of Object.keys(sections.childrenPlaceholders.texts)) {
    expect(isOwnItemId(id)).toBe(true);
    expect(id).toMatch(/^children-placeholder:/);
  }
  expect(Object.keys(sections.childrenPlaceholders.texts)).toHaveLength(statementIds.length);
  for (const { fi, sv, en } of Object.values(sectionProvenance.childrenPlaceholders)) {
    for (const { status, source } of [fi, sv, en]) {
      expect({ status, source }).toEqual({ status: 'proposal', source: 'own placeholder' });
    }
  }
});

test('the county’s questions stand as Oma Häme 2025 has them', () => {
  expect(Object.values(sections.firstLinePhone.texts).map(({ fi }) => fi)).toEqual([
    'Tiedätkö, miten hoitosi/palvelusi jatkuu?',
    'Ratkesiko asiasi tällä yhteydenotolla?',
    'Miten voisimme kehittää puhelinpalveluamme vielä paremmaksi?',
    'Kyllä',
    'Ei',
  ]);
});

describe('the variants', () => {
  test('have ids of their own, a text and a source', () => {
    expect(new Set(variants.map(({ id }) => id)).size).toBe(variants.length);
    for (const { text, source } of variants) {
      expect(text.normalize('NFC').trim()).toBe(text);
      expect(source).toMatch(/../);
    }
  });

  test('are none of them the national wording', () => {
    const national = Object.values(textPacks.fi.texts);
    for (const { text } of variants) expect(national).not.toContain(text);
  });
});

test('no source is named by a file', () => {
  const everything = JSON.stringify([sectionProvenance, itemSets, variants]);
  expect(everything).not.toMatch(/\.(?:txt|json|pdf)\b/i);
});
