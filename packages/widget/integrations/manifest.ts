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
/** Bases of elements, which are none themselves. */
const bases = ['src/published/published-element.ts'];

/** The elements' sources by the entries of the package that pages import: the classes, and what registers them. */
const entries: readonly {
  readonly sources: readonly string[];
  readonly classes: string;
  readonly registration: string;
}[] = [
  {
    sources: ['src/palaute-form.ts', 'src/palaute-button.ts'],
    classes: 'dist/index.js',
    registration: 'dist/define.js',
  },
  {
    sources: ['src/results/palaute-results.ts'],
    classes: 'dist/results/index.js',
    registration: 'dist/results/define.js',
  },
  {
    sources: ['src/measures/palaute-measures.ts'],
    classes: 'dist/measures/index.js',
    registration: 'dist/measures/define.js',
  },
  {
    sources: ['src/kiosk/palaute-kiosk.ts'],
    classes: 'dist/kiosk/index.js',
    registration: 'dist/kiosk/define.js',
  },
];

/** The elements as they are published: public members only, at the package's own entries. */
export async function readManifest(): Promise<Manifest> {
  // Without its Lit plugin, which would make attributes of private state and put the fields' types over the attributes'.
  const config = ['--config', 'integrations/analyzer.config.js'];
  const globs = [...entries.flatMap(({ sources }) => sources), ...bases];
  const argv = ['analyze', '--quiet', ...config, '--globs', ...globs];
  const { modules } = (await cli({ argv, cwd: folder, noWrite: true })) as Manifest;
  const declarationsOf = (sources: readonly string[]) =>
    sources.flatMap((source) => modules.find(({ path }) => path === source)?.declarations ?? []);
  return {
    schemaVersion: '1.0.0',
    readme: 'README.md',
    modules: entries.flatMap(({ sources, classes, registration }) => {
      const declarations = declarationsOf(sources)
        .filter(({ customElement }) => customElement)
        .map(publish);
      return [
        {
          kind: 'javascript-module' as const,
          path: classes,
          declarations,
          exports: declarations.map(({ name }) => ({
            kind: 'js',
            name,
            declaration: { name, module: classes },
          })),
        },
        {
          kind: 'javascript-module' as const,
          path: registration,
          declarations: [],
          exports: declarations.map(({ name, tagName }) => ({
            kind: 'custom-element-definition',
            name: tagName,
            declaration: { name, module: classes },
          })),
        },
      ];
    }),
  };
}

/** The elements of a manifest. */
export const elementsOf = ({ modules }: Manifest): readonly ElementDeclaration[] =>
  modules.flatMap(({ declarations }) => declarations);

/** The analyzer leaves out what an element has none of. */
const noneOfAny: Partial<ElementDeclaration> = { events: [], slots: [], cssParts: [], cssProperties: [] };

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
    ...noneOfAny,
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
