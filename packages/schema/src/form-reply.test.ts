import * as fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { exampleForm } from '../generate/example-form.ts';
import { type FormReply, formReplySchema, type LocalText } from './form-reply.ts';
import type { StatementId } from './instrument.ts';
import { contact, freeFeedback } from './texts/sections/index.ts';

const { topics: _list, ...freeTexts } = freeFeedback.texts;
const whole: FormReply = {
  ...exampleForm,
  topics: {
    texts: freeTexts['topics-question'],
    options: [{ id: 'premises', texts: freeTexts['topic-premises'] }],
  },
  ageBand: { texts: { fi: 'Minkä ikäinen olet?' }, options: [] },
  contact: contact.texts,
};
const optional = ['unit', 'topics', 'respondent', 'ageBand', 'contact', 'handling'];

describe('the schema of a form’s reply', () => {
  test('takes it as it is, with everything and with no more than it must have', () => {
    expect(formReplySchema.parse(whole)).toEqual(whole);
    const bare = Object.fromEntries(Object.entries(whole).filter(([key]) => !optional.includes(key)));
    expect(formReplySchema.parse(bare)).toEqual(bare);
  });

  test('refuses it without any one of what it must have', () => {
    for (const field of Object.keys(whole).filter((key) => !optional.includes(key))) {
      const { [field]: _gone, ...rest } = whole as unknown as Record<string, unknown>;
      expect(formReplySchema.safeParse(rest).success, field).toBe(false);
    }
  });

  test('keeps what a newer collector adds, and any language of a text', () => {
    const added = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(added);
      if (typeof value !== 'object' || value === null) return value;
      const more = Object.entries(value).map(([key, part]) => [key, added(part)]);
      return {
        ...Object.fromEntries(more),
        ...('fi' in value ? { se: 'Giitu' } : { addedLater: { any: 1 } }),
      };
    };
    expect(formReplySchema.parse(added(whole))).toEqual(added(whole));
  });

  test.each<[string, object]>([
    ['a text without Finnish', { handling: { sv: 'x' } }],
    ['a statement of nobody’s', { statements: ['access', 'mood'] }],
    ['one statement', { statements: ['access'] }],
    ['an item that is asked as the recommendation question is', { items: [{ id: 'a-b:c', kind: 'nps' }] }],
    ['a choice without its question', { respondent: { options: [] } }],
    ['contact details without their texts', { contact: { heading: { fi: 'x' } } }],
    ['a link without an address', { links: [{ id: 'privacy', texts: { fi: 'x' } }] }],
    ['a reply in half a year', { replyDays: 180 }],
  ])('refuses %s', (_, change) => {
    expect(formReplySchema.safeParse({ ...whole, ...change }).success).toBe(false);
  });

  test('refuses anything else there is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(formReplySchema.safeParse(value).success).toBe(false);
      }),
    );
  });
});

test('the types are those of the known fields, read-only', () => {
  expectTypeOf<FormReply['statements']>().toEqualTypeOf<readonly StatementId[]>();
  expectTypeOf<FormReply['handling']>().toEqualTypeOf<LocalText | undefined>();
  expectTypeOf<LocalText['fi']>().toEqualTypeOf<string>();
  expectTypeOf<NonNullable<FormReply['contact']>['badEmail']>().toEqualTypeOf<LocalText>();
});
