// The body of `npm test`: runs the tests of Node and then those of the browser, and adds up what they say.
// How either is run belongs in its configuration: vitest.config.ts and web-test-runner.config.mjs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './environment/browser.ts';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** The part we read of what vitest's JSON reporter writes. */
interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
}

const root = join(import.meta.dirname, '..');
const folder = await mkdtemp(join(tmpdir(), 'palaute-test-'));
const problems: string[] = [];

// Found once, so that no two tests install a browser at once. If there is none, whoever needs it says so.
const browser = await findBrowser().catch(() => process.env.CHROME_PATH);

try {
  const unit = await runUnitTests(join(folder, 'unit.json'));
  const component = await runComponentTests(join(folder, 'component.json'));
  report({
    passed: unit.passed + component.passed,
    failed: unit.failed + component.failed,
    skipped: unit.skipped + component.skipped,
  });
} finally {
  await rm(folder, { recursive: true });
}

function runUnitTests(file: string): Promise<Counts> {
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return runTests('vitest/vitest.mjs', args, async () => {
    const result: VitestReport = JSON.parse(await readFile(file, 'utf8'));
    return {
      passed: result.numPassedTests,
      failed: result.numFailedTests,
      skipped: result.numPendingTests + result.numTodoTests,
    };
  });
}

function runComponentTests(file: string): Promise<Counts> {
  const env = { PALAUTE_TEST_COUNTS: file };
  return runTests(
    '@web/test-runner/dist/bin.js',
    [],
    async () => JSON.parse(await readFile(file, 'utf8')),
    env,
  );
}

/** Runs a test runner and reads its counts; one that failed without a failed test counts as a failure. */
async function runTests(
  script: string,
  args: string[],
  readCounts: () => Promise<Counts>,
  env: NodeJS.ProcessEnv = {},
): Promise<Counts> {
  const runner = spawn(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CHROME_PATH: browser, ...env },
  });
  const [code, signal] = await once(runner, 'exit');
  const counts = await readCounts().catch(() => ({ passed: 0, failed: 0, skipped: 0 }));
  if (counts.failed === 0 && (code !== 0 || counts.passed === 0)) {
    problems.push(`${script} ended with ${signal ?? code} and ${counts.passed} tests passed.`);
    return { ...counts, failed: 1 };
  }
  return counts;
}

function report({ passed, failed, skipped }: Counts): void {
  if (skipped > 0) problems.push('A skipped test is an error: make it run, or delete it.');
  for (const problem of problems) console.error(problem);
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = failed > 0 || skipped > 0 ? 1 : 0;
}
