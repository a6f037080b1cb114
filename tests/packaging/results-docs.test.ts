import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { elementsOf, type Manifest } from '../../packages/widget/integrations/manifest.ts';

const { resolve } = createRequire(import.meta.url);
const manifest = JSON.parse(
  readFileSync(resolve('@palaute/widget/custom-elements.json'), 'utf8'),
) as Manifest;
const [, section = ''] = readFileSync(new URL('../../docs/results.md', import.meta.url), 'utf8').split(
  '\n## Embedding\n',
);

/** What each row of the table below a head names, with whose it is. */
const rowsBelow = (head: string): string[][] => {
  const table = section.slice(section.indexOf(`| ${head} `)).split('\n\n')[0] ?? '';
  return [...table.matchAll(/^\| `([\w-]+)` +\| (\w+)/gm)].map(([, name = '', of = '']) => [name, of]);
};

const inManifest = (name: 'attributes' | 'cssParts'): string[][] => {
  const [results = [], measures = []] = ['results', 'measures'].map((of) =>
    elementsOf(manifest)
      .find(({ tagName }) => tagName === `palaute-${of}`)
      ?.[name].map((each) => each.name),
  );
  return [...new Set([...results, ...measures])].map((each) => [
    each,
    !measures.includes(each) ? 'results' : results.includes(each) ? 'both' : 'measures',
  ]);
};

describe('docs/results.md, of the elements', () => {
  it('lists every attribute and whose it is, and no other', () => {
    expect(rowsBelow('attribute').toSorted()).toEqual(inManifest('attributes').toSorted());
  });

  it('lists every part and whose it is, and no other', () => {
    expect(rowsBelow('part').toSorted()).toEqual(inManifest('cssParts').toSorted());
  });

  it('names the policy under which the example stands', () => {
    const example = readFileSync(new URL('../../examples/results-page/example.ts', import.meta.url), 'utf8');
    for (const text of [section, example])
      expect(text).toContain("trusted-types lit-html 'allow-duplicates'");
  });
});
