import type { Example } from '../pages/example.ts';

/** One script tag, and a plain form inside the element for whoever has no JavaScript. */
export const plain: Example = { name: 'plain' };
