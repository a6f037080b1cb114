// A provider beside a collector: a folder with its files, and the command `palaute` as a process.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { databases, startCollector, type TestCollector, type TestDatabase, unitOids } from './collector.ts';

/** The command, as npm links it. */
export const providerCommand: string = fileURLToPath(
  new URL('../../packages/client/bin.js', import.meta.url),
);

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A mapping for the rows of {@link manyRows}. */
export const mapping = {
  palauteMapping: 1,
  constants: { unit: unitOids[0], language: 'fi', collectionChannel: 'paper', textVersion: '2026-11-22' },
  columns: { Käyntipäivä: 'contactOn', NPS: 'nps', Avoin: 'open' },
  key: ['Nro'],
} as const;

/** Rows whose numbers begin with a prefix, so that tests do not meet; every `bad`th row is off the scale. */
export function manyRows(prefix: string, count: number, bad = 0): string {
  const lines = Array.from({ length: count }, (_, index) => {
    const value = bad > 0 && index % bad === 0 ? 11 : index % 11;
    return `${prefix}${index};${1 + (index % 28)}.10.2025;${value};Kiitos`;
  });
  return `Nro;Käyntipäivä;NPS;Avoin\r\n${lines.join('\r\n')}\r\n`;
}

export class Provider {
  readonly #database: TestDatabase;
  readonly collector: TestCollector;
  #folder = '';

  private constructor(database: TestDatabase, collector: TestCollector) {
    this.#database = database;
    this.collector = collector;
  }

  static async start(): Promise<Provider> {
    const postgres = databases[0];
    if (!postgres) throw new Error('PostgreSQL is one of the databases.');
    const database = await postgres.start();
    return new Provider(database, await startCollector(await database.create()));
  }

  /** A new, empty folder: one for each test. */
  async enter(): Promise<void> {
    this.#folder = await mkdtemp(join(tmpdir(), 'palaute-report-'));
  }

  leave(): Promise<void> {
    return rm(this.#folder, { recursive: true, force: true });
  }

  async stop(): Promise<void> {
    await this.collector.stop();
    await this.#database.stop();
  }

  path(name: string): string {
    return join(this.#folder, name);
  }

  read(name: string): Promise<string> {
    return readFile(this.path(name), 'utf8');
  }

  /** @returns the name */
  async write(name: string, content: string | Buffer | object): Promise<string> {
    const isText = typeof content === 'string' || Buffer.isBuffer(content);
    await writeFile(this.path(name), isText ? content : JSON.stringify(content));
    return name;
  }

  exists(name: string): Promise<boolean> {
    return access(this.path(name)).then(
      () => true,
      () => false,
    );
  }

  /** Arguments that report a file of the folder to the collector, by the mapping `m.json`. */
  to(file: string, ...more: readonly string[]): string[] {
    return ['report', file, '--map', 'm.json', '--endpoint', this.collector.url, ...more];
  }

  /** @param program what runs before the command: a shell that limits it, a terminal around it */
  start(
    args: readonly string[],
    env: NodeJS.ProcessEnv = {},
    program: (command: readonly string[]) => readonly string[] = (command) => command,
  ): ChildProcess {
    const [file = '', ...rest] = program([process.execPath, providerCommand, ...args]);
    return spawn(file, rest, {
      cwd: this.#folder,
      env: {
        PATH: process.env['PATH'],
        LANG: 'fi_FI.UTF-8',
        PALAUTE_KEY: this.collector.keys.provider,
        ...env,
      },
    });
  }

  run(...args: Parameters<Provider['start']>): Promise<Ended> {
    return ended(this.start(...args));
  }

  /** How many feedbacks the collector has. */
  async stored(): Promise<number> {
    const { rows } = await sql<{ n: string }>`SELECT count(*) AS n FROM feedback`.execute(
      this.collector.database.db,
    );
    return Number(rows[0]?.n);
  }
}

/** Waits until a process has ended, and for what it said. */
export async function ended(child: ChildProcess): Promise<Ended> {
  let [out, err] = ['', ''];
  child.stdin?.end();
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}
