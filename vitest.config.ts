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
    globalSetup: 'tests/environment/templates.ts',
    passWithNoTests: false,
    // A test may wait for PostgreSQL to recover or for a browser to start, on a slow machine.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
