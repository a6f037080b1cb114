import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fieldColumns } from './columns.ts';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
}

const published = JSON.parse(
  readFileSync(new URL('../../../schema/published/feedback.schema.json', import.meta.url), 'utf8'),
) as Schema;

describe('The columns of a report', () => {
  it('are all the fields of the record, and no others; the answers have a column for each item', () => {
    const fields = Object.entries(published.properties ?? {}).flatMap(([name, { properties }]) =>
      properties ? Object.keys(properties).map((inner) => `${name}.${inner}`) : [name],
    );
    expect(fieldColumns.toSorted()).toEqual(fields.filter((name) => name !== 'answers').toSorted());
  });
});
