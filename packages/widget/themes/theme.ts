// What a preset is, and how it becomes a style sheet. Which tokens play which role is in suomifi.ts and hds.ts; that
// the colours can be told apart is in themes.test.ts.

/** The widget's colours, by the public custom property that sets each: `--palaute-` and the role. */
export const colorRoles = ['accent', 'on-accent', 'text', 'muted', 'surface', 'border', 'error'] as const;

/** What a preset gives its values to. */
export const elements = ['palaute-form', 'palaute-button', 'palaute-results', 'palaute-measures'] as const;

export type ColorRole = (typeof colorRoles)[number];

/** A colour of a design system, under the name that the system gives it. */
export interface ColorToken {
  readonly name: string;
  /** As the system publishes it: `#0000bf`, `hsl(214, 100%, 24%)`. */
  readonly value: string;
}

/** A design system's values for the widget's public custom properties. */
export interface Theme {
  /** What the colours are taken from: the package and its version. */
  readonly source: string;
  readonly colors: Readonly<Record<ColorRole, { readonly light: ColorToken; readonly dark: ColorToken }>>;
  /** Length; with a unit also when it is nothing, so that it works in `calc()`. */
  readonly radius: string;
  /** Font families that the page brings or the system has; a preset loads none. */
  readonly font: string;
}

/**
 * Writes a theme as a style sheet of public custom properties only, so that whatever else a page says stays in force.
 *
 * Browsers without `light-dark()` would throw the whole value away, so they get the light one, and no dark.
 */
export function cssOf({ source, colors, radius, font }: Theme): string {
  const light = colorRoles.map((role) =>
    declaration(role, colors[role].light.value, colors[role].light.name),
  );
  const both = colorRoles
    .filter((role) => colors[role].light.value !== colors[role].dark.value)
    .map((role) => {
      const { light: day, dark: night } = colors[role];
      return declaration(role, `light-dark(${day.value}, ${night.value})`, `${day.name}, ${night.name}`);
    });
  const shape = [`--palaute-radius: ${radius};`, `--palaute-font: ${font};`];
  return [
    `/* Made from ${source}: change the tokens or their roles, not this file. */`,
    rule([...light, ...shape]),
    '@supports (color: light-dark(red, red)) {',
    rule(both, '  '),
    '}',
    '',
  ].join('\n');
}

const declaration = (role: ColorRole, value: string, from: string): string =>
  `--palaute-${role}: ${value}; /* ${from} */`;

const rule = (declarations: readonly string[], indent = ''): string =>
  [
    `${indent}:is(${elements.join(', ')}) {`,
    ...declarations.map((line) => `${indent}  ${line}`),
    `${indent}}`,
  ].join('\n');
