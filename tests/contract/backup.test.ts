// The rehearsal of docs/running.md: a backup taken while people send, everything lost, restored elsewhere, and what came
// after the backup sent again by those who sent it.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type DatabaseLocation, generateContactKey, openDatabase } from '@palaute/collector';
import type { Feedback } from '@palaute/schema';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeEmbedded, makeKeys } from '../environment/collector.ts';
import { runCommand } from '../environment/command.ts';
import { makeFeedback, put } from '../environment/feedback.ts';
import { type Postgres, startPostgres } from '../environment/postgres.ts';
import { installedFolders } from '../environment/postgres-binaries.ts';
import { prepareLocation, spawnCollector } from '../environment/process.ts';

// Servers and databases are started many times over.
vi.setConfig({ testTimeout: 240_000 });

const run = promisify(execFile);
const contactKeys = generateContactKey();
const env = { PALAUTE_CONTACT_KEYS: contactKeys };
const contact = { name: 'Maija', email: 'maija@posti.example' };
const makeOne = (n: number) =>
  makeFeedback({
    answers: [
      { item: 'nps', value: n % 11 },
      { item: 'open', value: `Sanoja ${n}` },
    ],
    ...(n % 5 === 0 && { contact }),
  });

/** Senders that keep what they sent, as they must, and never hear of the disaster. */
function startSenders(url: () => string, key: string) {
  const acknowledged: Feedback[] = [];
  const unanswered: Feedback[] = [];
  const end = new AbortController();
  const send = async () => {
    while (!end.signal.aborted) {
      const feedback = makeOne(acknowledged.length);
      // The same again until it is acknowledged, as any sender does.
      while (!end.signal.aborted && !(await isTaken(feedback))) {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      (end.signal.aborted ? unanswered : acknowledged).push(feedback);
    }
  };
  const isTaken = (feedback: Feedback) =>
    put(url(), key, feedback).then(
      ({ status }) => status < 300,
      () => false,
    );
  const all = Promise.all(Array.from({ length: 6 }, send));
  return {
    acknowledged,
    unanswered,
    async reach(n: number) {
      while (acknowledged.length < n) await new Promise((resolve) => setTimeout(resolve, 20));
    },
    async stop() {
      end.abort();
      await all;
    },
  };
}

const feedbacksIn = async (location: DatabaseLocation) => {
  const { db, close } = await openDatabase(location);
  const { rows } = await sql<{ n: number; texts: number; contacts: number }>`
    select (select count(*)::integer from feedback) as n, (select count(*)::integer from feedback_text) as texts,
      (select count(*)::integer from feedback_contact) as contacts`.execute(db);
  await close();
  return rows[0] ?? { n: 0, texts: 0, contacts: 0 };
};

/** What an operator does before letting anybody in again. */
async function requireSound(location: DatabaseLocation) {
  const doctor = await runCommand(location, ['doctor'], { env });
  expect(doctor, doctor.stdout).toMatchObject({ code: 0, stderr: '' });
  expect(doctor.stdout).toMatch(/^ok {6}contact keys: /m);
  expect(doctor.stdout).toMatch(/^ok {6}counters: .*\(all units\)/m);
}

/** Everything is sent again under the ids it had; then all of it is there, once. */
async function replay(location: DatabaseLocation, key: string, sent: readonly Feedback[]) {
  const before = await feedbacksIn(location);
  const collector = await spawnCollector(location, env);
  const statuses = new Map<number, number>();
  for (const feedback of sent) {
    const { status } = await put(collector.url, key, feedback);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  expect(await collector.end('SIGINT')).toBe(0);
  expect(Object.fromEntries(statuses)).toEqual({ 200: before.n, 201: sent.length - before.n });
  expect(await feedbacksIn(location)).toEqual({
    n: sent.length,
    texts: sent.length,
    contacts: sent.filter((feedback) => feedback.contact).length,
  });
  await requireSound(location);
  return before.n;
}

const [programs] = (await installedFolders(process.env)).filter((folder) =>
  existsSync(join(folder, 'pg_dump')),
);

/** PostgreSQL's own programs where they are installed; ours everywhere. */
const ways = [
  {
    name: 'export and import',
    backUp: async (from: string, file: string) => {
      expect(await runCommand({ url: from }, ['export', `${file}.ndjson.gz`])).toMatchObject({ code: 0 });
    },
    restore: async (file: string, to: string) => {
      expect(await runCommand({ url: to }, ['import', `${file}.ndjson.gz`])).toMatchObject({ code: 0 });
    },
  },
  ...(programs === undefined
    ? []
    : [
        {
          name: 'pg_dump and pg_restore',
          backUp: async (from: string, file: string) => {
            await run(join(programs, 'pg_dump'), ['--format=custom', `--file=${file}`, from]);
          },
          restore: async (file: string, to: string) => {
            await run(join(programs, 'pg_restore'), [
              '--exit-on-error',
              '--single-transaction',
              '--no-owner',
              `--dbname=${to}`,
              file,
            ]);
          },
        },
      ]),
];

describe('A backup', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'palaute-backup-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(ways)(
    'of a PostgreSQL under load, with $name, brings everything back on another server',
    async ({ name, backUp, restore }) => {
      const servers: Postgres[] = [];
      const start = async () => {
        const server = await startPostgres({ own: true });
        servers.push(server);
        return server;
      };
      try {
        const lost = await start();
        const keys = makeKeys();
        await prepareLocation({ url: lost.url }, keys, makeKeys());
        const collector = await spawnCollector({ url: lost.url }, env);
        const senders = startSenders(() => collector.url, keys.provider);
        await senders.reach(150);
        const file = join(folder, name.replaceAll(' ', '-'));
        await backUp(lost.url, file);
        await senders.reach(senders.acknowledged.length + 100);
        await lost.takeDown('immediate');
        await senders.stop();
        await collector.end('SIGKILL');

        const location = { url: (await start()).url };
        await restore(file, location.url);
        await requireSound(location);
        const brought = await replay(location, keys.provider, [
          ...senders.acknowledged,
          ...senders.unanswered,
        ]);
        expect(brought).toBeGreaterThanOrEqual(150);
        expect(
          senders.acknowledged.length - brought,
          'the replay had something to bring back',
        ).toBeGreaterThanOrEqual(100);
      } finally {
        await Promise.all(servers.map((server) => server.stop()));
      }
    },
  );

  it.each([
    {
      name: 'a copy of its folder',
      backUp: (from: string, to: string) => cp(from, to, { recursive: true }),
      restore: async () => {},
    },
    {
      name: 'an export',
      backUp: async (from: string, to: string) => {
        const ended = await runCommand({ folder: from }, ['export', `${to}.ndjson.gz`]);
        expect(ended).toMatchObject({ code: 0 });
      },
      restore: async (to: string) => {
        const ended = await runCommand({ folder: to }, ['import', `${to}.ndjson.gz`]);
        expect(ended).toMatchObject({ code: 0 });
      },
    },
  ])('of the embedded database is $name, while serve is stopped', async ({ name, backUp, restore }) => {
    const lost = { folder: join(folder, `lost ${name}`) };
    await makeEmbedded(lost.folder);
    const kept = { folder: join(folder, `kept ${name}`) };
    const keys = makeKeys();
    await prepareLocation(lost, keys, makeKeys());
    let collector = await spawnCollector(lost, env);
    const senders = startSenders(() => collector.url, keys.provider);
    await senders.reach(60);
    expect(await collector.end('SIGTERM')).toBe(0);
    await backUp(lost.folder, kept.folder);
    collector = await spawnCollector(lost, env);
    await senders.reach(senders.acknowledged.length + 40);
    await senders.stop();
    await collector.end('SIGKILL');
    await rm(lost.folder, { recursive: true });

    await restore(kept.folder);
    await requireSound(kept);
    const sent = [...senders.acknowledged, ...senders.unanswered];
    expect(await replay(kept, keys.provider, sent)).toBeGreaterThanOrEqual(60);
  });
});
