// Finding a place by its name as people write it: without dots over letters, the beginning of a word, a letter wrong.
import type { Names, Organisations, Place } from '@palaute/schema';

/** A place of one organisation, with where it belongs. */
export interface KnownPlace {
  readonly place: Place;
  /** What it is in within the organisation, the largest first: division, and service of a unit. */
  readonly parents: readonly Place[];
}

/** Every place of an organisation: itself, its divisions, each with its services and units behind it, then its municipalities. */
export function placesOf({ id, names, divisions, municipalities = [] }: Organisations[number]): KnownPlace[] {
  return [
    { place: { kind: 'organisation', id, names }, parents: [] },
    ...divisions.flatMap((division): KnownPlace[] => {
      const parent: Place = { kind: 'division', id: division.id, names: division.names };
      const services = (division.services ?? []).map((service): Place => ({
        kind: 'service',
        id: service.id,
        names: service.names,
      }));
      const units = division.units.map((unit): KnownPlace => ({
        place: { kind: 'unit', id: unit.id, names: unit.names },
        parents: [parent, ...services.filter((service) => service.id === unit.service)],
      }));
      return [
        { place: parent, parents: [] },
        ...services.map((place): KnownPlace => ({ place, parents: [parent] })),
        ...units,
      ];
    }),
    ...municipalities.map((one): KnownPlace => ({
      place: { kind: 'municipality', id: one.id, names: one.names },
      parents: [],
    })),
  ];
}

/** What a place is in within its organisation, the largest first. */
export const parentsOf = (
  organisation: Organisations[number] | undefined,
  { kind, id }: Pick<Place, 'kind' | 'id'>,
): readonly Place[] =>
  (organisation ? placesOf(organisation) : []).find(({ place }) => place.kind === kind && place.id === id)
    ?.parents ?? [];

/** Letters that do not come apart into a letter and a sign. */
const others: Readonly<Record<string, string>> = { ø: 'o', đ: 'd', ŧ: 't', ŋ: 'n', æ: 'a', ß: 'ss', ł: 'l' };

/** A text as it is compared: small letters without signs over or under them. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[øđŧŋæßł]/g, (letter) => others[letter] ?? letter);

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** What is asked beyond this many words is not looked for. */
const mostWords = 8;

/** The best first; what is as good in the order in which it came. @param query a name or an id, or a part of it */
export function findPlaces(places: readonly KnownPlace[], query: string): KnownPlace[] {
  const asked = wordsOf(query).slice(0, mostWords);
  if (asked.length === 0) return [];
  const whole = fold(query).trim();
  return places
    .map((known) => ({
      known,
      distance: known.place.id === whole ? -1 : distanceOf(asked, known.place.names),
    }))
    .filter(({ distance }) => distance < none)
    .toSorted((a, b) => a.distance - b.distance)
    .map(({ known }) => known);
}

const none = 1_000;

/** How far the words that were asked for are from a name, in whichever language it is nearest. */
function distanceOf(asked: readonly string[], names: Names): number {
  const distances = Object.values(names).map((name) => {
    const words = wordsOf(name as string);
    const sum = asked.reduce(
      (all, word) => all + Math.min(none, ...words.map((one) => wordDistance(word, one))),
      0,
    );
    // Of names that have all of it, the one that has the least besides.
    return sum + Math.max(0, words.length - asked.length) / 100;
  });
  return Math.min(none, ...distances);
}

function wordDistance(asked: string, word: string): number {
  if (word === asked) return 0;
  if (word.startsWith(asked)) return 1;
  if (asked.length >= 3 && word.includes(asked)) return 2;
  const most = asked.length >= 8 ? 2 : asked.length >= 4 ? 1 : 0;
  // The end of a word is often another than one thinks: asemalla, aseman.
  const edits = Math.min(
    editsBetween(asked, word, most),
    editsBetween(asked, word.slice(0, asked.length), most),
  );
  return edits <= most ? 3 + edits : none;
}

/** Letters to put in, take out or change (Levenshtein); over `most`, some number over it. */
function editsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > most) return most + 1;
    row = next;
  }
  return row.at(-1) ?? 0;
}
