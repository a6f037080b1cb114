// How far a file has been sent, in a small file beside it. Written whole and then put in place at once, so that a
// process that is killed leaves either the state before a batch or the one after it.
import { createHash } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { Mapping } from '../mapping/index.ts';
import type { Counts } from '../messages/index.ts';

/** What a run goes on from. */
export interface Progressed extends Counts {
  /** Length in bytes of the rejects file, as far as it belongs to these rows. */
  readonly rejectsBytes: number;
}

export const nothingYet: Progressed = {
  rows: 0,
  stored: 0,
  duplicate: 0,
  rejected: 0,
  masked: 0,
  rejectsBytes: 0,
};

/** What must be the same for a run to go on: the file, what is made of it, and where it goes. */
export function fingerprintOf(
  fileHash: string,
  mapping: Mapping,
  endpoint: string,
  sheet: string | undefined,
): string {
  const parts = [fileHash, { ...mapping, columns: [...mapping.columns] }, endpoint, sheet ?? null];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

export type FoundJournal = 'none' | 'damaged' | 'other' | Progressed;

export class Journal {
  readonly path: string;
  readonly #fingerprint: string;

  constructor(file: string, fingerprint: string) {
    this.path = `${file}.palaute.json`;
    this.#fingerprint = fingerprint;
  }

  async read(): Promise<FoundJournal> {
    let text: string;
    try {
      text = await readFile(this.path, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'none';
      throw error;
    }
    try {
      const { fingerprint, ...progressed } = JSON.parse(text) as { fingerprint: unknown } & Progressed;
      const isWhole = Object.keys(nothingYet).every((name) =>
        Number.isSafeInteger(progressed[name as keyof Progressed]),
      );
      if (!isWhole) return 'damaged';
      return fingerprint === this.#fingerprint ? progressed : 'other';
    } catch {
      return 'damaged';
    }
  }

  async write(progressed: Progressed): Promise<void> {
    const next = `${this.path}.tmp`;
    await naming(
      next,
      writeFile(next, `${JSON.stringify({ fingerprint: this.#fingerprint, ...progressed }, null, 2)}\n`),
    );
    await rename(next, this.path);
  }

  /** Everything is in: nothing is left to go on from. */
  async remove(): Promise<void> {
    await rm(this.path, { force: true });
    await rm(`${this.path}.tmp`, { force: true });
  }
}

/** A full disk is told without the file it was met at; the person needs to know where. */
export const naming = <T>(path: string, writing: Promise<T>): Promise<T> =>
  writing.catch((error: unknown) => {
    throw error instanceof Error ? Object.assign(error, { path }) : error;
  });
