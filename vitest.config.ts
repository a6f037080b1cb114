import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

/** What a browser, a load or a kill is in: three at once on two cores would wait for each other until they time out. */
const heavy = [
  'examples/**/*.test.ts',
  'packages/client/src/outbox/*.test.ts',
  'tests/{accessibility,bench,examples,faults,hostile,journey,packaging,running}/**/*.test.ts',
  'tests/site/browser.test.ts',
  'tests/**/*-browser.test.ts',
];

const shared = {
  exclude: [...configDefaults.exclude, 'packages/widget/src/**', '**/bench/widget/node_modules/**'],
  pool: 'forks',
  globalSetup: 'tests/environment/templates.ts',
  // A test may wait for PostgreSQL to recover or for a browser to start, on a slow machine.
  testTimeout: 60_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 20_000 } },
} as const;

/** Every test that runs in Node. The widget's run in a browser: web-test-runner.config.mjs. */
export default defineConfig({
  test: {
    passWithNoTests: false,
    projects: [
      {
        test: {
          ...shared,
          name: 'light',
          include: [
            'packages/*/src/**/*.test.ts',
            'packages/widget/themes/**/*.test.ts',
            'tests/**/*.test.ts',
          ],
          exclude: [...shared.exclude, ...heavy],
          // Many of them wait for a process or a time-out more than they work.
          maxWorkers: Math.max(3, availableParallelism() - 1),
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: { ...shared, name: 'heavy', include: heavy, maxWorkers: 2, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
