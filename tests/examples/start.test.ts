// Each example as a newcomer starts it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeEmbedded } from '../environment/collector.ts';
import { cleanEnvironment, freePort } from '../environment/process.ts';

describe.each(['plain', 'strict-csp', 'react', 'bootstrap', 'hostile', 'results-page', 'kiosk'])(
  'examples/%s/start.ts',
  (name) => {
    let folder: string;
    let child: ChildProcess | undefined;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'palaute-example-'));
      // Made by each start anew, it takes seconds; that a first start makes it, journey/start.test.ts sees.
      await mkdir(join(folder, '.palaute'));
      await makeEmbedded(join(folder, '.palaute/database'));
    });
    afterEach(async () => {
      child?.kill('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    });

    it('tells where its pages are, has them there with the form, and ends when asked to', async () => {
      const port = await freePort();
      const program = fileURLToPath(new URL(`../../examples/${name}/start.ts`, import.meta.url));
      const started = spawn(process.execPath, [program], {
        cwd: folder,
        env: { ...cleanEnvironment(), PORT: String(port) },
      });
      child = started;
      const ended = once(started, 'close') as Promise<[number]>;
      let output = '';
      await new Promise<void>((resolve) => {
        const read = (chunk: Buffer) => {
          output += chunk.toString();
          if (output.includes('Ctrl-C to stop.')) resolve();
        };
        started.stdout.on('data', read);
        started.stderr.on('data', read);
        void ended.then(() => resolve());
      });
      const addresses = output.match(/http:\S+/g) ?? [];
      expect(addresses[0], output).toBe(`http://127.0.0.1:${port}/${name}/`);
      for (const address of addresses) {
        const response = await fetch(address);
        const html = await response.text();
        expect(html).toMatch(name === 'react' ? /id="app"/ : /<palaute-(form|button|results)\s/);
        expect(html).not.toContain('{{');
        const [script = ''] = /(?<=<script[^>]+src=")[^"]+/.exec(html) ?? [];
        const loaded = await fetch(new URL(script, address));
        // Read to its end: the server waits for what it is still sending before it closes.
        expect(await loaded.text(), script).not.toBe('');
        expect(loaded.status, script).toBe(200);
      }
      started.kill('SIGTERM');
      expect(await ended).toEqual([0, null]);
    });
  },
);
