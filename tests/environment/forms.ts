// The forms of the test organisations: one with everything that a form can have, one with no more than it must have.
import type { FormDefinitionInput } from '@palaute/schema';

const option = (id: string, fi: string) => ({ id, texts: { fi } });

/** @param unit whose form the whole one is */
export const testForms = (unit: string): FormDefinitionInput[] => [
  {
    id: 'whole',
    unit,
    statements: { assignment: 'fixed', ids: ['safety', 'access', 'benefit'] },
    special: [
      { id: 'my-area:solved', kind: 'yes-no', texts: { fi: 'Ratkesiko asiasi?', sv: 'Löstes det?' } },
    ],
    own: [
      { id: 'my-area:staff', kind: 'likert', texts: { fi: 'Oma väittämä' } },
      {
        id: 'my-area:way',
        kind: 'choice',
        texts: { fi: 'Miten tulit?' },
        options: [option('bus', 'Bussilla'), option('skipped', 'Ohitettu')],
      },
      {
        id: 'my-area:why',
        kind: 'multi',
        texts: { fi: 'Miksi <juuri> "täällä"?' },
        options: [option('near', 'Lähellä'), option('skipped', 'Ohitettu'), option('other', 'Muu')],
      },
      { id: 'my-area:more', kind: 'text', texts: { fi: 'Oma kysymys' } },
    ],
    topics: true,
    respondent: true,
    ageBand: true,
    contact: true,
    handling: { fi: 'Palautteen lukee yksikön esihenkilö.', sv: 'Enhetens chef läser responsen.' },
    links: { privacy: 'https://sivusto.example/tietosuoja', objection: 'https://sivusto.example/muistutus' },
  },
  { id: 'rotated', statements: { assignment: 'rotated', count: 3 }, free: false },
];
