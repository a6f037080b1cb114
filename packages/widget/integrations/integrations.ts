// What stands beside the modules in dist/ for editors, frameworks and lawyers, as files by name.
import { readFile } from 'node:fs/promises';
import { attributeTypes } from './attribute-types.ts';
import { editorData } from './editor-data.ts';
import { licences } from './licences.ts';
import { readManifest } from './manifest.ts';

const frameworks = ['react', 'vue', 'svelte'] as const;

/** @returns contents by path below `dist/` */
export async function integrationFiles(): Promise<Record<string, string>> {
  const manifest = await readManifest();
  const types = await Promise.all(
    frameworks.map(async (name) => {
      const file = `${name}.d.ts`;
      return [file, await readFile(new URL(`types/${file}`, import.meta.url), 'utf8')] as const;
    }),
  );
  return {
    'custom-elements.json': toJson(manifest),
    'vscode.html-custom-data.json': toJson(editorData(manifest)),
    'attributes.d.ts': attributeTypes(manifest),
    'LICENSES.txt': await licences(),
    ...Object.fromEntries(types),
  };
}

const toJson = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
