// Builds every package to its dist/: ES modules beside their type declarations, in the order of the
// dependencies (schema, client, widget, collector), and the widget's one-file bundle for script tags.
import { readFileSync } from 'node:fs';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import { minifyHTMLLiterals } from 'minify-literals';
import { themeCss } from './packages/widget/themes/themes.ts';

/**
 * Entry files are read off `exports`, so that what is published and what is built cannot drift apart. A package with
 * a command has a `main` beside them.
 */
function entries(folder) {
  const { exports, bin } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const names = Object.values(exports)
    .map((entry) => entry.default ?? entry)
    .filter((output) => /^\.\/dist\/[\w-/]+\.js$/.test(output) && !output.includes('/browser/'))
    .map((output) => output.replace(/^\.\/dist\//, '').replace(/\.js$/, ''));
  return Object.fromEntries(
    [...names, ...(bin ? ['main'] : [])].map((name) => [name, `${folder}/src/${name}.ts`]),
  );
}

const isBare = (id) => !id.startsWith('.') && !id.startsWith('/');

function modules(name, ...plugins) {
  const folder = `packages/${name}`;
  return {
    input: entries(folder),
    external: isBare,
    output: { dir: `${folder}/dist`, format: 'es', chunkFileNames: 'chunks/[name].js', sourcemap: true },
    plugins: [typescript({ tsconfig: `${folder}/tsconfig.json`, noEmitOnError: true }), ...plugins],
  };
}

/** Takes the blanks out of html`…` and css`…`, which no minifier of scripts touches. */
const templates = {
  name: 'templates',
  async renderChunk(code, { fileName }) {
    if (!/(html|css)\s*`/.test(code)) return null;
    const { code: small, map } = (await minifyHTMLLiterals(code, { fileName })) ?? { code };
    return { code: small, map };
  },
};

/** The presets: style sheets made from the tokens of two design systems. */
const presets = {
  name: 'presets',
  generateBundle() {
    for (const [name, source] of Object.entries(themeCss())) {
      this.emitFile({ type: 'asset', fileName: `themes/${name}.css`, source });
    }
  },
};

const small = [
  // Named, because the plugin would else take Lit's development build whenever NODE_ENV is set to anything.
  resolve({ browser: true, exportConditions: ['production'] }),
  terser({
    ecma: 2022,
    module: true,
    compress: { passes: 4, unsafe: true, unsafe_arrows: true },
    // Lit's own private names. All of Lit is in one file, so nothing outside meets them.
    mangle: { properties: { regex: /^_\$/ } },
    // Once for all of them; the licences' texts are in dist/LICENSES.txt.
    format: { comments: false, preamble: '/* Palaute: MIT. Lit: (c) Google LLC, BSD-3-Clause. */' },
  }),
];

/** For script tags: the loader, and what it brings in when a page needs it. */
const browser = {
  input: 'packages/widget/dist/loader.js',
  output: {
    dir: 'packages/widget/dist/browser',
    format: 'es',
    chunkFileNames: '[name].js',
    sourcemap: true,
  },
  plugins: small,
};

/** For script tags: everything in one file, in three languages. */
const bundle = {
  input: 'packages/widget/dist/palaute.js',
  output: {
    file: 'packages/widget/dist/palaute.bundle.js',
    format: 'iife',
    inlineDynamicImports: true,
    sourcemap: true,
  },
  plugins: small,
};

const builds = {
  schema: () => [modules('schema')],
  client: () => [modules('client')],
  widget: () => [modules('widget', templates, presets), browser, bundle],
  collector: () => [modules('collector')],
};

/** All four in order, or one alone: `rollup -c --configPackage=widget`. */
export default ({ configPackage }) =>
  (configPackage ? [configPackage] : Object.keys(builds)).flatMap((name) => builds[name]());
