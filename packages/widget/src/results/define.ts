import { PalauteResults } from './palaute-results.ts';

// A page may meet two copies of this package; the first one stays.
if (!customElements.get('palaute-results')) customElements.define('palaute-results', PalauteResults);

// So that whoever registers the element has its name typed too.
export type { PalauteResults } from './palaute-results.ts';
