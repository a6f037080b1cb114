// Runs beside a test server, as a process of its own, and removes the server and its folder once the process
// that started both is done or gone. An exit handler there would not do: vitest ends its workers with SIGKILL.
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Say which folder to guard: postgres-guard.ts <folder>');

// Nothing is ever written to our input; it closes when the other process closes it, or ends in any way.
process.stdin.resume();
await once(process.stdin, 'close');

try {
  // The first line is the id of the server's process. There is no file if the server was taken down before.
  const file = await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8');
  process.kill(Number.parseInt(file), 'SIGQUIT');
} catch {
  // Nothing runs any more.
}
// While the server ends it may still write, which makes removing a folder fail and worth another attempt.
await rm(folder, { recursive: true, force: true, maxRetries: 20 });
