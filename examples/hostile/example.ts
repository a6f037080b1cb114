import type { Example } from '../pages/example.ts';

/** Pages that do what real pages do to what is embedded in them. */
export const hostile: Example = { name: 'hostile', pages: ['index.html', 'rtl.html'] };
