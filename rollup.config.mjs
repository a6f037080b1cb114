// Builds every package to its dist/: ES modules beside their type declarations, in the order of the
// dependencies (schema, client, widget, collector), and the widget's one-file bundle for script tags.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve as resolvePath } from 'node:path';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import { transform } from 'esbuild';
import { minifyHTMLLiterals } from 'minify-literals';
import { integrationFiles } from './packages/widget/integrations/integrations.ts';
import { integrityOf } from './packages/widget/integrations/integrity.ts';
import { shortNames, shortNamesOfResults } from './packages/widget/integrations/short-names.ts';
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

/** Nothing of an earlier build is published with this one. */
const clean = (folder) => ({
  name: 'clean',
  renderStart: () => rmSync(`${folder}/dist`, { recursive: true, force: true }),
});

function modules(name, ...plugins) {
  const folder = `packages/${name}`;
  return {
    input: entries(folder),
    external: isBare,
    output: {
      dir: `${folder}/dist`,
      format: 'es',
      chunkFileNames: 'chunks/[name].js',
      // A bundler warns of the imports that rollup else repeats in each entry.
      hoistTransitiveImports: false,
      sourcemap: true,
    },
    plugins: [
      clean(folder),
      typescript({ tsconfig: `${folder}/tsconfig.json`, noEmitOnError: true }),
      ...plugins,
    ],
  };
}

/** Builds the file of a thread, which is named by `new URL('./name.ts', import.meta.url)`, and names what was built. */
const threads = {
  name: 'threads',
  transform(code, id) {
    if (!code.includes('new Worker(')) return null;
    const named = code.replace(/new URL\('(\.\/[\w-]+\.ts)', import\.meta\.url\)/, (_, file) => {
      const built = this.emitFile({ type: 'chunk', id: resolvePath(dirname(id), file) });
      return `new URL(import.meta.ROLLUP_FILE_URL_${built})`;
    });
    // The lines stay where they were, and so does the source map.
    return { code: named, map: null };
  },
};

