import { defineConfig } from 'vitest/config';

/** The whole accessibility battery, with the screen reader and every language: `npm run test:accessibility`. */
export default defineConfig({
  test: {
    include: ['tests/accessibility/**/*.{test,battery}.ts', 'tests/site/browser.test.ts'],
    env: { PALAUTE_ACCESSIBILITY: 'whole' },
    pool: 'forks',
    // One desktop, one screen reader and some browsers at a time: more would only wait for each other.
    maxWorkers: 2,
    passWithNoTests: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
