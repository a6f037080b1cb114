// From the rounds' figures to tables for docs/performance.md: medians, each beside its target.
import type { BulkRound } from './bulk.ts';
import type { CommandRound } from './command.ts';
import { type Measured, median, medianOf, rateOf, ratioOf } from './rounds.ts';
import type { CollectorsResult } from './collectors.ts';

/** Something that has to hold, and by how much it does. */
export interface Target {
  readonly what: string;
  readonly found: number;
  /** `least`: the figure is to be at least so much. */
  readonly least?: number;
  readonly most?: number;
}

const names: Readonly<Record<string, string>> = {
  bare: 'bare Fastify route, stores nothing',
  plain: 'plain: a transaction with three INSERTs a request, pool of 10',
  unshared: 'the collector’s statement, one a request, pool of 10',
  palaute: 'Palaute',
};

const whole = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ' ');
const ms = (value: number): string => value.toFixed(1);

const toTable = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** @param base what is told as so many times it */
export function singleTable(all: readonly Measured[], base = 'palaute'): string {
  const own = all.find(({ name }) => name === base);
  return toTable([
    ['single feedback', 'a second', 'Palaute is', 'p50, ms', 'p99, ms'],
    ['---', '---:', '---:', '---:', '---:'],
    ...all.map((one) => [
      names[one.name] ?? one.name,
      whole(medianOf(one, rateOf)),
      own && own !== one ? `${ratioOf(own, one, rateOf).toFixed(2)} ×` : '',
      ms(medianOf(one, ({ p50Ms }) => p50Ms)),
      ms(medianOf(one, ({ p99Ms }) => p99Ms)),
    ]),
  ]);
}

/** Those of single feedback on PostgreSQL, or the one on PGlite. */
export function singleTargets(all: readonly Measured[], database: 'PostgreSQL' | 'PGlite'): Target[] {
  const [own, bare, plain] = ['palaute', 'bare', 'plain'].map((kind) =>
    all.find(({ name }) => name === kind),
  );
  if (!own) return [];
  const times = (other: Measured | undefined, what: string, least: number): Target[] =>
    other ? [{ what: `${database}: times ${what}`, found: ratioOf(own, other, rateOf), least }] : [];
  if (database === 'PGlite') return times(plain, 'the plain way', 2);
  return [
    ...times(bare, 'the bare route', 0.4),
    ...times(plain, 'the plain way', 3),
    { what: `${database}: p99, ms`, found: medianOf(own, ({ p99Ms }) => p99Ms), most: 50 },
  ];
}

export function collectorsTable({ connections, one, several, twice }: CollectorsResult): string {
  const stored = twice.statuses['201'] ?? 0;
  return [
    toTable([
      [`collectors on one PostgreSQL, ${connections} connections in all`, 'a second', 'p99, ms'],
      ['---', '---:', '---:'],
      ...[one, several].map((group) => [
        group.name,
        whole(medianOf(group, rateOf)),
        ms(medianOf(group, ({ p99Ms }) => p99Ms)),
      ]),
    ]),
    '',
    `${whole(stored)} feedbacks sent to two collectors at once: each stored and counted once.`,
  ].join('\n');
}

export const collectorsTargets = ({ connections, one, several }: CollectorsResult): Target[] => [
  {
    what: `several collectors, ${connections} connections in all: times one`,
    found: ratioOf(several, one, rateOf),
    least: 1,
  },
];

export const reportsTable = (all: readonly BulkRound[]): string =>
  toTable([
    ['COPY, s', 'report, s', "part of COPY's speed", 'sent again, s', 'highest memory, MiB'],
    ['---:', '---:', '---:', '---:', '---:'],
    ...all.map(({ copyS, bulkS, replayS, ratio, memoryMiB }) => [
      copyS.toFixed(1),
      bulkS.toFixed(1),
      ratio.toFixed(2),
      replayS.toFixed(1),
      memoryMiB.map((each) => each.toFixed(0)).join(' → '),
    ]),
  ]);

export const reportsTargets = (all: readonly BulkRound[]): Target[] => [
  { what: "reports: part of COPY's speed", found: median(all.map(({ ratio }) => ratio)), least: 0.3 },
  {
    what: 'reports: highest memory, MiB',
    found: Math.max(...all.flatMap(({ memoryMiB }) => memoryMiB)),
    most: 300,
  },
];

export const commandTable = (all: readonly CommandRound[]): string =>
  toTable([
    ['bare client, s', '`palaute report`, s', 'times the bare client', 'highest memory, MiB'],
    ['---:', '---:', '---:', '---:'],
    ...all.map(({ bareS, commandS, ratio, memoryMiB }) => [
      bareS.toFixed(1),
      commandS.toFixed(1),
      ratio.toFixed(2),
      memoryMiB.toFixed(0),
    ]),
  ]);

export const commandTargets = (all: readonly CommandRound[]): Target[] => [
  { what: 'command: times the bare client', found: median(all.map(({ ratio }) => ratio)), most: 1.3 },
  {
    what: 'command: highest memory, MiB',
    found: Math.max(...all.map(({ memoryMiB }) => memoryMiB)),
    most: 200,
  },
];

export const resultsTable = (all: readonly Measured[]): string =>
  toTable([
    ['feedbacks stored', 'p50, ms', 'p95, ms', 'p99, ms'],
    ['---:', '---:', '---:', '---:'],
    ...all.map((one) => [
      whole(Number(one.name)),
      ms(medianOf(one, ({ p50Ms }) => p50Ms)),
      ms(medianOf(one, ({ p95Ms }) => p95Ms)),
      ms(medianOf(one, ({ p99Ms }) => p99Ms)),
    ]),
  ]);

export function resultsTargets(all: readonly Measured[]): Target[] {
  const [few, many] = [all[0], all.at(-1)];
  if (!few || !many || few === many) return [];
  return [
    {
      what: `results: p95 of ${whole(Number(many.name))}, times that of ${whole(Number(few.name))}`,
      found: ratioOf(many, few, ({ p95Ms }) => p95Ms),
      most: 1.5,
    },
    { what: 'results: p95, ms', found: medianOf(many, ({ p95Ms }) => p95Ms), most: 20 },
  ];
}

export const isReached = ({ found, least = -Infinity, most = Infinity }: Target): boolean =>
  found >= least && found <= most;

export const targetsTable = (targets: readonly Target[]): string =>
  toTable([
    ['target', 'wanted', 'found', ''],
    ['---', '---:', '---:', '---'],
    ...targets.map((target) => [
      target.what,
      target.least === undefined ? `at most ${target.most}` : `at least ${target.least}`,
      target.found.toFixed(2),
      isReached(target) ? 'reached' : 'not reached',
    ]),
  ]);
