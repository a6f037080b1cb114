// What the commands on results are asked about: one of a few words, and a place in a period.
import type { Period } from '@palaute/schema';
import { Refusal } from '../problems.ts';
import { requirePeriod } from '../results/periods.ts';
import { findPlace, partOf, type PartQuery, type PlaceTree, partsIn } from '../results/places.ts';
import type { Organisation } from '../results/read.ts';
import { calledWrongly, notDone } from './command.ts';

/** @throws CommandError */
export function oneOf<T extends string>(option: string, given: string, known: readonly T[]): T {
  const found = known.find((one) => one === given);
  if (!found) throw calledWrongly(`${option} is one of ${known.join(', ')}.`);
  return found;
}

/** The options that name a part of an organisation. */
export const partOptions = {
  division: { type: 'string' },
  service: { type: 'string' },
  municipality: { type: 'string' },
  unit: { type: 'string' },
} as const;

export const partUsage = '[--division SLUG | --service SLUG | --municipality CODE | --unit OID]';

export const partHelp = `  --division SLUG     of a division, or
  --service SLUG      of a service, or
  --municipality CODE of a municipality, or
  --unit OID          of a service unit; without any, of the organisation`;

/** @throws CommandError where more than one is named */
export function readPart(values: PartQuery): PartQuery {
  if (partsIn(values).length > 1)
    throw calledWrongly('Give one of --division, --service, --municipality and --unit.');
  return partOf(values);
}

/** @throws CommandError in place of what a caller over HTTP hears */
export function requireCell(
  organisation: Organisation,
  query: PartQuery,
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
    const [part] = partsIn(query);
    throw notDone(
      `There is no ${(part && query[part]) ?? ''} in the organisation.${near && ` Named alike: ${near}.`}`,
    );
  }
}
