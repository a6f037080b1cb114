import { defineConfig } from 'vitest/config';

/** What needs Python: `npm run test:python`. */
export default defineConfig({
  test: { include: ['packages/schema/python/*.python.ts'], passWithNoTests: false },
});
