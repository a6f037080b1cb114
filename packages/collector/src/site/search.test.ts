import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPlaces, fold, type KnownPlace } from './search.ts';

const place = (id: string, fi: string, sv?: string): KnownPlace => ({
  place: { kind: 'unit', id, names: { fi, ...(sv !== undefined && { sv }) } },
  parents: [],
});
const places = [
  place('1', 'Keskustan terveysasema', 'Centrums hälsostation'),
  place('2', 'Keskustan hammashoitola'),
  place('3', 'Äitiysneuvola'),
  place('4', 'Ođđa dearvvašvuođaguovddáš'),
];
const found = (query: string) => findPlaces(places, query).map(({ place: { id } }) => id);

describe('A search by name', () => {
  it.each([
    ['terveysasema', ['1']],
    ['TERVEYSASEMA keskusta', ['1']],
    ['keskustan', ['1', '2']],
    ['aitiys', ['3']],
    ['neuvola', ['3']],
    ['hälsostation', ['1']],
    ['halsostasjon', ['1']],
    ['terveyssasema', ['1']],
    ['odda', ['4']],
    ['hammas terveys', []],
    ['', []],
    ['?!', []],
  ])('“%s” finds %j', (query, ids) => {
    expect(found(query)).toEqual(ids);
  });

  it('finds a place by its id', () => {
    expect(
      findPlaces([place('1.2.246.10.32213078.10.99001', 'Yksikkö')], '1.2.246.10.32213078.10.99001'),
    ).toHaveLength(1);
  });

  it('finds any place by its own name, whatever that is, at the front', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
        fc.pre(/[\p{L}\p{N}]/u.test(fold(name)) && fold(name).match(/[\p{L}\p{N}]+/gu)?.length !== 0);
        const own = place('own', name);
        expect(findPlaces([...places, own], name)).toContain(own);
      }),
    );
  });

  it('takes no longer for what somebody pastes in', () => {
    const many = Array.from({ length: 2_000 }, (_, index) =>
      place(String(index), `Kunnan palvelupiste numero ${index}`),
    );
    const startedAt = performance.now();
    findPlaces(many, 'palvelupistettä '.repeat(5_000));
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
