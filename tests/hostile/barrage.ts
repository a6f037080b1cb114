// Sends generated requests to a collector in a process of its own, and judges every answer, what is kept, and memory.
import {
  type DatabaseLocation,
  generateContactKey,
  generateKey,
  loadOrganisation,
  openDatabase,
  saveKey,
  scopes,
} from '@palaute/collector';
import fc from 'fast-check';
import { makeKeys, organisationOid, unitOids } from '../environment/collector.ts';
import { type CollectorProcess, prepareLocation, spawnCollector } from '../environment/process.ts';
import { readInterface } from './interface.ts';
import { lookAtKept } from './kept.ts';
import { inspected, type MemorySample, probeMemory, slopeOf } from './memory.ts';
import { anyRequest, type HostileRequest, type Keys } from './requests.ts';
import { faultsOf } from './verdict.ts';
import { type Reply, Wire } from './wire.ts';

export interface BarrageOptions {
  readonly location: DatabaseLocation;
  readonly requests: number;
  readonly seed: number;
  /** Requests after which memory is looked at; none before the first quarter. @default memory is not looked at */
  readonly memoryEvery?: number;
  readonly tell?: (sent: number) => void;
}

export interface BarrageOutcome {
  readonly sent: number;
  /** By operation and status. */
  readonly answers: ReadonlyMap<string, ReadonlyMap<number, number>>;
  readonly slowestMs: number;
  readonly stored: number;
  readonly faults: readonly string[];
  readonly memory: readonly MemorySample[];
  /** Bytes for each request. */
  readonly heldSlope: number;
  readonly rssSlope: number;
}

/** How many are on their way at once, each on a connection of its own. */
const width = 16;
/** However it is written: the query may be encoded letter by letter. */
const isDryRun = ({ target }: HostileRequest): boolean =>
  [...new URLSearchParams(target.split('?').slice(1).join('?'))].some(
    ([name, value]) => name === 'dryRun' && value === 'true',
  );

/** Requests of one seed. */
const roundSize = 640;

export async function barrage(options: BarrageOptions): Promise<BarrageOutcome> {
  const { location, requests, seed, memoryEvery, tell } = options;
  const about = await readInterface();
  const keys = await prepare(location);
  const collector = await spawnCollector(location, {
    PALAUTE_CONTACT_KEYS: generateContactKey(),
    LOG_LEVEL: 'error',
    ...(memoryEvery !== undefined && { NODE_OPTIONS: inspected }),
  });
  const wires = Array.from({ length: width }, () => new Wire(collector.url));
  const answers = new Map<string, Map<number, number>>();
  const acknowledged = new Set<string>();
  const memory: MemorySample[] = [];
  const count = { sent: 0, slowestMs: 0, pages: 0 };
  const faults: string[] = [];
  /** Each kind of fault with how often it came, and the first request that it came with. */
  const wrongs = new Map<string, { times: number; example: string }>();

  /** @returns whether there was an answer */
  const sendAndJudge = async (request: HostileRequest, wire: Wire): Promise<boolean> => {
    const reply = await wire.send(request);
    count.sent += 1;
    count.slowestMs = Math.max(count.slowestMs, reply?.tookMs ?? 0);
    const name = request.operation?.name ?? 'none';
    const counts = answers.get(name) ?? new Map<number, number>();
    answers.set(name, counts.set(reply?.status ?? 0, (counts.get(reply?.status ?? 0) ?? 0) + 1));
    // What is read may hold an example of a receipt, such as the interface's own document.
    if (reply && reply.status < 300 && ['PUT', 'POST'].includes(request.method)) {
      for (const [, id] of reply.body.matchAll(/"id":"([0-9a-f-]{36})","status":"(?:stored|duplicate)"/g)) {
        if (id !== undefined && !isDryRun(request)) acknowledged.add(id);
      }
      if (name === 'postForm') count.pages += 1;
    }
    for (const fault of faultsOf(request, reply, about)) {
      const known = wrongs.get(`${fault} (${name})`) ?? { times: 0, example: exampleOf(request, reply) };
      wrongs.set(`${fault} (${name})`, { ...known, times: known.times + 1 });
    }
    return reply !== undefined && reply.status !== 0;
  };

  const probe = memoryEvery === undefined ? undefined : await probeMemory(collector.output());
  const all = fc.array(anyRequest(about, keys), { minLength: width, maxLength: width });
  const sendRound = async (round: number): Promise<void> => {
    // A seed for each round, so that one round can be had again without those before it.
    for (const some of fc.sample(all, { seed: seed + round, numRuns: roundSize / width })) {
      const heard = await Promise.all(
        some.map((request, index) => sendAndJudge(request, wires[index] as Wire)),
      );
      if (heard.includes(false) && !(await isAlive(collector))) {
        const suspects = some.map((request) => exampleOf(request, undefined)).join('\n---\n');
        throw new Error(`The collector died in round ${round} of one of\n${suspects}`);
      }
    }
  };
  try {
    let nextSample = requests / 4;
    for (let round = 0; count.sent < requests; round += 1) {
      await sendRound(round);
      if (probe && memoryEvery !== undefined && count.sent >= nextSample) {
        memory.push(await probe.sample(count.sent));
        nextSample = count.sent + memoryEvery;
      }
      tell?.(count.sent);
    }
  } catch (error) {
    faults.push(error instanceof Error ? error.message : String(error));
  } finally {
    // A process that is to end waits for whoever inspects it.
    probe?.end();
    for (const wire of wires) wire.end();
    faults.push(...(await endOf(collector)));
  }
  for (const [fault, { times, example }] of wrongs) {
    faults.push(`${fault}, ${times} times, such as\n${example}`);
  }
  const stored = await lookAt(location, acknowledged, count.pages, faults);
  return {
    sent: count.sent,
    slowestMs: count.slowestMs,
    answers,
    stored,
    faults,
    memory,
    heldSlope: slopeOf(memory, 'held'),
    rssSlope: slopeOf(memory, 'rss'),
  };
}

