// Looks for characters that would come out wrong: an export that was joined from two, or that a very old program wrote.
// Only files that are not UTF-8 throughout are looked through; a person is told the first line, before anything is sent.
import { createReadStream } from 'node:fs';

const lineFeed = 0x0a;
/** Never text in an encoding that is read here; such a file is told to be no text at all. */
const nul = 0x00;
/** Bytes that Windows-1252 has no character for. */
const undefinedBytes = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
/** ä, ö, å in the code pages of DOS: quotation marks and daggers in Windows-1252, which do not stand within words. */
const dosLetters = new Set([0x84, 0x94, 0x86]);
/** Second bytes of ä, ö, å, Ä, Ö, Å in UTF-8, after 0xC3. */
const secondBytes = new Set([0xa4, 0xb6, 0xa5, 0x84, 0x96, 0x85]);

const isLetter = (byte: number): boolean => {
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
};
const isFollowing = (byte: number): boolean => byte >= 0x80 && byte < 0xc0;

/** @returns the first line of a file that is in neither encoding, or in both; `undefined` for plain Windows-1252 */
export async function findUnreadable(file: string): Promise<number | undefined> {
  let line = 1;
  let strange: number | undefined;
  let hasUtf8 = false;
  let outsideUtf8: number | undefined;
  // What stands before and after a byte decides; at the seam of two pieces some bytes are held over.
  let rest = Buffer.alloc(0);
  /** @returns where to go on, which may be past the end; 0 where there is a NUL */
  const look = (bytes: Buffer, end: number): number => {
    let at = 1;
    for (; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte === lineFeed) line += 1;
      if (byte === nul) return 0;
      if (byte < 0x80) continue;
      const next = bytes[at + 1] ?? 0;
      if (byte === 0xc3 && secondBytes.has(next)) hasUtf8 = true;
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
      if (length > 0 && bytes.subarray(at + 1, at + length).every(isFollowing)) {
        at += length - 1;
        continue;
      }
      outsideUtf8 ??= line;
      const isDos = dosLetters.has(byte) && isLetter(bytes[at - 1] ?? 0) && isLetter(next);
      if (isDos || undefinedBytes.has(byte)) strange ??= line;
    }
    return at;
  };
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
    const bytes = Buffer.concat([rest.length > 0 ? rest : Buffer.from(' '), chunk]);
    const end = Math.max(1, bytes.length - 4);
    const reached = look(bytes, end);
    if (reached === 0) return undefined;
    rest = bytes.subarray(reached - 1);
  }
  if (look(Buffer.concat([rest, Buffer.from('    ')]), rest.length) === 0) return undefined;
  return strange ?? (hasUtf8 ? outsideUtf8 : undefined);
}
