// What the elements have, read off their docblocks by the analyzer of the Custom Elements Manifest. What editors and
// frameworks get is made of this; nothing else here reads the sources.
import { fileURLToPath } from 'node:url';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';

/** Something with a name that a page may use: a slot, a part, a custom property, an event. */
export interface Named {
  readonly name: string;
  readonly description?: string;
  readonly type?: { readonly text: string };
  readonly default?: string;
  readonly inheritedFrom?: object;
}

export interface Attribute extends Named {
  /** The property that the attribute sets. */
  readonly fieldName?: string;
}

/** A property or a method. */
export interface Member extends Named {
  readonly kind: 'field' | 'method';
  readonly privacy?: 'public' | 'protected' | 'private';
  readonly static?: boolean;
  readonly attribute?: string;
}

export interface ElementDeclaration {
  readonly kind: 'class';
  readonly customElement: true;
  readonly name: string;
  readonly tagName: string;
  readonly description: string;
  readonly attributes: readonly Attribute[];
  readonly members: readonly Member[];
  readonly events: readonly Named[];
  readonly slots: readonly Named[];
  readonly cssParts: readonly Named[];
  readonly cssProperties: readonly Named[];
  readonly superclass: object;
}

/** `custom-elements.json` (schema 1.0.0). */
export interface Manifest {
  readonly schemaVersion: '1.0.0';
  readonly readme: string;
  readonly modules: readonly {
    readonly kind: 'javascript-module';
    readonly path: string;
    readonly declarations: readonly ElementDeclaration[];
    readonly exports: readonly object[];
  }[];
}

const folder = fileURLToPath(new URL('../', import.meta.url));
const sources = ['src/palaute-form.ts', 'src/palaute-button.ts'];

/** Entries of the package, as pages import them. */
const classes = 'dist/index.js';
const registration = 'dist/define.js';

/** Both elements as they are published: public members only, at the package's own entries. */
export async function readManifest(): Promise<Manifest> {
  // Without its Lit plugin, which would make attributes of private state and put the fields' types over the attributes'.
  const config = ['--config', 'integrations/analyzer.config.js'];
  const argv = ['analyze', '--quiet', ...config, '--globs', ...sources];
  const { modules } = (await cli({ argv, cwd: folder, noWrite: true })) as Manifest;
  const declarations = modules.flatMap((module) => module.declarations).map(publish);
  return {
    schemaVersion: '1.0.0',
    readme: 'README.md',
    modules: [
      {
        kind: 'javascript-module',
        path: classes,
        declarations,
        exports: declarations.map(({ name }) => ({
          kind: 'js',
          name,
          declaration: { name, module: classes },
        })),
      },
      {
        kind: 'javascript-module',
        path: registration,
        declarations: [],
        exports: declarations.map(({ name, tagName }) => ({
          kind: 'custom-element-definition',
          name: tagName,
          declaration: { name, module: classes },
        })),
      },
    ],
  };
}

/** The elements of a manifest. */
export const elementsOf = ({ modules }: Manifest): readonly ElementDeclaration[] =>
  modules.flatMap(({ declarations }) => declarations);

function publish(element: ElementDeclaration): ElementDeclaration {
  const members = element.members.filter(
    ({ name, privacy = 'public', static: isStatic }) =>
      privacy === 'public' && !isStatic && !name.startsWith('#'),
  );
  const attributes = element.attributes.map((attribute) => {
    const fieldName = camelCase(attribute.name);
    return members.some(({ name }) => name === fieldName) ? { ...attribute, fieldName } : attribute;
  });
  const published = {
    ...element,
    attributes,
    members: members.map((member) => {
      const attribute = attributes.find((each) => 'fieldName' in each && each.fieldName === member.name);
      return attribute
        ? { description: attribute.description, ...member, attribute: attribute.name }
        : member;
    }),
  };
  return JSON.parse(
    // Where a part of an element comes from is told by files that are not published.
    JSON.stringify(published, (key, value: unknown) => (key === 'inheritedFrom' ? undefined : value)),
  ) as ElementDeclaration;
}

const camelCase = (name: string): string => name.replace(/-./g, (part) => part.slice(1).toUpperCase());
