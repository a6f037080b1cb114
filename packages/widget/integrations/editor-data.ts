import { elementsOf, type Manifest, type Named } from './manifest.ts';

/** Custom data of Visual Studio Code (version 1.1): names and explains the elements and attributes in HTML files. */
export function editorData(manifest: Manifest): object {
  return {
    version: 1.1,
    tags: elementsOf(manifest).map(({ tagName, description, attributes, events, slots }) => ({
      name: tagName,
      description: [
        description,
        listOf(
          'Slots',
          slots.map(({ name, ...slot }) => ({ ...slot, name: name || '(default)' })),
        ),
        listOf('Events', events),
      ].join('\n\n'),
      attributes: attributes.map((attribute) => ({
        name: attribute.name,
        description: attribute.description,
        values: valuesOf(attribute).map((name) => ({ name })),
      })),
    })),
  };
}

const listOf = (heading: string, things: readonly Named[]): string =>
  [`${heading}:`, ...things.map(({ name, description }) => `- \`${name}\`: ${description ?? ''}`)].join('\n');

/** The values of an attribute that has no others: `'light' | 'dark'`. */
const valuesOf = ({ type }: Named): string[] =>
  [...(type?.text ?? '').matchAll(/'([^']+)'/g)].map(([, value = '']) => value);
