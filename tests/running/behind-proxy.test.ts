// The set-up of docs/running.md, by processes: its commands, its settings, its nginx.conf, two collectors on one
// PostgreSQL. What is left out is systemd and containers, which are not had everywhere.
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { organisationOid, unitOids } from '../environment/collector.ts';
import { makeFeedback } from '../environment/feedback.ts';
import { type Postgres, startPostgres } from '../environment/postgres.ts';
import {
  cleanEnvironment,
  type CollectorProcess,
  freePort,
  spawnCollector,
  until,
} from '../environment/process.ts';
import { findNginx, type Nginx, startNginx } from './nginx.ts';

const run = promisify(execFile);
const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const page = await readFile(at('docs/running.md'), 'utf8');
/** From its heading to the next. */
const section = page.slice(page.indexOf('\n## Without containers\n'), page.indexOf('\n## The proxy\n'));
const blocks = (language: string): string[] =>
  [...section.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'gm'))].map(
    ([, block = '']) => block,
  );

const nginxProgram = await findNginx();

const organisation = {
  oid: organisationOid,
  names: { fi: 'Alue' },
  divisions: [{ id: 'health-care', names: { fi: 'Terveydenhuolto' } }],
  units: [{ oid: unitOids[0], division: 'health-care', names: { fi: 'Yksikkö' } }],
};

