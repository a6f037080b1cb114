// What JSON Schema can be told of the rules on a form definition that `readForm` runs as functions.
import { bareOidHint, ownItemHint, textHint, when } from '../src/feedback-hints.ts';
import { shownLimit, statementIds } from '../src/instrument.ts';
import type { JsonSchema } from './json-schemas.ts';

const statementCount = { minimum: 2, maximum: statementIds.length };

const notBlank = { pattern: textHint.pattern };

const ofItem: Readonly<Record<string, JsonSchema>> = {
  'properties/id': ownItemHint,
  'properties/texts/properties/fi': notBlank,
  'properties/texts/additionalProperties': notBlank,
  'properties/options/items/properties/texts/properties/fi': notBlank,
  'properties/options/items/properties/texts/additionalProperties': notBlank,
};

const optionsOfChoice = {
  ...when(
    { properties: { kind: { enum: ['choice', 'multi'] } }, required: ['kind'] },
    { required: ['options'] },
  ),
  else: { properties: { options: false } },
};

/** Keywords by the place of the schema that they are added to. */
const hints: Readonly<Record<string, JsonSchema>> = {
  'properties/unit': bareOidHint,
  'properties/statements/oneOf/0/properties/ids': {
    items: { type: 'string', enum: statementIds },
    minItems: statementCount.minimum,
    maxItems: statementCount.maximum,
    uniqueItems: true,
  },
  'properties/statements/oneOf/1/properties/count': statementCount,
  'properties/special': { maxItems: 2 },
  // Beside the recommendation question, the open question and the seven statements.
  'properties/own': { maxItems: shownLimit - 2 - statementIds.length },
  'properties/handling/properties/fi': notBlank,
  'properties/handling/additionalProperties': notBlank,
  'properties/links/additionalProperties': { pattern: '^[Hh][Tt][Tt][Pp][Ss]:' },
  ...Object.fromEntries(
    ['properties/special/items', 'properties/own/items'].flatMap((item) => [
      ...Object.entries(ofItem).map(([place, keywords]) => [`${item}/${place}`, keywords]),
      [item, optionsOfChoice],
    ]),
  ),
};

/** Adds to a schema in place what its own zod schema does not say. */
export function addFormHints(schema: JsonSchema): JsonSchema {
  for (const [place, keywords] of Object.entries(hints)) {
    const found = place
      .split('/')
      .reduce<unknown>((part, step) => (part as JsonSchema | undefined)?.[step], schema);
    if (typeof found !== 'object' || found === null) throw new Error(`The form has no schema at ${place}.`);
    Object.assign(found, keywords);
  }
  return schema;
}
