import { elementsOf, type Manifest } from './manifest.ts';

/** The declaration file of the attributes, which those of the frameworks build on. */
export function attributeTypes(manifest: Manifest): string {
  const [form] = elementsOf(manifest);
  const lines = (form?.attributes ?? []).flatMap(({ name, description, type }) => [
    `  /** ${description ?? ''} */`,
    // `undefined` too, as whoever binds a value that is not there yet needs it.
    `  '${name}'?: ${type?.text ?? 'string'} | undefined;`,
  ]);
  return `/** Attributes of \`<palaute-form>\` and \`<palaute-button>\`. */
export interface PalauteAttributes {
${lines.join('\n')}
}
`;
}
