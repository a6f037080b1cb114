// Hides how a PostgreSQL server of our own is made, started, stopped and cleaned away.
// Databases and what is in them do not belong here (postgres.ts), nor where the programs are found.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { appendFile, chown, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { type Account, findBinaries } from './postgres-binaries.ts';
import { makeOrCopy } from './templates.ts';

const run = promisify(execFile);
const startTimeoutMs = 60_000;

/** A PostgreSQL server on 127.0.0.1 that lives in a temporary folder, no longer than this process. */
export class PostgresServer {
  readonly #account: Account;
  readonly #guard: ChildProcess;
  #programs = '';
  #port = 0;
  #process: ChildProcess | undefined;

  private constructor(account: Account) {
    this.#account = account;
    // In a process group of its own, so that Ctrl-C, which ends this process, leaves it to clean up.
    this.#guard = spawn(process.execPath, [join(import.meta.dirname, 'postgres-guard.ts'), account.cwd], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
  }

  /**
   * Makes a server with the programs of one of `folders`, or of the npm package, and starts it.
   *
   * @param durable - whether an acknowledged write survives a crash
   */
  static async launch(folders: string[], durable: boolean): Promise<PostgresServer> {
    const server = new PostgresServer(await makeAccount());
    try {
      server.#programs = await findBinaries(server.#account, folders);
      await server.#initialize(durable);
      await server.#startOnAFreePort();
      return server;
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  /** Connection URL of the database every server starts with. */
  get adminUrl(): string {
    return `postgres://postgres@127.0.0.1:${this.#port}/postgres`;
  }

  async bringUp(): Promise<void> {
    if (this.#process) return;
    const server = spawn(join(this.#programs, 'postgres'), ['-D', this.#data], {
      ...this.#account,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#process = server;
    const log: string[] = [];
    try {
      await new Promise<void>((resolve, reject) => {
        createInterface(server.stderr).on('line', (line) => {
          if (log.push(line) > 20) log.shift();
          // A standby accepts “read-only connections”.
          if (/ready to accept (read-only )?connections/.test(line)) resolve();
        });
        server.once('error', reject);
        server.once('close', (code) => reject(new Error(`It ended with ${code}.`)));
        AbortSignal.timeout(startTimeoutMs).addEventListener('abort', () =>
          reject(new Error('It took too long.')),
        );
      });
    } catch (cause) {
      server.kill();
      this.#process = undefined;
      throw new Error(`PostgreSQL did not start. Its log ends:\n${log.join('\n')}`, { cause });
    }
  }

  async takeDown(mode: 'fast' | 'immediate' = 'fast'): Promise<void> {
    if (!this.#process) return;
    const ended = once(this.#process, 'close');
    this.#process = undefined;
    await Promise.all([ended, this.#run('pg_ctl', 'stop', '--wait', `--mode=${mode}`)]);
  }

  async stop(): Promise<void> {
    try {
      await this.takeDown();
    } finally {
      const { exitCode, signalCode, stdin } = this.#guard;
      const cleaned = exitCode === null && signalCode === null ? once(this.#guard, 'exit') : undefined;
      stdin?.end();
      await cleaned;
    }
  }

  get #data(): string {
    return join(this.#account.cwd, 'data');
  }

  async #run(program: string, ...args: string[]): Promise<void> {
    await run(join(this.#programs, program), [...args, '--pgdata', this.#data], this.#account);
  }

  async #initialize(durable: boolean): Promise<void> {
    const options = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
    const isCopied = this.#programs.startsWith(this.#account.cwd);
    await makeOrCopy(`postgres ${isCopied ? 'packaged' : this.#programs}`, this.#data, () =>
      this.#run('initdb', ...options),
    );
    const durability = durable ? 'on' : 'off';
    await this.#configure({
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      fsync: durability,
      full_page_writes: durability,
      synchronous_commit: durability,
    });
  }

  /** Appends settings; of a setting given twice, PostgreSQL takes the last. */
  async #configure(settings: Record<string, string | number>): Promise<void> {
    const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'\n`);
    await appendFile(join(this.#data, 'postgresql.conf'), lines.join(''));
  }

  /** Below the ports systems hand out by themselves, so that nobody gets ours while the server is down. */
  async #startOnAFreePort(): Promise<void> {
    for (let attempt = 1; !this.#process; attempt += 1) {
      this.#port = randomInt(20_000, 32_000);
      await this.#configure({ port: this.#port });
      try {
        await this.bringUp();
      } catch (error) {
        const isTaken = error instanceof Error && error.message.includes('could not bind');
        if (!isTaken || attempt === 5) throw error;
      }
    }
  }
}

/** Makes the temporary folder and, as PostgreSQL refuses to run as root, gives it to somebody who is not. */
async function makeAccount(): Promise<Account> {
  const user = await unprivilegedUser();
  const cwd = await mkdtemp(join(tmpdir(), 'palaute-postgres-'));
  if (user) await chown(cwd, user.uid, user.gid);
  return { ...user, cwd };
}

async function unprivilegedUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find(([user]) => user === name) ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL refuses to run as root. Run as another user, or set DATABASE_URL.');
}
