// Hides where a Chromium-family browser comes from, so that `npm test` works on a machine that has none.
// What is done with the browser (launching it, driving it) does not belong here.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { access, constants, glob } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

const run = promisify(execFile);
const isRoot = process.getuid?.() === 0;
const installTimeoutMs = 10 * 60_000;

/**
 * Finds a Chromium-family browser and, where there is none, installs one; returns the executable's path.
 *
 * In order: `CHROME_PATH`, an installed browser, one downloaded by Playwright, apt, Playwright's download.
 *
 * @throws when `CHROME_PATH` names something that does not run, or when nothing in that order helped
 */
export async function findBrowser(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  if (env.CHROME_PATH) return chosen(env.CHROME_PATH);

  const tried = new Set<string>();
  const installed = await findInstalled(env, tried);
  if (installed) return installed;

  const installers = {
    ...(process.platform === 'linux' && { apt: installWithApt }),
    Playwright: downloadWithPlaywright,
  };
  for (const [name, install] of Object.entries(installers)) {
    process.stderr.write(`no browser found: installing Chromium with ${name}…\n`);
    try {
      await install(env);
      const found = await findInstalled(env, tried);
      if (found) return found;
      tried.add(`${name}: ended well, but left no browser that runs`);
    } catch (error) {
      tried.add(`${name}: ${reason(error)}`);
    }
  }
  const list = ['PATH and the usual places: none that runs', ...tried].map((line) => `\n- ${line}`).join('');
  throw new Error(
    `No Chromium-family browser. Tried:${list}\nInstall Chromium, Chrome or Edge, or set CHROME_PATH to one.`,
  );
}

/** Command-line arguments every test browser starts with: no traffic of its own, and startable as root. */
export function browserArguments(): string[] {
  return [
    // Chromium refuses to start as root on Linux with its sandbox on; for anyone else the sandbox stays.
    ...(isRoot && process.platform === 'linux' ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
  ];
}

/** A browser somebody chose is never replaced in silence: tests in another one would prove something else. */
async function chosen(path: string): Promise<string> {
  try {
    await assertRuns(path);
    return path;
  } catch (cause) {
    throw new Error(
      `CHROME_PATH is ${path}, which does not run (${reason(cause)}). Correct it, or unset it to have one found.`,
      { cause },
    );
  }
}

async function findInstalled(env: NodeJS.ProcessEnv, tried: Set<string>): Promise<string | undefined> {
  for (const path of [...usualPlaces(env), ...(await downloadedByPlaywright())].filter(existsSync)) {
    try {
      await assertRuns(path);
      return path;
    } catch (error) {
      tried.add(`${path}: ${reason(error)}`);
    }
  }
  return undefined;
}

/** A file alone proves little: Ubuntu's `chromium-browser` can be a stub, a download can lack its libraries. */
async function assertRuns(path: string): Promise<void> {
  await access(path, constants.X_OK);
  // On Windows `--version` opens a window instead of answering.
  if (process.platform !== 'win32') await run(path, ['--version'], { timeout: 30_000 });
}

function usualPlaces(env: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    const programs = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => programs.map((program) => join(folder, program)));
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  const folders = [...(env.PATH?.split(delimiter) ?? []), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Any revision will do, newest first: the one this Playwright would download is only one of them. */
async function downloadedByPlaywright(): Promise<string[]> {
  const [registry] = chromium.executablePath().split(/[\\/]chromium-/);
  if (!registry) return [];
  const names = ['chrome', 'headless_shell', 'chrome-headless-shell'].flatMap((name) => [
    name,
    `${name}.exe`,
  ]);
  const patterns = [`chromium*/*/{${names.join()}}`, 'chromium*/*/*.app/Contents/MacOS/*'];
  const found: string[] = [];
  for await (const path of glob(patterns, { cwd: registry })) found.push(join(registry, path));
  return found.toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }));
}

async function installWithApt(env: NodeJS.ProcessEnv): Promise<void> {
  // `env` behind `sudo`, because sudo hands its caller's variables on to nobody.
  const aptGet = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-o', 'DPkg::Lock::Timeout=300'];
  const [command = '', ...args] = isRoot ? aptGet : ['sudo', '-n', ...aptGet];
  const options = { env, timeout: installTimeoutMs };
  await run(command, [...args, 'update'], options);
  await run(command, [...args, 'install', '-y', '--no-install-recommends', 'chromium'], options);
}

async function downloadWithPlaywright(env: NodeJS.ProcessEnv): Promise<void> {
  const folder = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
  const playwright = (...args: string[]) =>
    run(process.execPath, [join(folder, 'cli.js'), ...args], { env, timeout: installTimeoutMs });
  await playwright('install', '--only-shell', 'chromium');
  // A bare machine lacks the libraries too. Only as root: for anyone else, Playwright asks for a password.
  if (isRoot && existsSync('/usr/bin/apt-get')) await playwright('install-deps', 'chromium');
}

/** What a failed command said about its failure, or the error's own words. */
function reason(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim().split('\n') : [];
  const line = said.find((text) => /^E:|error/i.test(text)) ?? said.at(-1);
  return line || (error instanceof Error ? error.message : String(error));
}
