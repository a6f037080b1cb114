import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** A body as it is read: unpacked, in chunks. Whoever stops reading leaves the connection open for the answer. */
export type Body = AsyncIterableIterator<Buffer>;

/** @throws in the middle, when the body is broken off or cannot be unpacked */
export function openBody(request: IncomingMessage, isPacked: boolean): Body {
  const stream: Readable = isPacked ? unpacked(request) : request;
  return stream.iterator({ destroyOnReturn: false }) as Body;
}

/** Piped by hand: `pipeline` would end the connection with the stream, and nobody could be told what was wrong. */
function unpacked(request: IncomingMessage): Readable {
  const gunzip = createGunzip({ chunkSize: 64 * 1024 });
  // Whoever reads hears of it; after the last reader has left, it would end the process.
  gunzip.on('error', () => {});
  const breakOff = () => {
    if (!request.complete) gunzip.destroy(new Error('The body was broken off.'));
  };
  request.once('error', breakOff);
  request.once('close', breakOff);
  return request.pipe(gunzip);
}

/** Goes on with a body of which something has been read. */
export async function* goOn(first: Buffer, rest: Body): AsyncGenerator<Buffer, void> {
  if (first.length > 0) yield first;
  yield* rest;
}
