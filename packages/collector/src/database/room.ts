import { statfs } from 'node:fs/promises';
import type { KyselyPlugin } from 'kysely';

/** How often it is looked, in milliseconds: at full speed a megabyte or two are written meanwhile. */
const everyMs = 500;
/** Two segments of PostgreSQL's log. */
export const defaultLeastFreeBytes = 32 * 1024 * 1024;

/** Whether there is room on the disk of the embedded database. */
export interface Room {
  /** @throws Error with PostgreSQL's code of a full disk */
  require(): void;
  /** Refuses every statement while there is none: also one that reads may have to write. */
  readonly plugin: KyselyPlugin;
  stop(): void;
}

/**
 * Watches the room on a disk, because the embedded database must never meet its end: where PostgreSQL would stop and
 * recover, PGlite stands still for ever, and the whole process with it.
 */
export async function watchRoom(folder: string, leastFreeBytes: number): Promise<Room> {
  let isShort = false;
  const look = async () => {
    const { bavail, bsize } = await statfs(folder);
    isShort = bavail * bsize < leastFreeBytes;
  };
  await look();
  const timer = setInterval(() => void look().catch(() => {}), everyMs).unref();
  const require = () => {
    if (isShort) throw Object.assign(new Error('The disk is nearly full.'), { code: '53100' });
  };
  return {
    require,
    plugin: {
      transformQuery({ node }) {
        require();
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    },
    stop: () => clearInterval(timer),
  };
}
