// `node packages/schema/generate/generate.ts`: writes published/ anew. What is no longer made is taken away.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { publishedFiles, publishedFolder } from './published-files.ts';

const files = await publishedFiles();
await rm(publishedFolder, { recursive: true, force: true });
for (const [path, text] of files) {
  const file = join(publishedFolder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
console.log(`${files.size} files in ${publishedFolder}`);
