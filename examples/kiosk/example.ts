import type { Example } from '../pages/example.ts';

/** A tablet in a lobby: empties itself when somebody leaves, and keeps feedback while there is no network. */
export const kiosk: Example = {
  name: 'kiosk',
  policy: (_page, collector) =>
    [
      "default-src 'none'",
      "script-src 'self'",
      `connect-src ${collector}`,
      "style-src 'self'",
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types lit-html',
    ].join('; '),
};
