// The element that shows results, as a class. Importing this does nothing to the page; `@palaute/widget/results/define`
// registers it.
export { PalauteResults } from './palaute-results.ts';
