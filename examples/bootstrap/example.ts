import type { Example } from '../pages/example.ts';

/** Bootstrap's reboot, its modal with the form in it, and the form's own dialog opened by Bootstrap's buttons. */
export const bootstrap: Example = { name: 'bootstrap', packages: ['bootstrap'] };
