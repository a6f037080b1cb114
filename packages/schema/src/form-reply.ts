// A form as a page gets it, ready to be drawn: which items this person is asked, and the texts that only some forms
// need, so that no other page pays for them. How it is written down by its organisation is in form.ts.
import * as z from 'zod';
import { linkIds } from './form.ts';
import { itemKinds, statementIds } from './instrument.ts';
import type { Known } from './replies.ts';

const text = z.string();

const localText = z.object({ fi: text }).catchall(text).meta({
  id: 'LocalText',
  description: 'A text in the languages it has, by BCP 47 tag; Finnish always',
});

/** A text in the languages it has, by BCP 47 tag; Finnish always. */
export type LocalText = Known<z.infer<typeof localText>>;

const options = z.array(z.looseObject({ id: text, texts: localText }));

const choice = z
  .looseObject({ texts: localText.meta({ description: 'The question' }), options })
  .meta({ id: 'Choice', description: 'A question and what may be chosen' });

/** A question and what may be chosen. */
export type Choice = Known<z.infer<typeof choice>>;

const item = z
  .looseObject({
    id: text.meta({ description: 'Namespaced: my-area:my-item' }),
    kind: z.enum(itemKinds).exclude(['nps']),
    texts: localText,
    options: options.exactOptional().meta({ description: 'Of a choice or a multi only' }),
  })
  .meta({ id: 'FormItem' });

/** A special or own item of a form, with its wording. */
export type FormItem = Known<z.infer<typeof item>>;

const contactTexts = z
  .looseObject({
    heading: localText,
    hint: localText,
    name: localText,
    email: localText,
    phone: localText,
    by: localText.meta({ description: 'How one wishes to be reached: the options are `email` and `phone`' }),
    incomplete: localText,
    badEmail: localText,
    badPhone: localText,
  })
  .meta({ id: 'ContactTexts' });

const formReply = z.looseObject({
  id: text,
  unit: z
    .looseObject({ oid: text, names: localText })
    .exactOptional()
    .meta({ description: 'The service unit, where the form is one unit’s' }),
  statements: z.array(z.enum(statementIds)).min(2).max(statementIds.length).meta({
    description: 'What this person is asked, in this order; rotated ones are chosen for each request',
  }),
  items: z.array(item).meta({ description: 'Special items first, then the organisation’s own' }),
  free: z.boolean().meta({ description: 'Whether free feedback is asked' }),
  topics: choice
    .exactOptional()
    .meta({ description: 'What the free feedback is about; several may be chosen' }),
  respondent: choice.exactOptional().meta({ description: 'Whose experience it is' }),
  ageBand: choice.exactOptional(),
  contact: contactTexts.exactOptional().meta({ description: 'There when a reply may be wished for' }),
  handling: localText.exactOptional().meta({ description: 'Who handles the feedback and by when' }),
  links: z
    .array(z.looseObject({ id: text, url: text, texts: localText }))
    .meta({ description: `Where else a person may turn; today of ${linkIds.join(', ')}` }),
  replyDays: z.int().min(1).max(60).meta({ description: 'Promised days for a reply' }),
});

/** What `GET /v1/forms/{id}` answers. */
export type FormReply = Known<z.infer<typeof formReply>>;
export const formReplySchema: z.ZodType<FormReply> = formReply;
