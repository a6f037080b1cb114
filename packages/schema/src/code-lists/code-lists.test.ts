import { describe, expect, test } from 'vitest';
import { bareOid, checkOid, isBusinessId } from '../identifiers.ts';
import type { CodeEntry, CodeList } from './code-list.ts';
import * as lists from './index.ts';
import { municipalities, municipalityList } from './municipalities.ts';
import { ptvServiceClasses, ptvServiceClassList, soteServiceClasses } from './ptv-service-classes.ts';

const all: readonly CodeList[] = [
  lists.ageBandList,
  lists.collectionChannelList,
  lists.contactChannelList,
  lists.feedbackKindList,
  lists.languageList,
  lists.ptvTargetGroupList,
  lists.respondentRoleList,
  lists.supportList,
  lists.wellbeingAreaList,
  municipalityList,
  ptvServiceClassList,
];

/** Three names, each tidy. */
function expectNames({ names }: Pick<CodeEntry, 'names'>): void {
  expect(Object.keys(names)).toEqual(['fi', 'sv', 'en']);
  for (const name of Object.values(names)) {
    expect(name).toMatch(/\S/);
    expect(name.normalize('NFC').trim().replaceAll('  ', ' ')).toBe(name);
  }
}

test('every exported list is checked here', () => {
  const exported = Object.values(lists).filter((value) => typeof value === 'object' && 'codes' in value);
  expect(exported.every((list) => all.includes(list))).toBe(true);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});

describe.each(all)('the list $id', ({ id, system, names, version, source, codes }) => {
  test('says what it is, which version and from where', () => {
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expectNames({ names });
    expect(version).toMatch(/\d|^ptv/);
    expect(source).toMatch(/../);
    if (system !== null) expect(system).toMatch(/^(?:https?:\/\/|urn:|1\.2\.246\.)/);
  });

  test('has each code once', () => {
    expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length);
  });

  test('has three names for every code', () => {
    for (const entry of codes) expectNames(entry);
  });

  test('has no two codes of one name', () => {
    for (const language of ['fi', 'sv', 'en'] as const) {
      const found = codes.map((entry) => entry.names[language]);
      expect(new Set(found).size).toBe(found.length);
    }
  });

  test('has every parent it names', () => {
    const known = new Set(codes.map(({ code }) => code));
    for (const { parent } of codes) if (parent !== undefined) expect(known).toContain(parent);
  });
});

test.each([
  [lists.ageBands, lists.ageBandList],
  [lists.collectionChannels, lists.collectionChannelList],
  [lists.contactChannels, lists.contactChannelList],
  [lists.feedbackKinds, lists.feedbackKindList],
  [lists.languages, lists.languageList],
  [lists.respondentRoles, lists.respondentRoleList],
  [lists.supports, lists.supportList],
] as const)('the codes %j are those of their list, in its order', (codes, list) => {
  expect(list.codes.map(({ code }) => code)).toEqual(codes);
});

describe('the wellbeing areas', () => {
  test('are 23, of which 22 have an OID with a right check digit', () => {
    expect(lists.wellbeingAreas).toHaveLength(23);
    const verdicts = lists.wellbeingAreas.map(({ oid }) => oid && checkOid(oid));
    expect(verdicts.filter((verdict) => verdict === 'ok')).toHaveLength(22);
    expect(verdicts.filter((verdict) => verdict === null)).toHaveLength(1);
  });

  test('have the business id that their OID carries', () => {
    for (const { businessId, oid } of lists.wellbeingAreas) {
      if (businessId === null || oid === null) continue;
      const digits = businessId.replace('-', '');
      expect(isBusinessId(digits)).toBe(true);
      expect(bareOid(oid)).toBe(`1.2.246.10.${Number(digits)}.10.0`);
    }
  });

  test('each have a municipality', () => {
    const used = new Set(municipalities.map(({ area }) => area));
    for (const { code } of lists.wellbeingAreas) expect(used).toContain(code);
  });
});

