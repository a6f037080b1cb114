// `npm run size`: what each browser entry costs a page, bundled and minified by esbuild and by rollup, brotli 11.
// Over a budget is a failure, and so is zod in what a browser loads.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { build } from 'esbuild';
import { rollup } from 'rollup';

interface Entry {
  readonly name: string;
  /** What a page would write. */
  readonly source: string;
  /** Bytes, brotli; none where there is no promise. */
  readonly budget?: number;
  /** Only the full schema may carry zod; every other entry is for browsers. */
  readonly hasZod?: boolean;
}

const entries: readonly Entry[] = [
  { name: 'client, full', source: "export * from '@palaute/client';", budget: 18 * 1024 },
  { name: 'client, light', source: "export * from '@palaute/client/light';", budget: 1536 },
  { name: 'client, outbox', source: "export * from '@palaute/client/outbox';", budget: 4 * 1024 },
  { name: 'schema, full', source: "export * from '@palaute/schema';", hasZod: true },
  ...[
    'instrument',
    'rules',
    'statistics',
    'rotation',
    'handling',
    'personal-data',
    'check-feedback',
    'code-lists',
    'code-lists/municipalities',
    'code-lists/ptv-service-classes',
    ...['fi', 'sv', 'en', 'se', 'smn', 'sms', 'ru', 'uk', 'et', 'ar', 'so', 'fi-x-selko'].map(
      (tag) => `texts/${tag}`,
    ),
    'texts/sections',
  ].map((entry) => ({ name: `schema, ${entry}`, source: `export * from '@palaute/schema/${entry}';` })),
];

interface Built {
  readonly name: string;
  /** Of packages/widget/dist. */
  readonly files: readonly string[];
  /** What a page has already: only what the files add to it is counted. */
  readonly besides?: readonly string[];
  readonly budget?: number;
}

const form = 'browser/browser-form.js';

/** The widget as it is published for script tags. */
const built: readonly Built[] = [
  { name: 'widget, loader', files: ['browser/loader.js'], budget: 600 },
  { name: 'widget, form with fi', files: [form], budget: 10 * 1024 },
  {
    name: 'widget, form and all it can bring in, fi',
    files: [form, ...['record', 'sending', 'site-form', 'text-watch'].map((name) => `browser/${name}.js`)],
    budget: 16 * 1024,
  },
  { name: 'widget, button', files: ['browser/browser-button.js'], besides: [form] },
  ...['sv', 'en', 'se', 'smn', 'sms', 'ru', 'uk', 'et', 'ar', 'so', 'fi-x-selko'].map((tag) => ({
    name: `widget, ${tag} besides the form`,
    files: [`browser/${tag}.js`],
    besides: [form],
    budget: 1.4 * 1024,
  })),
  { name: 'widget, one file, fi sv en', files: ['palaute.bundle.js'], budget: 17 * 1024 },
  // 12 KB beyond Lit's part, which has 1.4 (docs/decisions/0023-what-the-widget-weighs.md).
  { name: 'widget, results, fi sv en', files: ['palaute-results.bundle.js'], budget: 13.4 * 1024 },
  { name: 'widget, kiosk with its form, fi sv en', files: ['browser/kiosk.js'], budget: 13.5 * 1024 },
  { name: 'widget, measures, fi sv en', files: ['palaute-measures.bundle.js'], budget: 6 * 1024 },
];

const read = (files: readonly string[]): string =>
  files.map((file) => readFileSync(`packages/widget/dist/${file}`, 'utf8')).join('');

const brotli = (code: string): number => brotliCompressSync(code).length;

/** zod's own class names survive minification. */
const holdsZod = (code: string): boolean => code.includes('ZodError');

async function byEsbuild(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    conditions: ['production'],
    nodePaths: ['node_modules'],
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

async function byRollup(file: string): Promise<string> {
  const bundle = await rollup({
    // zod's own comments and cycles are its matter.
    onwarn: () => {},
    input: file,
    plugins: [
      resolve({
        browser: true,
        exportConditions: ['production'],
        rootDir: process.cwd(),
        modulePaths: ['node_modules'],
      }),
      terser({ module: true }),
    ],
  });
  const { output } = await bundle.generate({ format: 'es' });
  return output[0].code;
}

const folder = mkdtempSync(join(tmpdir(), 'palaute-size-'));
const lines: string[][] = [['entry', 'esbuild', 'rollup', 'budget', '']];
let isOver = false;
try {
  for (const [index, { name, source, budget, hasZod = false }] of entries.entries()) {
    const file = join(folder, `entry-${index}.js`);
    writeFileSync(file, source);
    const bundles = [await byEsbuild(file), await byRollup(file)];
    const sizes = bundles.map(brotli);
    const over = budget !== undefined && sizes.some((size) => size > budget);
    const strays = bundles.some((code) => holdsZod(code) !== hasZod);
    isOver ||= over || strays;
    const verdict = [over ? 'OVER' : '', strays ? (hasZod ? 'NO ZOD?' : 'HOLDS ZOD') : ''].join(' ').trim();
    lines.push([name, ...sizes.map(String), budget ? String(budget) : '–', verdict]);
  }
  for (const { name, files, besides = [], budget } of built) {
    const size = brotli(read([...besides, ...files])) - (besides.length > 0 ? brotli(read(besides)) : 0);
    const over = budget !== undefined && size > budget;
    isOver ||= over || holdsZod(read(files));
    lines.push([name, '', String(size), budget ? String(budget) : '–', over ? 'OVER' : '']);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
for (const line of lines) {
  process.stdout.write(
    `${line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd()}\n`,
  );
}
process.exitCode = isOver ? 1 : 0;
