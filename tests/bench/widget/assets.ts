// What the pages load, compressed beforehand: our build as it is published, and the peers bundled as a web team would.
// Serving it is in server.ts.
import { execFile } from 'node:child_process';
import { cp, glob, mkdtemp, readFile, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { ours } from './entries.ts';

const here = import.meta.dirname;
const dist = join(here, '../../../packages/widget/dist');

/** Brotli of a file, by the address it is served at. */
export type Assets = ReadonlyMap<string, Buffer>;

/**
 * Our scripts and styles, behind `/ours/`. They are read from a copy, since a build may run at the same time.
 *
 * @throws when the build lacks a file that an entry names, still so after half a minute
 */
export async function ourAssets(): Promise<Assets> {
  const folder = await mkdtemp(join(tmpdir(), 'palaute-bench-'));
  try {
    for (let attempts = 15; attempts > 0; attempts--) {
      const assets = await readBuild(folder);
      const missing = ours.flatMap(({ tags }) => tags.filter((tag) => !assets.get(tag)?.length));
      if (missing.length === 0) return assets;
      if (attempts === 1) throw new Error(`No ${missing.join(', ')} in ${dist}. Run: npm run build`);
      await wait(2000);
    }
    throw new Error('unreachable');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readBuild(folder: string): Promise<Map<string, Buffer>> {
  const assets = new Map<string, Buffer>();
  // A build that replaces its files may take one away while it is copied.
  await cp(dist, folder, { recursive: true, force: true }).catch(() => {});
  for await (const path of glob('**/*.{js,css}', { cwd: folder })) {
    const bytes = await readFile(join(folder, path));
    if (bytes.length > 0) assets.set(`/ours/${path.replaceAll('\\', '/')}`, brotliCompressSync(bytes));
  }
  return assets;
}

/** The peers' pages and the floor's, behind `/peers/`, each bundled alone. */
export async function peerAssets(): Promise<Assets> {
  if (!existsSync(join(here, 'node_modules'))) await installPeers();
  const bundles = await Promise.all(['floor', 'sentry', 'posthog', 'formbricks', 'surveyjs'].map(bundle));
  return new Map(bundles.flat());
}

async function bundle(name: string): Promise<(readonly [address: string, bytes: Buffer])[]> {
  const { outputFiles } = await build({
    entryPoints: [join(here, `pages/${name}.js`)],
    outdir: '/peers',
    bundle: true,
    minify: true,
    // Lazy parts stay files of their own, fetched if and when the widget asks for them.
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['production'],
    define: {
      'process.env.NODE_ENV': '"production"',
      // Sentry's own switches for a smaller build.
      __SENTRY_DEBUG__: 'false',
      __SENTRY_TRACING__: 'false',
    },
    legalComments: 'none',
    write: false,
    logLevel: 'error',
  });
  return outputFiles.map(
    ({ path, contents }) => [path.replaceAll('\\', '/'), brotliCompressSync(contents)] as const,
  );
}

/** The peers are no dependency of the project: whoever does not run this benchmark does not download them. */
async function installPeers(): Promise<void> {
  process.stderr.write('installing the peers…\n');
  const args = ['ci', '--prefix', here, '--ignore-scripts', '--no-audit', '--no-fund'];
  await promisify(execFile)('npm', args, { shell: process.platform === 'win32' });
}

/** Versions of the packages, as the lock file has them. */
export async function versionsOf(packages: readonly string[]): Promise<string> {
  const lock = JSON.parse(await readFile(join(here, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly version?: string }>>;
  };
  return packages.map((name) => `${name} ${lock.packages[`node_modules/${name}`]?.version}`).join(', ');
}
