import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

/** Every test that runs in Node. The widget's run in a browser: web-test-runner.config.mjs. */
export default defineConfig({
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'packages/widget/themes/**/*.test.ts',
      'examples/**/*.test.ts',
      'tests/**/*.test.ts',
    ],
    exclude: [...configDefaults.exclude, 'packages/widget/src/**', '**/bench/widget/node_modules/**'],
    pool: 'forks',
    // Most tests wait for a database, a browser or a process: one worker would leave half of two cores idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    passWithNoTests: false,
    // A test may wait for PostgreSQL to recover or for a browser to start, on a slow machine.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
