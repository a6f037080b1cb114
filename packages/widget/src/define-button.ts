import './define-form.ts';
import { PalauteButton } from './palaute-button.ts';

if (!customElements.get('palaute-button')) customElements.define('palaute-button', PalauteButton);
