import { PalauteMeasures } from './palaute-measures.ts';

// A page may meet two copies of this package; the first one stays.
if (!customElements.get('palaute-measures')) customElements.define('palaute-measures', PalauteMeasures);

// So that whoever registers the element has its name typed too.
export type { PalauteMeasures } from './palaute-measures.ts';
