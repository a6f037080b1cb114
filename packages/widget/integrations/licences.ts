import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** What the files for script tags carry inside them. */
const carried = ['lit', 'lit-html', 'lit-element', '@lit/reactive-element'];

/** The licence texts of what is inside the files for script tags: their one comment refers to this file. */
export async function licences(): Promise<string> {
  const own = await readFile(new URL('../../../LICENSE', import.meta.url), 'utf8');
  const texts = new Map<string, string[]>([[own.trim(), ['Palaute']]]);
  for (const name of carried) {
    const text = (await readFile(await fileOf(name, 'LICENSE'), 'utf8')).trim();
    texts.set(text, [...(texts.get(text) ?? []), name]);
  }
  return [...texts]
    .map(([text, names]) => `${names.join(', ')}\n${'='.repeat(72)}\n\n${text}\n`)
    .join('\n\n');
}

/** A file of an installed package, wherever npm has put it: packages seldom export their licence. */
async function fileOf(name: string, file: string): Promise<string> {
  const { resolve } = createRequire(import.meta.url);
  const folders = resolve.paths(name) ?? [];
  for (const folder of folders) {
    const path = `${folder}/${name}/${file}`;
    const isThere = await readFile(path).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  throw new Error(`${name} is not installed, or has no ${file}.`);
}
