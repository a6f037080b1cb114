// What the README of this package promises to list. Its Python program is tried by `npm run test:python`.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { beyondFeedbackSchema } from '../generate/json-schemas.ts';
import { publishedFolder } from '../generate/published-files.ts';
import { nationalRules } from './national-rules.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

describe('the README', () => {
  test('tells of every published file', () => {
    for (const file of readdirSync(publishedFolder)) {
      expect(readme).toContain(file.endsWith('.json') ? `\`${file}\`` : `\`${file}/*.json\``);
    }
  });

  test('tells of every rule that JSON Schema cannot hold, and of every national rule', () => {
    for (const code of Object.keys(beyondFeedbackSchema))
      expect(readme).toMatch(new RegExp(`^\\| \`${code}\``, 'm'));
    for (const { id } of Object.values(nationalRules))
      expect(readme).toMatch(new RegExp(`^\\| \`${id}\``, 'm'));
  });
});
