// The widget's tests once more, on what script tags load: the one file where a test meets the elements as a page does,
// and where it imports modules of the widget, those modules with the part of Lit that the files for script tags have.
import config from '../../web-test-runner.config.mjs';

/** Tests that import modules, not types alone: two copies of the elements would be on their page. */
const ofModules = /\/(define|language|languages|palaute-form|record|locales)\.test\.ts$/;

const scriptTags = {
  name: 'script-tags',
  resolveImport({ source, context: { path, url } }) {
    if (source === 'lit' && /\/widget\/src\/(?!.*\.test\.ts$)/.test(path)) {
      return '/packages/widget/src/lit-subset/lit.ts';
    }
    if (source.endsWith('/testing/page.ts') && ofModules.test(path)) return `${source}?modules`;
    if (path.endsWith('/testing/page.ts') && !url.endsWith('?modules') && source.endsWith('/palaute.ts')) {
      return '/packages/widget/dist/palaute.bundle.js';
    }
    const [, shown] = /\/(results|measures)\/define\.ts$/.exec(source) ?? [];
    if (shown && path.endsWith('/testing/shown.ts'))
      return `/packages/widget/dist/palaute-${shown}.bundle.js`;
    return undefined;
  },
};

export default {
  ...config,
  rootDir: new URL('../../', import.meta.url).pathname,
  plugins: [scriptTags, ...config.plugins],
};
