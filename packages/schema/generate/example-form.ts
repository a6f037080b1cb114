// The form that the OpenAPI document shows: one that rotates, with an item of its own. Its wording is the sections'.
import type { FormReply } from '../src/form-reply.ts';
import { background, links } from '../src/texts/sections/index.ts';

const { texts } = background;

export const exampleForm: FormReply = {
  id: 'health-centre',
  unit: {
    oid: '1.2.246.10.32213078.10.99001',
    names: { fi: 'Esimerkin terveysasema', sv: 'Exempelhälsostationen', en: 'Example health centre' },
  },
  statements: ['encounter', 'participation', 'information'],
  items: [{ id: 'oma-hame:again', kind: 'yes-no', texts: { fi: 'Tulisitko uudelleen?' } }],
  free: true,
  respondent: {
    texts: texts.respondent,
    options: [
      { id: 'client', texts: texts['respondent-client'] },
      { id: 'relative', texts: texts['respondent-relative'] },
      { id: 'on-behalf', texts: texts['respondent-on-behalf'] },
    ],
  },
  handling: { fi: 'Palautteen lukee yksikön esihenkilö viikon kuluessa.' },
  links: [{ id: 'privacy', url: 'https://example.fi/tietosuoja', texts: links.texts.privacy }],
  replyDays: 14,
};
