// The command `palaute` as a process: arguments, the environment, signals and exit codes. What it does is in command/.
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { runCommand, type Terminal } from './command/command.ts';

const stop = new AbortController();
process.once('SIGINT', () => {
  stop.abort();
  // Whoever asks twice does not wait.
  process.once('SIGINT', () => process.exit(3));
});
process.once('SIGTERM', () => stop.abort());

// The next program may have read enough, as `head` has.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question(question, { signal: stop.signal });
  } finally {
    lines.close();
  }
}

const terminal: Terminal = {
  out: async (text) => {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  },
  json: (value) => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`),
  tell: (text) => void process.stderr.write(text),
  // Back to the line's beginning, and the rest of the old line away: no colours.
  ...(process.stderr.isTTY && { progress: (text: string) => void process.stderr.write(`\r\u001b[K${text}`) }),
  ...(process.stdin.isTTY && process.stderr.isTTY && { ask }),
  env: process.env,
  now: () => new Date(),
  signal: stop.signal,
};

process.exitCode = await runCommand(process.argv.slice(2), terminal);
