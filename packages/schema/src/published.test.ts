// The files in published/: as the program makes them, sound in themselves, and good examples.
import { readdir, readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { examples } from '../generate/examples.ts';
import { fileNameOf, jsonSchemaOf, schemaNames } from '../generate/json-schemas.ts';
import { publishedFiles, publishedFolder } from '../generate/published-files.ts';
import { checkFeedback } from './check-feedback.ts';
import { collectionChannels } from './code-lists/index.ts';
import { readFeedback } from './feedback.ts';

const made = await publishedFiles();

describe('the published files', () => {
  test('are those that the program makes, and no others: run `npm run generate` when this fails', async () => {
    const files = await readdir(publishedFolder, { recursive: true });
    expect(files.filter((file) => file.endsWith('.json')).toSorted()).toEqual([...made.keys()].toSorted());
    for (const [path, text] of made) {
      expect(await readFile(`${publishedFolder}${path}`, 'utf8'), path).toBe(text);
    }
  });
});

describe.each(schemaNames)('the JSON Schema of a %s', (name) => {
  const schema = jsonSchemaOf(name);

  test('is one of draft 2020-12, and every pattern and reference in it can be read', () => {
    const ajv = new Ajv2020({ strict: true, strictRequired: false, validateFormats: false });
    expect(ajv.validateSchema(schema), JSON.stringify(ajv.errors)).toBe(true);
    expect(() => ajv.compile(schema)).not.toThrow();
  });

  test('has a name of its own, a title and a description', () => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `urn:palaute:schema:${fileNameOf(name)}:1`,
      title: expect.stringMatching(/^\p{Lu}/u),
      description: expect.stringMatching(/^\p{Lu}.+\.$/u),
    });
  });

  test('is written in patterns that other languages read alike', () => {
    const patterns = [...JSON.stringify(schema).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)];
    for (const [, text = '""'] of patterns) {
      const pattern = JSON.parse(text) as string;
      expect(pattern).not.toMatch(/\\[dDwWbBpP]|\(\?[=!<]/);
    }
  });
});

describe.each(collectionChannels)('the example of feedback by %s', (channel) => {
  const now = new Date('2026-11-22T12:00:00Z');
  const published = JSON.parse(made.get(`examples/${channel}.json`) ?? 'null') as unknown;

  test('is a record that is taken as it is, by every reader', () => {
    expect(readFeedback(published, { now })).toEqual({ feedback: published });
    expect(checkFeedback(published, { now })).toEqual([]);
    const ajv = new Ajv2020({ validateFormats: false });
    expect(ajv.validate(jsonSchemaOf('Feedback'), published), JSON.stringify(ajv.errors)).toBe(true);
  });

  test('is of its channel, has an id of its own, and tells of nobody', () => {
    const example = examples[channel];
    expect(example.collectionChannel).toBe(channel);
    expect(Object.values(examples).filter(({ id }) => id === example.id)).toHaveLength(1);
    expect(example).not.toHaveProperty('contact');
  });
});
