import { elementsOf, type Manifest } from './manifest.ts';

/** Each interface, and the element that it is read off. */
const interfaces = {
  PalauteAttributes: ['palaute-form', 'Attributes of `<palaute-form>` and `<palaute-button>`.'],
  PalauteResultsAttributes: ['palaute-results', 'Attributes of `<palaute-results>`.'],
  PalauteMeasuresAttributes: ['palaute-measures', 'Attributes of `<palaute-measures>`.'],
  PalauteKioskAttributes: ['palaute-kiosk', 'Attributes of `<palaute-kiosk>`.'],
} as const;

/** The declaration file of the attributes, which those of the frameworks build on. */
export function attributeTypes(manifest: Manifest): string {
  return Object.entries(interfaces)
    .map(([name, [tagName, description]]) => {
      const element = elementsOf(manifest).find((each) => each.tagName === tagName);
      const lines = (element?.attributes ?? []).flatMap((attribute) => [
        `  /** ${attribute.description ?? ''} */`,
        // `undefined` too, as whoever binds a value that is not there yet needs it.
        `  '${attribute.name}'?: ${attribute.type?.text ?? 'string'} | undefined;`,
      ]);
      return `/** ${description} */\nexport interface ${name} {\n${lines.join('\n')}\n}\n`;
    })
    .join('\n');
}
