// Looks through a file once before it is read: how its characters are written, and the hash by which it is known
// again. In pieces, so that a file may be larger than the memory.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { FileError, type FileErrorCode } from './table.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface FileLook {
  readonly encoding: Encoding;
  readonly size: number;
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
  /** First bytes, by which a workbook is told from a text. */
  readonly head: Uint8Array;
}

/** @throws FileError */
export async function lookAt(file: string): Promise<FileLook> {
  const hash = createHash('sha256');
  const strict = new TextDecoder('utf-8', { fatal: true });
  let isUtf8 = true;
  let size = 0;
  let head = new Uint8Array(0);
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      if (head.length < 8) head = new Uint8Array([...head, ...chunk.subarray(0, 8)]);
      size += chunk.length;
      if (!isUtf8) continue;
      isUtf8 = accepts(() => strict.decode(chunk, { stream: true }));
    }
  } catch (cause) {
    throw fileError(file, cause);
  }
  isUtf8 &&= accepts(() => strict.decode());
  return { encoding: encodingOf(head, isUtf8), size, hash: hash.digest('hex'), head };
}

function accepts(decode: () => unknown): boolean {
  try {
    decode();
    return true;
  } catch {
    return false;
  }
}

/** Windows-1252 has no mark; bytes that are not UTF-8 are in it, as Finnish programs write no other. */
function encodingOf([first, second]: Uint8Array, isUtf8: boolean): Encoding {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return isUtf8 ? 'utf-8' : 'windows-1252';
}

const codes: Readonly<Record<string, FileErrorCode>> = { ENOENT: 'not-found', EISDIR: 'is-folder' };

/** What the operating system says of a file, in the closed list. */
export function fileError(file: string, cause: unknown): FileError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return new FileError(codes[code] ?? 'not-readable', file, { cause });
}
