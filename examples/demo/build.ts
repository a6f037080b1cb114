// Builds the packages when their sources are newer than what was built last; a second start then costs nothing.
import { spawnSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

const newest = (pattern: string): number =>
  Math.max(0, ...globSync(pattern, { cwd: root }).map((file) => statSync(`${root}${file}`).mtimeMs));

/** The last file that a build writes in each package. */
const built = [
  'schema/dist/index.js',
  'client/dist/index.js',
  'widget/dist/palaute.bundle.js',
  'collector/dist/main.js',
];

/** @throws Error when the build fails; what failed stands above it */
export function buildIfStale(): void {
  const times = built.map((file) => newest(`packages/${file}`));
  const sources = Math.max(
    newest('packages/*/src/**/*.ts'),
    newest('packages/*/{package,tsconfig}.json'),
    newest('{tsconfig.json,rollup.config.mjs}'),
  );
  if (Math.min(...times) >= sources) return;
  process.stdout.write('Building the packages…\n');
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('The build failed.');
}
