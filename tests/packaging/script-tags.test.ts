import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { shortNames, shortNamesOfResults } from '../../packages/widget/integrations/short-names.ts';
import { findBrowser } from '../environment/browser.ts';

const root = join(import.meta.dirname, '../..');

it('the files for script tags do all that the modules do', { timeout: 400_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'palaute-script-tags-'));
  const file = join(folder, 'counts.json');
  try {
    const runner = spawn(
      process.execPath,
      [
        join(root, 'node_modules/@web/test-runner/dist/bin.js'),
        '--config',
        join(import.meta.dirname, 'script-tags.config.mjs'),
      ],
      { cwd: root, env: { ...process.env, CHROME_PATH: await findBrowser(), PALAUTE_TEST_COUNTS: file } },
    );
    let said = '';
    runner.stdout.on('data', (text: Buffer) => (said += text.toString()));
    await once(runner, 'exit');
    const { passed, failed } = JSON.parse(await readFile(file, 'utf8')) as { passed: number; failed: number };
    expect(failed, said).toBe(0);
    expect(passed).toBeGreaterThan(300);
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('no name that the files shorten is one of the wire, or in a text that is read by name', async () => {
  const api = await readFile(join(root, 'packages/schema/published/openapi.json'), 'utf8');
  const locale = await readFile(join(root, 'packages/widget/src/notices.ts'), 'utf8');
  const wire = new Set<string>();
  JSON.parse(api, function (key, value: unknown) {
    if (key === 'properties') for (const name in value as object) wire.add(name);
    return value;
  });
  expect(wire.size).toBeGreaterThan(50);
  const all = [...shortNames, ...shortNamesOfResults];
  expect(all.filter((name) => wire.has(name) || locale.includes(`'${name}'`))).toEqual([]);
});
