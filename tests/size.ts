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
  { name: 'widget, with Lit, fi sv en', source: "import '@palaute/widget/palaute';", budget: 17 * 1024 },
  { name: 'client, full', source: "export * from '@palaute/client';", budget: 18 * 1024 },
  { name: 'client, light', source: "export * from '@palaute/client/light';", budget: 1536 },
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
  const bundle = brotli(readFileSync('packages/widget/dist/palaute.bundle.js', 'utf8'));
  const over = bundle > 17 * 1024;
  isOver ||= over;
  lines.push(['widget, one file as published', '', String(bundle), String(17 * 1024), over ? 'OVER' : '']);
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
