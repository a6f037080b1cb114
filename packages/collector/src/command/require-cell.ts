// What the commands on results are asked about: one of a few words, and a place in a period.
import type { Period } from '@palaute/schema';
import { Refusal } from '../problems.ts';
import { requirePeriod } from '../results/periods.ts';
import { findPlace, type PlaceTree } from '../results/places.ts';
import type { Organisation } from '../results/read.ts';
import { calledWrongly, notDone } from './command.ts';

/** @throws CommandError */
export function oneOf<T extends string>(option: string, given: string, known: readonly T[]): T {
  const found = known.find((one) => one === given);
  if (!found) throw calledWrongly(`${option} is one of ${known.join(', ')}.`);
  return found;
}

/** @throws CommandError in place of what a caller over HTTP hears */
export function requireCell(
  organisation: Organisation,
  query: Parameters<typeof findPlace>[1],
  asked: string,
  now: Date,
): { readonly period: Period; readonly tree: PlaceTree } {
  try {
    return { period: requirePeriod(asked, now), tree: findPlace(organisation, query) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { suggestions = [], example } = error.details ?? {};
    if (example !== undefined) {
      throw calledWrongly(`--period ${asked} is no period that has begun. One is ${example}.`);
    }
    const near = suggestions.map(({ id, names }) => `${id} (${names.fi})`).join(', ');
    const place = query.unit ?? query.municipality ?? query.division ?? '';
    throw notDone(`There is no ${place} in the organisation.${near && ` Named alike: ${near}.`}`);
  }
}
