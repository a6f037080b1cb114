import { PalauteForm } from './palaute-form.ts';

// A page may meet two copies of this package; the first one stays.
if (!customElements.get('palaute-form')) customElements.define('palaute-form', PalauteForm);
