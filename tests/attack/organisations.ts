// Small random organisations in a real collector: the random numbers come from a seed, so that a finding can be had again.
import { randomUUID } from 'node:crypto';
import { createPalaute } from '@palaute/client';
import { generateKey, loadOrganisation, saveKey } from '@palaute/collector';
import type { Answer, Feedback } from '@palaute/schema';
import type { TestCollector } from '../environment/collector.ts';
import { makeAnswered } from '../environment/feedback.ts';

export interface AttackedOrganisation {
  readonly orgId: string;
  readonly provider: string;
  readonly raw: string;
  /** Units in the order of their divisions. */
  readonly units: readonly string[];
  /** Place → its units, as a feed names places. */
  readonly unitsOf: ReadonlyMap<string, readonly string[]>;
}

/** Own items: one of each kind. */
export const own = {
  solved: 'my-area:solved',
  way: 'my-area:way',
  why: 'my-area:why',
} as const;

const options = ['near', 'known', 'other'];

/** A valid OID of a made-up organisation: the last digit of a business id is a check digit. */
function orgOid(number: number): string {
  const digits = String(7_000_000 + number * 13);
  const sum = [7, 9, 10, 5, 8, 4, 2].reduce(
    (total, weight, index) => total + weight * Number(digits[index]),
    0,
  );
  const rest = sum % 11;
  return rest === 1 ? orgOid(number + 100_000) : `1.2.246.10.${digits}${rest === 0 ? 0 : 11 - rest}.10.0`;
}

let loaded = 0;

/** Codes of municipalities that units are put in. */
export const attackedMunicipalities = ['061', '109', '165'] as const;

/**
 * Loads an organisation of its own.
 * @param shape how many units each division has
 * @param groupings of each unit in their order, where it has one. @default none has
 */
export async function loadAttacked(
  { database }: TestCollector,
  shape: readonly number[],
  { municipalities = [], services = [] }: Partial<Groupings> = {},
): Promise<AttackedOrganisation> {
  const orgId = orgOid(loaded++);
  const inUnit = orgId.replace(/0$/, '');
  const units = shape
    .flatMap((count, division) =>
      Array.from({ length: count }, (_, index) => ({
        oid: `${inUnit}${99_000 + division * 20 + index}`,
        division: `d${division}`,
        names: { fi: `Yksikkö ${division}.${index}` },
      })),
    )
    .map((unit, index) => {
      const [municipality, service] = [municipalities[index], services[index]];
      return {
        ...unit,
        ...(municipality !== undefined && { municipality }),
        ...(service !== undefined && { service: `${unit.division}-${service}` }),
      };
    });
  const names = { fi: 'Nimi' };
  const choices = options.map((id) => ({ id, names }));
  await loadOrganisation(database.db, {
    oid: orgId,
    names,
    divisions: shape.map((_, index) => ({ id: `d${index}`, names })),
    services: [...new Set(units.flatMap(({ service }) => service ?? []))].map((id) => ({ id, names })),
    units,
    items: [
      { id: own.solved, kind: 'yes-no', names },
      { id: own.way, kind: 'choice', names, options: choices },
      { id: own.why, kind: 'multi', names, options: choices },
    ],
  });
  const [provider, raw] = [generateKey('provider'), generateKey('raw')];
  await saveKey(database.db, provider, { orgId, scopes: ['feedback:bulk'], origins: null });
  await saveKey(database.db, raw, { orgId, scopes: ['results:raw'], origins: null });
  const placesBy = (kind: 'division' | 'service' | 'municipality') =>
    [...Map.groupBy(units, (unit) => unit[kind])].flatMap(([id, of]) =>
      id === undefined ? [] : ([[`${kind} ${id}`, of.map(({ oid }) => oid)]] as const),
    );
  return {
    orgId,
    provider,
    raw,
    units: units.map(({ oid }) => oid),
    unitsOf: new Map<string, readonly string[]>([
      ['organisation', units.map(({ oid }) => oid)],
      ...placesBy('division'),
      ...placesBy('service'),
      ...placesBy('municipality'),
      ...units.map(({ oid }) => [`unit ${oid}`, [oid]] as const),
    ]),
  };
}

/** Sends feedbacks as a provider does. */
export async function give(
  { url }: TestCollector,
  { provider }: AttackedOrganisation,
  feedbacks: readonly Feedback[],
): Promise<void> {
  // What is sent twice, because the first answer took too long, is there all the same.
  const { stored, duplicate } = await createPalaute({ endpoint: url, key: provider }).report(feedbacks);
  const there = stored + duplicate;
  if (there !== feedbacks.length) throw new Error(`${there} of ${feedbacks.length} were stored`);
}

