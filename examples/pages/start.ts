import { buildIfStale } from '../demo/build.ts';
import type { Example } from './example.ts';

/** Builds what is not built, then serves an example. */
export async function start(example: Example): Promise<void> {
  buildIfStale();
  // Only now: it imports the packages, which the build has just made.
  const { serve } = await import('./serve.ts');
  await serve(example);
}