describe('Two collectors behind a proxy, as docs/running.md sets them up', () => {
  let folder: string;
  let postgres: Postgres;
  let env: Record<string, string>;
  let key: string;
  let collectors: CollectorProcess[];
  let ports: [number, number];
  let nginx: Nginx | undefined;
  let agent: Agent;
  const lived: CollectorProcess[] = [];

  /** Paths of the page, as they are on this machine. */
  const here = (words: string) => words.replaceAll('/etc/palaute', folder);
  const start = async (index: 0 | 1) => {
    const collector = await spawnCollector(postgres, {
      ...env,
      PORT: String(ports[index]),
      PALAUTE_METRICS_PORT: '0',
    });
    lived.push(collector);
    return collector;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'palaute-running-'));
    postgres = await startPostgres();
    const [settings = ''] = blocks('ini');
    env = Object.fromEntries(
      here(settings)
        .trim()
        .split('\n')
        .map((line) => line.split('=') as [string, string]),
    );
    await writeFile(join(folder, 'organisation.json'), JSON.stringify(organisation));
    // The page's own lines, in its order, in a shell.
    const commands = blocks('sh')
      .filter((block) => !/^(curl|palaute-collector results)/.test(block))
      .join('');
    expect(commands.match(/^palaute-collector /gm)).toHaveLength(3);
    const script = [
      'set -eu',
      `palaute-collector() { ${JSON.stringify(process.execPath)} ${at('packages/collector/bin.js')} "$@"; }`,
      `cd ${folder}`,
      here(commands).replace(/'postgres:\/\/\S+'/, `'${postgres.url}'`),
    ].join('\n');
    // Not the password of the page, and bash for a function with a hyphen in its name.
    const { stdout } = await run('bash', ['-c', script], { env: { ...cleanEnvironment(), ...env } });
    key = /^palaute_provider_\S+$/m.exec(stdout)?.[0] ?? '';
    // From here on the file of the page says where the database is.
    delete env['DATABASE_URL_FILE'];
    ports = [await freePort(), await freePort()];
    collectors = await Promise.all([start(0), start(1)]);
    nginx = nginxProgram === undefined ? undefined : await startNginx(nginxProgram, ports);
    agent = new Agent({ keepAlive: true, ...(nginx && { ca: nginx.certificate }) });
  });
  afterAll(async () => {
    agent.destroy();
    await nginx?.stop();
    for (const collector of collectors) await collector.end('SIGTERM');
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Whether there is a proxy to speak to; says so where there is none. */
  const needsNginx = (): Nginx | undefined => {
    // oxlint-disable-next-line no-console -- a person must know what was not tested
    if (!nginx) console.warn('nginx is not here and cannot be installed: not tested behind it.');
    return nginx;
  };

  interface Reply {
    readonly status: number | undefined;
    readonly headers: IncomingMessage['headers'];
    readonly body: string;
  }
  async function ask(method: string, path: string, headers = {}, body?: string): Promise<Reply> {
    const options = { method, agent, port: nginx?.httpsPort, host: 'localhost', path, headers };
    const sent = request(options).end(body);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    return { status: answer.statusCode, headers: answer.headers, body: await text(answer) };
  }
  const send = (method: 'PUT' | 'POST', more: Record<string, string> = {}) => {
    const feedback = makeFeedback();
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...more };
    const path = method === 'PUT' ? `/v1/feedback/${feedback.id}` : '/v1/feedback';
    return ask(method, path, headers, JSON.stringify(feedback));
  };

  it('print the settings they run on, without a secret', async () => {
    const [output] = collectors.map((collector) => collector.output());
    expect(output).toMatch(/^Settings:\n +DATABASE_URL +postgres:\/\/\S+\/palaute_test_\w+\n/);
    expect(output).toMatch(/PALAUTE_CONTACT_KEYS +1 \(not shown\)\n/);
    expect(output).toMatch(/PALAUTE_PROOF_SECRET +set \(not shown\)\n/);
    for (const file of ['contact-keys', 'proof-secret']) {
      const secret = (await readFile(join(folder, file), 'utf8')).trim();
      expect(secret.length).toBeGreaterThan(40);
      expect(output).not.toContain(secret.split(':').at(-1));
    }
  });

  it('are reached over TLS, and a plain address leads there', async () => {
    const proxy = needsNginx();
    if (!proxy) return;
    expect(await ask('GET', '/readyz')).toMatchObject({
      status: 200,
      body: '{"status":"ready"}',
      headers: { 'strict-transport-security': 'max-age=31536000' },
    });
    const plain = await fetch(`http://localhost:${proxy.httpPort}/docs?a=b`, { redirect: 'manual' });
    expect(plain.status).toBe(308);
    expect(plain.headers.get('location')).toBe('https://localhost/docs?a=b');
  });

  it('store what is sent, and both give one figure of it', async () => {
    if (!needsNginx()) return;
    const answers = await Promise.all(Array.from({ length: 20 }, () => send('PUT')));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 201));
    const asked = collectors.map(async ({ url }) => {
      const year = new Date().toISOString().slice(0, 4);
      const answer = await fetch(`${url}/v1/results?organisation=${organisationOid}&period=${year}`);
      return ((await answer.json()) as { feedback: unknown }).feedback;
    });
    expect(await Promise.all(asked)).toEqual([{ n: 20 }, { n: 20 }]);
    for (const { output } of lived) expect(output()).toContain('"status":201');
  });

  it('are told by the proxy which request it is, whatever the caller says', async () => {
    if (!needsNginx()) return;
    const given = 'f'.repeat(32);
    const { headers } = await send('PUT', { 'x-request-id': given, 'x-forwarded-for': '127.0.0.1' });
    expect(headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
    expect(headers['x-request-id']).not.toBe(given);
    const logged = `"reqId":"${headers['x-request-id']}"`;
    await until('it is in a log', async () => collectors.some(({ output }) => output().includes(logged)));
  });

  it('show no metrics through the proxy', async () => {
    if (!needsNginx()) return;
    expect((await ask('GET', '/metrics')).status).toBe(404);
    const address = /^Metrics: (\S+)$/m.exec(collectors[0]?.output() ?? '')?.[1] ?? '';
    expect((await fetch(address)).status).toBe(200);
  });

  it('lose no request when one after the other is restarted', async () => {
    if (!needsNginx()) return;
    const before = await countRows();
    const statuses: (number | undefined | string)[] = [];
    const restarted = new AbortController();
    const sender = async (method: 'PUT' | 'POST') => {
      while (!restarted.signal.aborted) {
        statuses.push(
          await send(method).then(
            ({ status }) => status,
            (error: Error) => error.message,
          ),
        );
      }
    };
    const senders = (['PUT', 'PUT', 'PUT', 'POST', 'POST', 'POST'] as const).map(sender);
    for (const index of [0, 1, 0, 1] as const) {
      expect(await collectors[index]?.end('SIGTERM')).toBe(0);
      collectors[index] = await start(index);
    }
    restarted.abort();
    await Promise.all(senders);
    expect(statuses.length).toBeGreaterThan(100);
    expect(statuses.filter((status) => status !== 201)).toEqual([]);
    expect((await countRows()) - before).toBe(statuses.length);
  });

  it('leave no address of a caller in any output', () => {
    const lines = [...lived.map(({ output }) => output()), nginx?.output() ?? ''].join('\n').split('\n');
    const own = /Server listening at|^(Collector|Metrics): |^ {2}[A-Z_]+ /;
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.filter((line) => /127\.0\.0\.1|::1/.test(line) && !own.test(line))).toEqual([]);
  });

  async function countRows(): Promise<number> {
    const client = new Client({ connectionString: postgres.url });
    await client.connect();
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from feedback');
    await client.end();
    return rows[0]?.n ?? 0;
  }
});
