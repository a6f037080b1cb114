// `npm start` as a newcomer meets it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isWithheld, type Results } from '@palaute/schema';
import { createPalaute } from '@palaute/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { organisation, unitOid } from '../../examples/demo/organisation.ts';
import type { DemoKeys } from '../../examples/demo/keys.ts';
import { makeEmbedded } from '../environment/collector.ts';
import { makeFeedback, put } from '../environment/feedback.ts';
import { cleanEnvironment, freePort } from '../environment/process.ts';

const program = fileURLToPath(new URL('../../examples/demo/start.ts', import.meta.url));

describe('npm start', () => {
  let folder: string;
  let port: number;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'palaute-start-'));
    port = await freePort();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** Starts it in a folder of its own, where a newcomer's clone would be. */
  const start = async () => {
    const child = spawn(process.execPath, [program], {
      cwd: folder,
      env: { ...cleanEnvironment(), PORT: String(port) },
    });
    let output = '';
    const ended = once(child, 'close') as Promise<[number]>;
    await new Promise<void>((resolve) => {
      const read = (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes('Ctrl-C to stop.')) resolve();
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      void ended.then(() => resolve());
    });
    return {
      output: () => output,
      end: async (signal?: NodeJS.Signals) => {
        if (signal) child.kill(signal);
        const [code] = await ended;
        return code;
      },
    };
  };

  /** Leaves nothing for the first start to make. */
  const startBefore = async () => {
    await mkdir(join(folder, '.palaute'));
    await makeEmbedded(join(folder, '.palaute/database'));
  };

  const readKeys = async () =>
    JSON.parse(await readFile(join(folder, '.palaute/demo-keys.json'), 'utf8')) as DemoKeys;
  const countFeedbacks = async (base: string, key: string) => {
    const results: Results = await createPalaute({ endpoint: base, key }).results({
      organisation: organisation.oid,
      period: String(new Date().getFullYear()),
    });
    return isWithheld(results.feedback) ? undefined : results.feedback.n;
  };

  it('tells its addresses and what the database promises, keeps what was given, and ends on Ctrl-C', async () => {
    const base = `http://localhost:${port}`;
    const first = await start();
    expect(first.output()).toContain(`${base}/?lang=fi`);
    expect(first.output()).toContain(`${base}/results.html`);
    expect(first.output()).toMatch(/survives a killed process, not a power cut/);
    const keys = await readKeys();
    const html = await (await fetch(base)).text();
    expect(html).toContain(`site-key="${keys.site}"`);
    expect(html).toMatch(/<script[^>]+src="\/?palaute\.js"/);
    const sent = await put(base, keys.site, makeFeedback({ unit: unitOid(99001) }), { origin: base });
    expect(sent.status).toBe(201);
    expect(await first.end('SIGINT')).toBe(0);

    const second = await start();
    expect(await countFeedbacks(base, (await readKeys()).raw)).toBe(1);
    expect(await second.end('SIGINT')).toBe(0);
  });

  it('links to the results as pages, and has measures to show', async () => {
    const base = `http://localhost:${port}`;
    const demo = await start();
    expect(demo.output()).toContain(`${base}/results\n`);
    for (const page of ['/', '/results.html']) {
      const html = await (await fetch(base + page)).text();
      const [, path = ''] = /<a\s+href="(\/results\/fi\/[\d.]+)"/.exec(html) ?? [];
      expect(path, page).toBe(`/results/fi/${organisation.oid}`);
      const results = await (await fetch(base + path)).text();
      expect(results).toContain('Puhelimeen vastataan nopeammin');
    }
    const shown = await (await fetch(`${base}/results.html`)).text();
    expect(shown).toMatch(/<palaute-measures[^>]+endpoint=""/);
    expect((await fetch(`${base}/palaute-measures.js`)).status).toBe(200);
    expect(await demo.end('SIGTERM')).toBe(0);
  });

  it('keeps its keys where only their owner reads them', async () => {
    await startBefore();
    const demo = await start();
    const { mode } = await stat(join(folder, '.palaute/demo-keys.json'));
    expect(mode & 0o077).toBe(0);
    await demo.end('SIGTERM');
  });

  it('says what to do when its port is taken', async () => {
    await startBefore();
    const other = createServer().listen(port, 'localhost');
    await once(other, 'listening');
    const demo = await start();
    expect(await demo.end()).toBe(1);
    expect(demo.output()).toContain(`Port ${port} is taken`);
    other.close();
  });
});
