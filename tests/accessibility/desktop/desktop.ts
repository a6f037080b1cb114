// A desktop without a screen: a display, a session bus, a window manager and the accessibility bus. Whatever runs on
// it is a child of this process and ends with it. The screen reader belongs in orca.ts, the tree in platform-tree.ts.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type DesktopPackage, requirePackages } from './programs.ts';

const run = promisify(execFile);
const launcher = '/usr/libexec/at-spi-bus-launcher';

export interface Desktop {
  /** For programs that shall be on this desktop. */
  readonly env: Readonly<Record<string, string>>;
  /** The home folder; gone when the desktop is. */
  readonly home: string;
  /** Starts a program that ends with the desktop. */
  start(command: string, args: readonly string[], env?: Readonly<Record<string, string>>): ChildProcess;
  run(command: string, args: readonly string[]): Promise<string>;
  /** Presses a key as a keyboard does, by its X name: `Tab`, `space`, `Right`, `shift+Tab`. */
  press(key: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts one. @throws Error when a program is missing that cannot be installed */
export async function startDesktop(more: readonly DesktopPackage[] = []): Promise<Desktop> {
  const own = ['xvfb', 'openbox', 'xdotool', 'dbus-daemon', 'at-spi2-core', 'python3-pyatspi'] as const;
  await requirePackages([...own, ...more]);
  const home = await mkdtemp(join(tmpdir(), 'palaute-desktop-'));
  const runtime = join(home, 'run');
  await mkdir(runtime, { mode: 0o700 });
  const children: ChildProcess[] = [];
  const env: Record<string, string> = {
    PATH: `${process.env.PATH ?? ''}:/usr/bin:/usr/sbin`,
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_RUNTIME_DIR: runtime,
    LANG: 'C.UTF-8',
    GNOME_ACCESSIBILITY: '1',
    ACCESSIBILITY_ENABLED: '1',
    NO_AT_BRIDGE: '0',
  };
  const start: Desktop['start'] = (command, args, extra = {}) => {
    const child = spawn(command, args, {
      env: { ...env, ...extra },
      stdio: ['ignore', 'pipe', process.env.DEBUG_DESKTOP ? 'inherit' : 'ignore'],
    });
    child.on('error', () => undefined);
    child.stdout?.resume();
    children.push(child);
    return child;
  };
  const close = async () => {
    for (const child of children.toReversed()) await endProcess(child);
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };

  try {
    const bus = start('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=1']);
    env.DBUS_SESSION_BUS_ADDRESS = await firstLine(bus);
    const display = start('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp']);
    env.DISPLAY = `:${await firstLine(display)}`;
    start('openbox', []);
    start(launcher, ['--launch-immediately']);
    await waitForBus(env);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    env,
    home,
    start,
    close,
    run: async (command, args) =>
      (await run(command, args, { env, maxBuffer: 64 * 2 ** 20, timeout: 60_000 })).stdout,
    press: async (key) => void (await run('xdotool', ['key', key], { env })),
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  let text = '';
  const line = new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text.trim());
    });
    child.once('exit', () => reject(new Error(`${child.spawnfile} ended before it was ready.`)));
    child.once('error', reject);
  });
  return line;
}

/** Browsers ask for the accessibility bus once, when they start; it has to be there by then. */
async function waitForBus(env: Readonly<Record<string, string>>): Promise<void> {
  const ask = [
    '--session',
    '--dest=org.a11y.Bus',
    '--print-reply',
    '/org/a11y/bus',
    'org.a11y.Bus.GetAddress',
  ];
  for (let left = 60; ; left -= 1) {
    try {
      await run('dbus-send', ask, { env });
      return;
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 3000);
  await exit;
  clearTimeout(timer);
}

/** Writes a configuration file below the desktop's home. */
export async function writeConfig(desktop: Desktop, path: string, text: string): Promise<void> {
  const file = join(desktop.home, '.config', path);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, text);
}
