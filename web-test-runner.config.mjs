// The widget's tests, each in a page of a real browser. Tests that run in Node: vitest.config.ts.
import { writeFileSync } from 'node:fs';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { browserArguments, findBrowser } from './tests/environment/browser.ts';

export default {
  files: ['packages/widget/src/**/*.test.ts'],
  nodeResolve: { exportConditions: ['default', 'browser'] },
  // The target and the tsconfig together decide what a class field compiles to. Lit needs `declare` fields
  // to vanish and other fields to be defined, as the built package has them.
  plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: 'tsconfig.json' })],
  browsers: [
    chromeLauncher({ launchOptions: { executablePath: await findBrowser(), args: browserArguments() } }),
  ],
  concurrency: 2,
  testFramework: { config: { timeout: 10_000 } },
  reporters: [defaultReporter(), countsReporter(process.env.PALAUTE_TEST_COUNTS)],
};

/** Writes how many tests passed, failed and were skipped to `file`, where tests/run.ts reads them. */
function countsReporter(file) {
  return {
    stop({ sessions }) {
      if (!file) return;
      const counts = { passed: 0, failed: 0, skipped: 0 };
      for (const { passed, testResults } of sessions) {
        const tests = testResults ? testsOf(testResults) : [];
        const failed = tests.filter((test) => !test.passed && !test.skipped).length;
        counts.skipped += tests.filter((test) => test.skipped).length;
        counts.passed += tests.filter((test) => test.passed && !test.skipped).length;
        // A file that does not load fails without a test that fails.
        counts.failed += failed === 0 && !passed ? 1 : failed;
      }
      writeFileSync(file, JSON.stringify(counts));
    },
  };
}

/** A suite's tests, with those of the suites in it. */
function testsOf({ tests, suites }) {
  return [...tests, ...suites.flatMap(testsOf)];
}
