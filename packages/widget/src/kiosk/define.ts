// Registers <palaute-kiosk> and the form that stands in it, and names every language.
import '../define-form.ts';
import '../languages.ts';
import { PalauteKiosk } from './palaute-kiosk.ts';

// A page may meet two copies of this package; the first one stays.
if (!customElements.get('palaute-kiosk')) customElements.define('palaute-kiosk', PalauteKiosk);
