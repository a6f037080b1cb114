// What editors and frameworks are told of the elements, against the elements themselves.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import '@palaute/widget/define';
import '@palaute/widget/kiosk/define';
import '@palaute/widget/measures/define';
import '@palaute/widget/results/define';
import { describe, expect, it } from 'vitest';
import { elementsOf, type Manifest, type Named } from '../../packages/widget/integrations/manifest.ts';

const { resolve } = createRequire(import.meta.url);
const readJson = (entry: string): unknown =>
  JSON.parse(readFileSync(resolve(`@palaute/widget/${entry}`), 'utf8'));
const source = (file: string): string =>
  readFileSync(new URL(`../../packages/widget/src/${file}`, import.meta.url), 'utf8');

const manifest = readJson('custom-elements.json') as Manifest;
const elements = elementsOf(manifest);

const sources: Readonly<Record<string, readonly string[]>> = {
  'palaute-form': ['palaute-form.ts'],
  'palaute-button': ['palaute-form.ts', 'palaute-button.ts'],
  'palaute-results': ['results/palaute-results.ts'],
  'palaute-measures': ['measures/palaute-measures.ts'],
  'palaute-kiosk': ['kiosk/palaute-kiosk.ts'],
};

const ownMethods: Readonly<Record<string, readonly string[]>> = {
  'palaute-form': ['fetch', 'reset'],
  'palaute-button': ['close', 'fetch', 'open', 'reset'],
  'palaute-results': ['fetch', 'reload'],
  'palaute-measures': ['fetch', 'reload'],
  'palaute-kiosk': ['counts', 'reset'],
};

const namesOf = (things: readonly Named[] = []): string[] => things.map(({ name }) => name).toSorted();

/** The names after a tag in the docblocks of an element and of what it extends. */
const tagged = (tagName: string, tag: RegExp): string[] =>
  (sources[tagName] ?? [])
    .flatMap((file) => [...source(file).matchAll(tag)].map(([, name = '']) => name))
    .toSorted();

describe('custom-elements.json', () => {
  it('holds every element, and is named by the package', () => {
    expect(elements.map(({ tagName }) => tagName)).toEqual(Object.keys(sources));
    const { customElements: named } = JSON.parse(
      readFileSync(new URL('../../packages/widget/package.json', import.meta.url), 'utf8'),
    ) as { customElements?: string };
    expect(named).toBe('dist/custom-elements.json');
  });

  describe.each(elements.map((element) => [element.tagName, element] as const))(
    'about %s',
    (tagName, element) => {
      const defined = customElements.get(tagName) as CustomElementConstructor & {
        readonly observedAttributes: readonly string[];
        readonly elementProperties: ReadonlyMap<string, { readonly state?: boolean }>;
      };

      it('has the attributes that the element observes, and lang, which it reads', () => {
        expect(namesOf(element.attributes)).toEqual([...defined.observedAttributes, 'lang'].toSorted());
        for (const { description } of element.attributes) expect(description).toMatch(/\.$/);
      });

      it('has the properties that a page may set, and no state of the element’s own', () => {
        const settable = [...defined.elementProperties]
          .filter(([, { state }]) => !state)
          .map(([name]) => name);
        const fields = element.members.filter(({ kind }) => kind === 'field');
        expect(namesOf(fields)).toEqual(settable.toSorted());
      });

      it('has the methods that a page may call, and the element has them', () => {
        const methods = namesOf(element.members.filter(({ kind }) => kind === 'method'));
        expect(methods).toEqual(ownMethods[tagName]);
        for (const name of methods) expect(defined.prototype).toHaveProperty(name);
      });

      it('has every event, slot, part and custom property of the docblocks', () => {
        expect(namesOf(element.events)).toEqual(tagged(tagName, /@fires \{.+\} ([\w-]+)/g));
        expect(namesOf(element.slots)).toEqual(tagged(tagName, /@slot(?: ([\w-]+))? -/g));
        expect(namesOf(element.cssParts)).toEqual(tagged(tagName, /@csspart ([\w-]+)/g));
        expect(namesOf(element.cssProperties)).toEqual(tagged(tagName, /@cssprop \[?(--[\w-]+)/g));
      });
    },
  );

  it('has every event that can be listened to, and no other', () => {
    const all = new Set(elements.flatMap(({ events }) => namesOf(events)));
    const known = ['events.ts', 'kiosk/palaute-kiosk.ts'].flatMap((file) => [
      ...source(file).matchAll(/^ {2}'(palaute-[\w-]+)': CustomEvent/gm),
    ]);
    expect(all).toEqual(new Set(known.map(([, name]) => name)));
  });
});

describe('The custom data of Visual Studio Code', () => {
  const { tags } = readJson('vscode.html-custom-data.json') as {
    tags: { name: string; description: string; attributes: (Named & { values: Named[] })[] }[];
  };

  it('names the attributes of every element, and the values of those that have no others', () => {
    expect(tags.map(({ name, attributes }) => [name, namesOf(attributes)])).toEqual(
      elements.map(({ tagName, attributes }) => [tagName, namesOf(attributes)]),
    );
    const theme = tags[0]?.attributes.find(({ name }) => name === 'theme');
    expect(namesOf(theme?.values)).toEqual(['auto', 'dark', 'light']);
  });

  it('tells slots and events, which the format has no place for, with the element', () => {
    for (const [index, { description }] of tags.entries()) {
      const { slots = [], events = [] } = elements[index] ?? {};
      for (const { name } of [...slots, ...events])
        expect(description).toContain(`\`${name || '(default)'}\``);
    }
  });
});
