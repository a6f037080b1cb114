import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

it('keeps every budget of bytes, and zod out of what a browser loads', () => {
  const program = fileURLToPath(new URL('../size.ts', import.meta.url));
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [program], { cwd: root, encoding: 'utf8' });
  expect(`${stdout}${stderr}`).not.toMatch(/OVER|HOLDS ZOD|NO ZOD/);
  expect(status, stderr).toBe(0);
});
