// What `npm publish` would send, made by `npm pack`, as the two linters of packages and a reader of the list see it.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));

/** The command of `@arethetypeswrong/cli`, run by this Node. */
const attw = join(
  dirname(createRequire(import.meta.url).resolve('@arethetypeswrong/cli/package.json')),
  'dist/index.js',
);

/** Entries that no program imports types from: style sheets, data, and files for script tags. */
const untyped = /\.css$|\.json$|\/browser\/|\.bundle\.js$/;

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

describe.each(['schema', 'client', 'widget', 'collector'])('The tarball of @palaute/%s', (name) => {
  let folder: string;
  let tarball: string;
  let packed: Packed;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'palaute-pack-'));
    const args = [
      'pack',
      '--json',
      '--ignore-scripts',
      '--pack-destination',
      folder,
      '--workspace',
      `@palaute/${name}`,
    ];
    const options = { cwd: root, shell: process.platform === 'win32', timeout: 60_000 };
    const { stdout } = await run('npm', args, options);
    // npm 11 gives a list, newer ones an object by name.
    const [first] = Object.values(JSON.parse(stdout) as Record<string, Packed>);
    if (!first) throw new Error('npm packed nothing.');
    packed = first;
    tarball = join(folder, packed.filename);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const paths = () => packed.files.map(({ path }) => path);
  const unpacked = async (path: string) => {
    const { stdout } = await run('tar', ['-xzOf', tarball, `package/${path}`], { maxBuffer: 10_000_000 });
    return stdout;
  };

  it('has nothing that publint finds wrong', async () => {
    const buffer = await readFile(tarball);
    const bytes = buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength);
    const { messages } = await publint({ pack: { tarball: bytes as ArrayBuffer }, strict: true });
    expect(messages).toEqual([]);
  });

  it('has types that every ES module finds, by Node’s rules and by bundlers’', async () => {
    const { exports } = JSON.parse(await unpacked('package.json')) as { exports: Record<string, unknown> };
    const entries = Object.keys(exports).filter((entry) => !untyped.test(entry));
    const args = [attw, tarball, '--profile', 'esm-only', '--format', 'ascii', '--no-emoji', '--no-color'];
    const told = await run(process.execPath, [...args, '--entrypoints', ...entries], {
      timeout: 60_000,
    }).then(
      () => '',
      (error: { stdout?: string }) => error.stdout ?? String(error),
    );
    expect(told).toBe('');
  });

  it('holds the licence and the README, and neither maps, tests nor sources', async () => {
    expect(paths()).toContain('README.md');
    expect(paths()).toContain('LICENSE');
    expect(await unpacked('LICENSE')).toBe(await readFile(join(root, 'LICENSE'), 'utf8'));
    expect(paths().filter((path) => /\.map$|\.test\.|(?<!\.d)\.tsx?$|tsconfig/.test(path))).toEqual([]);
  });

  it('holds every file that its package.json names', async () => {
    const { exports, bin = {} } = JSON.parse(await unpacked('package.json')) as {
      exports: Record<string, string | Record<string, string>>;
      bin?: Record<string, string>;
    };
    const named = [
      ...Object.values(exports).flatMap((entry) =>
        typeof entry === 'string' ? [entry] : Object.values(entry),
      ),
      ...Object.values(bin),
    ];
    const missing = named
      .map((file) => file.replace(/^\.\//, ''))
      .filter((file) => !file.includes('*') && !paths().includes(file));
    expect(missing).toEqual([]);
  });
});

describe('The licences of @palaute/widget', () => {
  it('are told for all that its files for script tags carry', async () => {
    const dist = join(root, 'packages/widget/dist');
    const { sources } = JSON.parse(await readFile(join(dist, 'palaute.bundle.js.map'), 'utf8')) as {
      sources: readonly string[];
    };
    const carried = new Set(
      sources.flatMap((source) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []),
    );
    const licences = await readFile(join(dist, 'LICENSES.txt'), 'utf8');
    const [, names = ''] = /^(.*lit.*)\n=/m.exec(licences) ?? [];
    // Lit's own part is made anew, after Lit's: its licence is told all the same.
    if (sources.some((source) => source.includes('/lit-subset/'))) carried.add('lit').add('lit-html');
    expect([...carried]).toContain('lit-html');
    for (const name of carried) expect(names.split(', ')).toContain(name);
    expect(licences).toContain('BSD 3-Clause License');
    expect(licences).toContain((await readFile(join(root, 'LICENSE'), 'utf8')).trim());
    expect(await readFile(join(dist, 'palaute.bundle.js'), 'utf8')).toMatch(/^\/\*.*MIT.*BSD-3-Clause/);
  });
});