describe('the municipalities', () => {
  test('are the 308 of 2026, under three digits', () => {
    expect(municipalities).toHaveLength(308);
    for (const { code } of municipalities) expect(code).toMatch(/^\d{3}$/);
  });

  test('each lie in an area that there is', () => {
    const known = new Set(lists.wellbeingAreas.map(({ code }) => code));
    for (const { area } of municipalities) expect(known).toContain(area);
  });

  test.each([
    ['091', { fi: 'Helsinki', sv: 'Helsingfors', en: 'Helsinki' }, '90', 'fi-sv'],
    ['109', { fi: 'Hämeenlinna', sv: 'Tavastehus', en: 'Hämeenlinna' }, '07', 'fi'],
    ['710', { fi: 'Raasepori', sv: 'Raseborg', en: 'Raseborg' }, '03', 'sv-fi'],
    ['478', { fi: 'Maarianhamina', sv: 'Mariehamn', en: 'Mariehamn' }, '91', 'sv'],
    ['148', { fi: 'Inari', sv: 'Enare', en: 'Inari' }, '21', 'fi'],
  ])('have %s right', (code, names, area, languages) => {
    expect(municipalities.find((municipality) => municipality.code === code)).toMatchObject({
      names,
      area,
      languages,
    });
  });

  test('are Swedish alone only on Åland', () => {
    for (const { area, languages } of municipalities) expect(languages === 'sv').toBe(area === '91');
  });
});

describe('PTV’s service classes', () => {
  test('are 228', () => {
    expect(ptvServiceClasses).toHaveLength(228);
  });

  test('lie under the class that their code says, or under none', () => {
    for (const { code, parent } of ptvServiceClasses) {
      expect(code).toMatch(/^P\d+(?:\.\d+)*$/);
      expect(parent).toBe(code.includes('.') ? code.replace(/\.\d+$/, '') : undefined);
    }
  });

  test('of social and health care are families, social and health services, and nothing else', () => {
    const roots = soteServiceClasses.filter(({ parent }) => parent === undefined);
    expect(roots.map(({ code, names }) => [code, names.fi])).toEqual([
      ['P3', 'Perheiden palvelut'],
      ['P4', expect.stringContaining('Sosiaalipalvelut')],
      ['P5', expect.stringContaining('Terveydenhuolto')],
    ]);
    expect(soteServiceClasses).toHaveLength(3 + 9 + 14 + 21);
  });
});

describe('the channel of a Hilmo visit', () => {
  test.each([
    ['R10', 'site'],
    ['R20', 'home-visit'],
    ['R30', 'site'],
    ['R40', 'site'],
    ['R41', 'site'],
    ['R50', 'phone'],
    ['R52', 'chat-video'],
    ['R56', 'web'],
    ['R80', 'site'],
  ])('%s is %s', (code, channel) => {
    expect(lists.contactChannelOfHilmo(code)).toBe(channel);
  });

  test.each(['R60', 'R71', 'R72', 'R90', 'R99', 'r10', ' R10', '', 'constructor'])(
    'is not guessed for “%s”',
    (code) => {
      expect(lists.contactChannelOfHilmo(code)).toBeUndefined();
    },
  );
});

describe('the known code systems', () => {
  test('have an OID and three names each', () => {
    const oids = lists.codeSystems.map(({ oid }) => oid);
    expect(new Set(oids).size).toBe(oids.length);
    for (const system of lists.codeSystems) {
      expect(system.oid).toMatch(/^1\.2\.246\.537\.6\.\d+$/);
      expectNames(system);
    }
  });

  test.each(['1.2.246.537.6.50', '1.2.246.537.6.49', '1.2.246.537.6.1222'])(
    '%s classifies services',
    (oid) => {
      expect(lists.codeSystems.find((system) => system.oid === oid)?.use).toBe('service');
    },
  );

  test.each(['1.2.246.537.6.202', '1.2.246.537.6.203', '1.2.246.537.6.40174'])('%s gives out ids', (oid) => {
    expect(lists.codeSystems.find((system) => system.oid === oid)?.use).toBe('identifier');
  });
});

test('languages are named in themselves, and only Arabic runs right to left', () => {
  for (const { ownName } of lists.languageList.codes) expect(ownName).toMatch(/\p{L}/u);
  const rightToLeft = lists.languageList.codes.filter(({ direction }) => direction === 'rtl');
  expect(rightToLeft.map(({ code }) => code)).toEqual(['ar']);
});
