// Every file of published/: JSON Schemas, the OpenAPI document, example records. Formatted as `prettier` would, so that
// a check of the formatting finds nothing to do.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { examples } from './examples.ts';
import { fileNameOf, jsonSchemaOf, schemaNames } from './json-schemas.ts';
import { openApi } from './openapi.ts';

/** The folder the files stand in. */
export const publishedFolder: string = fileURLToPath(new URL('../published/', import.meta.url));

const packageFile = new URL('../package.json', import.meta.url);

/** By path inside the folder, the text that each file must have. */
export async function publishedFiles(): Promise<ReadonlyMap<string, string>> {
  const { version } = JSON.parse(await readFile(packageFile, 'utf8')) as { version: string };
  const documents: [string, unknown][] = [
    ...schemaNames.map((name): [string, unknown] => [`${fileNameOf(name)}.schema.json`, jsonSchemaOf(name)]),
    ['openapi.json', openApi(version)],
    ...Object.entries(examples).map(([channel, record]): [string, unknown] => [
      `examples/${channel}.json`,
      record,
    ]),
  ];
  const config = await resolveConfig(publishedFolder);
  const texts = documents.map(async ([path, document]): Promise<[string, string]> => {
    const text = await format(JSON.stringify(document, null, 2), { ...config, parser: 'json' });
    return [path, text];
  });
  return new Map(await Promise.all(texts));
}