/** A feedback of a unit in a month that answers just these. */
export const feedbackOf = (unit: string, month: string, answers: readonly Answer[]): Feedback =>
  makeAnswered(answers.length > 0 ? answers : [{ item: 'nps', missing: 'skipped' }], {
    id: randomUUID(),
    unit,
    contactOn: `${month}-10`,
  });

/** Random numbers from 0 to 1 (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What each unit belongs to besides its division, in the units' order. */
export interface Groupings {
  /** Crosses the divisions; one unit in seven or so is in none. */
  readonly municipalities: readonly (string | undefined)[];
  /** Within the division; every other organisation has any, and there one unit in five or so is in none. */
  readonly services: readonly (string | undefined)[];
}

export interface RandomOrganisation extends Groupings {
  readonly shape: readonly number[];
  feedbacks(units: readonly string[]): Feedback[];
}

/** 1–4 divisions of 2–12 units with 1–6 months of feedback. @param small fewer of each, for the costlier attacks */
export function randomOrganisation(seed: number, small: boolean): RandomOrganisation {
  const random = randomOf(seed);
  const from = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const oneOf = <T>(some: readonly [T, ...T[]]): T => some[from(0, some.length - 1)] ?? some[0];
  const divisions = from(1, small ? 2 : 4);
  const shape = Array.from({ length: divisions }, () => from(1, 3));
  if (shape.length === 1 && shape[0] === 1) shape[0] = 2;
  return {
    shape,
    municipalities: randomMunicipalities(seed, shape),
    services: randomServices(seed, shape),
    feedbacks: (units) => {
      const first = from(1, 10);
      const months = Array.from({ length: from(1, small ? 3 : 6) }, (_, index) => first + index).filter(
        (m) => m <= 12,
      );
      const rate = oneOf([1, 1, 0.9, 0.6]);
      const list: Feedback[] = [];
      for (const unit of units) {
        const size = oneOf<readonly [number, number]>([
          [0, 2],
          [1, 4],
          [3, 9],
          [8, 12],
          [10, 25],
          [0, 20],
        ]);
        // Some units please everybody and some nobody: then what they answer tells them apart.
        const leaning = oneOf([0, 0.5, 1]);
        for (const month of months) {
          for (let left = from(...size); left > 0; left--) {
            const value = Math.min(10, Math.floor((leaning + random()) * 5.5));
            const answers: Answer[] = [];
            if (random() < rate) answers.push({ item: 'nps', value });
            if (random() < rate * 0.5) answers.push({ item: 'open', value: 'Kiitos.' });
            if (random() < rate) answers.push({ item: 'access', value: 1 + Math.floor(value / 2.5) });
            if (random() < 0.5) answers.push({ item: 'safety', value: from(1, 5) });
            if (random() < rate) answers.push({ item: own.solved, value: random() < leaning });
            if (random() < rate) answers.push({ item: own.way, value: oneOf(['near', 'known', 'other']) });
            if (random() < 0.8)
              answers.push({ item: own.why, value: random() < 0.5 ? ['near'] : ['known', 'other'] });
            list.push(feedbackOf(unit, `2025-${String(month).padStart(2, '0')}`, answers));
          }
        }
      }
      return list;
    },
  };
}

/** Random numbers of their own, so that a seed gives the same feedbacks with and without. */
export function randomMunicipalities(seed: number, shape: readonly number[]): (string | undefined)[] {
  const random = randomOf(seed + 77_777);
  const count = 1 + Math.floor(random() * attackedMunicipalities.length);
  return shape.flatMap((size) =>
    Array.from({ length: size }, () =>
      random() < 0.15 ? undefined : attackedMunicipalities[Math.floor(random() * count)],
    ),
  );
}

/** The same of services: one or two in a division. */
export function randomServices(seed: number, shape: readonly number[]): (string | undefined)[] {
  const random = randomOf(seed + 88_888);
  const hasAny = random() < 0.5;
  return shape.flatMap((size) => {
    const count = 1 + Math.floor(random() * 2);
    return Array.from({ length: size }, () => {
      const [isOfNone, which] = [random() < 0.2, Math.floor(random() * count)];
      return hasAny && !isOfNone ? `s${which}` : undefined;
    });
  });
}