const isAlive = ({ url }: CollectorProcess): Promise<boolean> =>
  fetch(`${url}/livez`, { signal: AbortSignal.timeout(10_000) }).then(
    ({ ok }) => ok,
    () => false,
  );

/** It still lives, and has written no error. */
async function endOf(collector: CollectorProcess): Promise<string[]> {
  const alive = await isAlive(collector);
  const code = await collector.end('SIGTERM');
  const errors = collector
    .output()
    .split('\n')
    .filter((line) => /"level":[56]0|^\w*Error|^\s+at /.test(line));
  return [
    ...(alive ? [] : ['the collector did not live to the end']),
    ...(code === 0 || !alive ? [] : [`the collector ended with ${code}`]),
    ...errors.slice(0, 12).map((line) => `it wrote: ${line.slice(0, 800)}`),
  ];
}

async function lookAt(
  location: DatabaseLocation,
  acknowledged: ReadonlySet<string>,
  pages: number,
  faults: string[],
): Promise<number> {
  const database = await openDatabase(location);
  try {
    const kept = await lookAtKept(database);
    faults.push(...kept.faults);
    const lost = [...acknowledged].filter((id) => !kept.ids.has(id));
    if (lost.length > 0) faults.push(`${lost.length} acknowledged and lost, such as ${lost[0]}`);
    const unasked = kept.feedbacks - [...acknowledged].filter((id) => kept.ids.has(id)).length;
    if (unasked > pages)
      faults.push(`${unasked} are kept without an acknowledgement, and only ${pages} came by form`);
    return kept.feedbacks;
  } finally {
    await database.close();
  }
}

const exampleOf = (
  { method, target, headers, body, isChunked }: HostileRequest,
  reply: Reply | undefined,
): string =>
  [
    `${method} ${target.slice(0, 400)}${isChunked ? ' (chunked)' : ''}`,
    ...headers.map(([name, value]) => `${name}: ${value.slice(0, 120)}`),
    body === undefined ? '' : JSON.stringify(body.subarray(0, 1_500).toString('latin1')),
    `→ ${reply?.status ?? 'nothing'} ${reply?.body.slice(0, 600) ?? ''}`,
  ].join('\n');

/** The test organisations, what the document's examples speak of, and a key that opens everything. */
async function prepare(location: DatabaseLocation): Promise<Keys> {
  const [keys, others] = [makeKeys(), makeKeys()];
  await prepareLocation(location, keys, others);
  const all = generateKey('provider');
  const database = await openDatabase(location);
  try {
    const { db } = database;
    const item = (id: string, kind: string) => ({ id, kind, names: { fi: id } });
    await loadOrganisation(db, {
      oid: organisationOid,
      names: { fi: 'Esimerkki' },
      divisions: [{ id: 'health-care', names: { fi: 'Terveydenhuolto' } }],
      units: [1, 2, 3].map((number) => ({
        oid: `1.2.246.10.32213078.10.9900${number}`,
        division: 'health-care',
        names: { fi: `Yksikkö ${number}` },
      })),
      items: [item('oma-hame:staff-cooperation', 'likert'), item('oma-hame:again', 'yes-no')],
      forms: [{ id: 'health-centre', unit: unitOids[0], statements: { assignment: 'rotated', count: 3 } }],
      replyDays: 14,
    });
    await saveKey(db, all, { orgId: organisationOid, scopes: [...scopes], origins: null });
  } finally {
    await database.close();
  }
  return {
    all,
    site: keys.site,
    others: [keys.site, keys.staff, keys.raw, others.provider, 'palaute_site_none'],
  };
}
