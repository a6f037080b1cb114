// Registers <palaute-form>. A page may meet two copies of this package; the first one stays.
import { PalauteForm } from './palaute-form.ts';

if (!customElements.get('palaute-form')) customElements.define('palaute-form', PalauteForm);
