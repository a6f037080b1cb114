// Builds every package to its dist/: ES modules beside their type declarations, in the order of the
// dependencies (schema, client, widget, collector), and the widget's one-file bundle for script tags.
import { readFileSync } from 'node:fs';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';

/**
 * Entry files are read off `exports`, so that what is published and what is built cannot drift apart. A package with
 * a command has a `main` beside them.
 */
function entries(folder) {
  const { exports, bin } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const names = Object.values(exports)
    .map((entry) => entry.default ?? entry)
    .filter((output) => output.endsWith('.js') && !output.endsWith('.bundle.js'))
    .map((output) => output.replace(/^\.\/dist\//, '').replace(/\.js$/, ''));
  return Object.fromEntries(
    [...names, ...(bin ? ['main'] : [])].map((name) => [name, `${folder}/src/${name}.ts`]),
  );
}

const isBare = (id) => !id.startsWith('.') && !id.startsWith('/');

function modules(name) {
  const folder = `packages/${name}`;
  return {
    input: entries(folder),
    external: isBare,
    output: { dir: `${folder}/dist`, format: 'es', chunkFileNames: 'chunks/[name].js', sourcemap: true },
    plugins: [typescript({ tsconfig: `${folder}/tsconfig.json`, noEmitOnError: true })],
  };
}

const bundle = {
  input: 'packages/widget/dist/palaute.js',
  output: { file: 'packages/widget/dist/palaute.bundle.js', format: 'iife', sourcemap: true },
  // Named, because the plugin would else take Lit's development build whenever NODE_ENV is set to anything.
  plugins: [
    resolve({ browser: true, exportConditions: ['production'] }),
    terser({ ecma: 2020, module: true }),
  ],
};

const builds = {
  schema: () => [modules('schema')],
  client: () => [modules('client')],
  widget: () => [modules('widget'), bundle],
  collector: () => [modules('collector')],
};

/** All four in order, or one alone: `rollup -c --configPackage=widget`. */
export default ({ configPackage }) =>
  (configPackage ? [configPackage] : Object.keys(builds)).flatMap((name) => builds[name]());
