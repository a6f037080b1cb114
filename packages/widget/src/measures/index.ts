// The element that shows measures, as a class. Importing this does nothing to the page; `@palaute/widget/measures/define`
// registers it.
export { PalauteMeasures } from './palaute-measures.ts';
