// The nginx of examples/running/nginx.conf as a process of its own, with a certificate that is made for it.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort, until } from '../environment/process.ts';

const run = promisify(execFile);

/** Where nginx is; on a machine that lets us, it is installed. undefined: it is not to be had here. */
export async function findNginx(): Promise<string | undefined> {
  const found = () =>
    [...(process.env['PATH']?.split(delimiter) ?? []), '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin']
      .map((folder) => join(folder, 'nginx'))
      .find(existsSync);
  if (found() === undefined && existsSync('/usr/bin/apt-get')) {
    const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
    // Without its service: a daemon of ours is not asked for.
    const apt = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-o', 'DPkg::Lock::Timeout=300'];
    const [command = '', ...args] = [...sudo, ...apt];
    try {
      await run(command, [...args, 'update']);
      await run(command, [...args, 'install', '-y', '--no-install-recommends', 'nginx-light']);
    } catch {
      // Whoever asked is told that there is none.
    }
  }
  return found();
}

export interface Nginx {
  readonly httpPort: number;
  readonly httpsPort: number;
  /** The certificate, which has signed itself. */
  readonly certificate: string;
  /** What it has written. */
  output(): string;
  stop(): Promise<void>;
}

const template = fileURLToPath(new URL('../../examples/running/nginx.conf', import.meta.url));

/** Starts nginx as it is configured, but for ports, addresses and files of this machine. */
export async function startNginx(nginx: string, collectors: readonly [number, number]): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), 'palaute-nginx-'));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const kind = '-x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost'.split(
    ' ',
  );
  const names = ['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  await run('openssl', ['req', ...kind, ...names, '-keyout', key, '-out', certificate]);
  const [httpPort, httpsPort] = [await freePort(), await freePort()];
  let text = (await readFile(template, 'utf8')).replaceAll('/tmp/', `${folder}/`);
  for (const [from, to] of [
    ['collector-1:8080', `127.0.0.1:${collectors[0]}`],
    ['collector-2:8080', `127.0.0.1:${collectors[1]}`],
    ['listen 8080;', `listen 127.0.0.1:${httpPort};`],
    ['listen 8443 ssl;', `listen 127.0.0.1:${httpsPort} ssl;`],
    ['/run/secrets/tls-certificate', certificate],
    ['/run/secrets/tls-key', key],
  ] as const) {
    if (text.split(from).length !== 2) throw new Error(`nginx.conf has “${from}” not just once.`);
    text = text.replace(from, to);
  }
  const file = join(folder, 'nginx.conf');
  await writeFile(file, text);
  await run(nginx, ['-t', '-c', file, '-p', folder]);
  const child = spawn(nginx, ['-c', file, '-p', folder, '-g', 'daemon off;'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  await until('nginx listens', () =>
    fetch(`http://127.0.0.1:${httpPort}/`, { redirect: 'manual' }).then(
      () => true,
      () => false,
    ),
  );
  return {
    httpPort,
    httpsPort,
    certificate: await readFile(certificate, 'utf8'),
    output: () => output,
    async stop() {
      await end(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGQUIT');
  await ended;
}
