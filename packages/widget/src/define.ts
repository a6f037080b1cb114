// Registers both elements. They speak Finnish; `@palaute/widget/languages` brings in every other language when needed.
import './define-button.ts';

// So that whoever registers the elements has their names and events typed too.
export type { PalauteEventMap } from './events.ts';
export type { PalauteButton } from './palaute-button.ts';
