import type { Example } from '../pages/example.ts';

/** The loader under a content security policy that allows what the form needs and nothing else. */
export const strictCsp: Example = {
  name: 'strict-csp',
  pages: ['index.html', 'bare.html'],
  policy: (page, collector) =>
    [
      "default-src 'none'",
      "script-src 'self'",
      `connect-src ${collector}`,
      // The page's own style sheet is all that needs any: the form itself needs none.
      page === 'bare.html' ? "style-src 'none'" : "style-src 'self'",
      "require-trusted-types-for 'script'",
      'trusted-types lit-html',
      `form-action ${collector}`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
};
