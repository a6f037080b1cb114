// Test only: the command in this process, in a folder of its own, with a person at the terminal or without.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../command/command.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Folder {
  /** Writes a file. @returns its path */
  write(name: string, content: string | Buffer | object): Promise<string>;
  path(name: string): string;
  /**
   * @param answers by a part of the question; others are left empty
   */
  run(
    args: readonly string[],
    answers?: Readonly<Record<string, string>>,
    env?: Record<string, string>,
  ): Promise<Ran>;
  remove(): Promise<void>;
}

export async function makeFolder(): Promise<Folder> {
  const folder = await mkdtemp(join(tmpdir(), 'palaute-command-'));
  const path = (name: string) => join(folder, name);
  return {
    path,
    async write(name, content) {
      const isText = typeof content === 'string' || Buffer.isBuffer(content);
      await writeFile(path(name), isText ? content : JSON.stringify(content));
      return path(name);
    },
    async run(args, answers, env = {}) {
      let [out, err] = ['', ''];
      const ask = (question: string) => {
        err += `${question}\n`;
        const found = Object.entries(answers ?? {}).find(([part]) => question.includes(part));
        return Promise.resolve(found?.[1] ?? '');
      };
      const code = await runCommand(args, {
        out: (text) => void (out += text),
        json: (value) => (out += JSON.stringify(value)),
        tell: (text) => (err += text),
        ...(answers && { ask }),
        env: { LANG: 'fi_FI.UTF-8', ...env },
        now: () => new Date('2026-11-22T10:00:00Z'),
        signal: new AbortController().signal,
      });
      return { code, out, err };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
