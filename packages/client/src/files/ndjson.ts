// Records as JSON, one a line: what a program writes that knows the record already.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileError, type FileLook } from './encoding.ts';
import type { Row, Table } from './table.ts';

export function openNdjson(file: string, { size }: FileLook): Table {
  let bytesRead = 0;
  return {
    kind: 'ndjson',
    header: [],
    delimiter: '\n',
    async *rows() {
      bytesRead = 0;
      const stream = createReadStream(file);
      stream.on('data', (chunk) => (bytesRead += chunk.length));
      let line = 0;
      try {
        for await (const text of createInterface({ input: stream, crlfDelay: Infinity })) {
          line += 1;
          const bare = text.replace(/^\ufeff/, '');
          if (bare.trim() !== '') yield { line, cells: [bare], record: readObject(bare) };
        }
      } catch (cause) {
        throw fileError(file, cause);
      } finally {
        stream.destroy();
      }
    },
    progress: () => (size === 0 ? 1 : Math.min(bytesRead / size, 1)),
  };
}

function readObject(text: string): Row['record'] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}