/** Takes the blanks out of html`…` and css`…`, which no minifier of scripts touches. */
const templates = {
  name: 'templates',
  async renderChunk(code, { fileName }) {
    if (!/(html|css)\s*`/.test(code)) return null;
    return (await minifyHTMLLiterals(code, { fileName })) ?? null;
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

/** What editors and frameworks know of the elements, and the licences of what the files for script tags carry. */
const integrations = {
  name: 'integrations',
  async generateBundle() {
    for (const [fileName, source] of Object.entries(await integrationFiles())) {
      this.emitFile({ type: 'asset', fileName, source });
    }
  },
};

/** In the last build of the package: hashes of what pages load by tag. */
const integrity = {
  name: 'integrity',
  async writeBundle() {
    const hashes = await integrityOf('packages/widget/dist');
    writeFileSync('packages/widget/dist/integrity.json', `${JSON.stringify(hashes, null, 2)}\n`);
  },
};

/** Lit as far as the widget uses it: docs/decisions/0023-what-the-widget-weighs.md. */
const litSubset = {
  name: 'lit-subset',
  resolveId: (id) => (id === 'lit' ? resolvePath('packages/widget/src/lit-subset/lit.ts') : null),
  transform: (code, id) =>
    id.endsWith('.ts') ? transform(code, { loader: 'ts', target: 'es2022', sourcemap: true }) : null,
};

/** Private properties of the looks, `--_surface`, by a letter each: the same one in every file. */
const letters = new Map();
const privateProperties = {
  name: 'private-properties',
  renderChunk: (code) => ({
    code: code.replace(/--_[a-z-]+/g, (name) => {
      if (!letters.has(name)) letters.set(name, `--_${(letters.size + 10).toString(36)}`);
      return letters.get(name);
    }),
    map: null,
  }),
};

/** Which texts are THL's own is asked by nobody who reads them. */
const provenance = {
  name: 'provenance',
  transform: (code, id) =>
    id.includes('/schema/dist/texts/')
      ? { code: code.replace(/official: \[[^\]]*\],?/, (all) => all.replace(/[^\n]/g, '')), map: null }
      : null,
};

/** Of the instrument's texts, results are told with a question, the statements and the answer 5. */
const textsOfResults = {
  name: 'texts-of-results',
  transform: (code, id) =>
    id.includes('/schema/dist/texts/')
      ? {
          code: code.replace(/(version|language|'(nps-|no-answer|likert-[^5])[^']*'): '[^'\n]*',/g, ''),
          map: null,
        }
      : null,
};

/**
 * The detector of personal data is made when it is first asked, its patterns out of texts. A browser checks every
 * pattern of a script before it runs a line of it, and these, with their classes of letters, took as long as all else.
 */
const laterDetector = {
  name: 'later-detector',
  transform(code, id) {
    const mask = id.includes('/schema/dist/') && /maskToken = ('.+')/.exec(code)?.[1];
    if (!mask) return null;
    const [body, exported] = code
      .replace(/standing\((\s*(?:\/\/.*\s*)*)\/(.+)\/u?(?=,|\))/g, 'standing($1{ source: String.raw`$2` }')
      .replace(/= (\s*)\/(.+)\/(u?);/g, '= $1RegExp(String.raw`$2`, "$3");')
      .split('export {');
    return {
      code: `const make = () => {${body}return findPersonalData};
        let find;
        const findPersonalData = (text) => (find ??= make())(text);
        const maskToken = ${mask};
        // Nothing in a browser asks for this one.
        const maskPersonalData = 0;
        export {${exported}`,
      map: null,
    };
  },
};

/** @param names properties that are called by a letter */
const small = (names = []) => [
  litSubset,
  provenance,
  resolve({ browser: true }),
  privateProperties,
  terser({
    ecma: 2022,
    module: true,
    compress: { passes: 4, unsafe: true, unsafe_arrows: true },
    mangle: names.length > 0 ? { properties: { regex: new RegExp(`^(${names.join('|')})$`) } } : true,
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
    // Maps are not published.
    sourcemap: 'hidden',
  },
  plugins: small(),
};

/**
 * For one script tag on a shared device. A build of its own, with a copy of the form: parts that both shared would cost
 * every other page more requests, and two copies of Lit on one page make two policies of one name.
 */
const kiosk = {
  input: { kiosk: 'packages/widget/dist/kiosk/define.js' },
  // The tag's own file holds the code, so that its hash does too.
  preserveEntrySignatures: false,
  output: {
    dir: 'packages/widget/dist/browser',
    format: 'es',
    chunkFileNames: 'kiosk-[name].js',
    sourcemap: 'hidden',
  },
  plugins: small(),
};

const oneFile = (input, file, ...plugins) => ({
  input: `packages/widget/dist/${input}.js`,
  output: {
    file: `packages/widget/dist/${file}.bundle.js`,
    format: 'iife',
    inlineDynamicImports: true,
    generatedCode: { arrowFunctions: true, constBindings: true, objectShorthand: true, symbols: false },
    freeze: false,
    sourcemap: 'hidden',
  },
  plugins,
});

/** For script tags: everything in one file, in three languages. */
const bundle = oneFile('palaute', 'palaute', laterDetector, ...small(shortNames));

/** The same of each element that shows what is published. */
const published = [
  oneFile('results/define', 'palaute-results', textsOfResults, ...small(shortNamesOfResults)),
  oneFile('measures/define', 'palaute-measures', ...small(), integrity),
];

const builds = {
  schema: () => [modules('schema')],
  client: () => [modules('client')],
  widget: () => [modules('widget', templates, presets, integrations), browser, kiosk, bundle, ...published],
  collector: () => [modules('collector', threads)],
};

/** All four in order, or one alone: `rollup -c --configPackage=widget`. */
export default ({ configPackage }) =>
  (configPackage ? [configPackage] : Object.keys(builds)).flatMap((name) => builds[name]());
