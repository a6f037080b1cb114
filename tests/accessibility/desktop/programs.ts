// The programs of a Linux desktop with a screen reader. Where one is missing it is installed, or the run says how.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const installTimeoutMs = 10 * 60_000;

/** Debian's packages, each with a file that shows that it is there. */
const packages = {
  xvfb: 'Xvfb',
  openbox: 'openbox',
  xdotool: 'xdotool',
  orca: 'orca',
  'speech-dispatcher': 'speech-dispatcher',
  'dbus-daemon': 'dbus-daemon',
  'at-spi2-core': '/usr/libexec/at-spi-bus-launcher',
  'python3-pyatspi': '/usr/lib/python3/dist-packages/pyatspi/__init__.py',
  'firefox-esr': 'firefox-esr',
};
export type DesktopPackage = keyof typeof packages;

/**
 * Makes sure that the programs are on this machine, as root through apt-get.
 *
 * @throws Error that names the command to give, when they are missing and cannot be installed
 */
export async function requirePackages(
  wanted: readonly DesktopPackage[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  const missing = wanted.filter((name) => !isInstalled(packages[name], env));
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  const cannot = `These checks need ${missing.join(', ')}. As root: ${command}`;
  if (process.getuid?.() !== 0 || !isInstalled('apt-get', env)) throw new Error(cannot);
  process.stderr.write(`installing ${missing.join(', ')}…\n`);
  const options = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: installTimeoutMs };
  try {
    await run('apt-get', ['update'], options);
    await run('apt-get', command.split(' ').slice(1), options);
  } catch (cause) {
    throw new Error(cannot, { cause });
  }
}

function isInstalled(file: string, env: NodeJS.ProcessEnv): boolean {
  if (file.startsWith('/')) return existsSync(file);
  return [...(env.PATH?.split(delimiter) ?? []), '/usr/bin'].some((folder) => existsSync(join(folder, file)));
}
