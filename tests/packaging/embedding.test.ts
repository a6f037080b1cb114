import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { elementsOf, type Manifest } from '../../packages/widget/integrations/manifest.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const docs = read('../../docs/embedding.md');
const { resolve } = createRequire(import.meta.url);
const manifest = JSON.parse(
  readFileSync(resolve('@palaute/widget/custom-elements.json'), 'utf8'),
) as Manifest;
// The elements that show what is published are told of in docs/results.md.
const elements = elementsOf(manifest).filter(({ tagName }) => /form|button/.test(tagName));

/** What the first column of the tables below a heading names. */
function namedBelow(heading: string): string[] {
  const [section = ''] = docs.split(`\n## ${heading}\n`)[1]?.split('\n## ') ?? [];
  return [...section.matchAll(/^\| (?:`([\w-]+)|(\(default\)))/gm)].map(([, name = '']) => name).toSorted();
}

const allOf = (name: 'attributes' | 'events' | 'slots' | 'members'): string[] =>
  [...new Set(elements.flatMap((element) => element[name].map((each) => each.name)))].toSorted();

describe('docs/embedding.md', () => {
  it('lists every attribute, and no other', () => {
    expect(namedBelow('Attributes')).toEqual(allOf('attributes'));
  });

  it('lists every property and method, and no other', () => {
    expect(namedBelow('Properties and methods')).toEqual(allOf('members'));
  });

  it('lists every event, and no other', () => {
    expect(namedBelow('Events')).toEqual(allOf('events'));
  });

  it('lists every slot, and no other', () => {
    expect(namedBelow('Slots')).toEqual(allOf('slots'));
  });

  it('lists every language of the widget', () => {
    const [languages = ''] = docs.split('\n## Languages\n')[1]?.split('\n## ') ?? [];
    const tags = [...read('../../packages/widget/src/languages.ts').matchAll(/^ {2}'?([\w-]+)'?: async/gm)];
    for (const [, tag] of tags) expect(languages).toContain(`\`${tag}\``);
    expect(tags).toHaveLength(11);
  });

  it('lists every entry that is imported', () => {
    const { exports } = JSON.parse(read('../../packages/widget/package.json')) as {
      exports: Record<string, unknown>;
    };
    const imported = Object.keys(exports).filter((entry) => /^\.(\/[a-z]+)?$/.test(entry));
    const named = [...docs.matchAll(/`(@palaute\/widget)?(\/?[a-z]*)`/g)].map(([, , path = '']) => path);
    for (const entry of imported) expect(named).toContain(entry.slice(1));
  });

  it('names a policy that the example of a strict one keeps', () => {
    const example = read('../../examples/strict-csp/example.ts');
    for (const directive of [
      "script-src 'self'",
      "require-trusted-types-for 'script'",
      'trusted-types lit-html',
    ]) {
      expect(docs).toContain(directive);
      expect(example).toContain(directive);
    }
  });

  it('names every example that can be started', () => {
    for (const name of ['plain', 'react', 'strict-csp', 'bootstrap', 'hostile', 'results-page', 'kiosk']) {
      expect(docs).toContain(`\`npx node examples/${name}/start.ts\``);
    }
  });
});
