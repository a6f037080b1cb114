import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Names the files that pages load by tag; a style sheet can be held to its hash as a script can. */
const isServed = (file: string): boolean =>
  /^palaute[\w-]*\.bundle\.js$|^browser[\\/].+\.js$|^themes[\\/].+\.css$/.test(file);

/**
 * The value of `integrity` (Subresource Integrity) for each file that a page may load by tag.
 * @param folder the built `dist/`
 * @returns hashes by path below it, with `/`
 */
export async function integrityOf(folder: string): Promise<Record<string, string>> {
  const files = (await readdir(folder, { recursive: true })).filter(isServed).toSorted();
  const entries = files.map(async (file) => {
    const hash = createHash('sha384').update(await readFile(join(folder, file)));
    return [file.replaceAll('\\', '/'), `sha384-${hash.digest('base64')}`] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
