import { createPalaute } from '@palaute/client';
import { measures } from '../demo/measures.ts';
import type { Example } from '../pages/example.ts';
import { madeUpFeedbacks } from './feedbacks.ts';

/** Results and measures on a page of a unit, and on an info screen in its lobby; all of it made up. */
export const resultsPage: Example = {
  name: 'results-page',
  pages: ['index.html', 'screen.html'],
  policy: (_page, collector) =>
    [
      "default-src 'none'",
      "script-src 'self'",
      `connect-src ${collector}`,
      "style-src 'self'",
      "require-trusted-types-for 'script'",
      // Each file for script tags has its own copy of what draws, under the one name.
      "trusted-types lit-html 'allow-duplicates'",
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; '),
  async fill({ collector, key, organisation }) {
    await createPalaute({ endpoint: collector, key }).report(madeUpFeedbacks(new Date()));
    for (const [id, measure] of Object.entries(measures)) {
      const response = await fetch(`${collector}/v1/measures/${id}?organisation=${organisation}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify(measure),
      });
      if (!response.ok) throw new Error(`A measure was not taken: ${await response.text()}`);
    }
  },
};
