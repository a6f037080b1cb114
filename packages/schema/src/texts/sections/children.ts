// Placeholders for the children's statements (ages 7–12). THL has its own; they were not at hand. These are our words, on
// the same seven matters, for trying out a form: not for collecting. Their namespace keeps them out of every figure.
import type { StatementId } from '../../instrument.ts';
import type { TextSection } from './text-section.ts';

export type ChildrenPlaceholderId = `children-placeholder:${StatementId}`;

export const childrenPlaceholders: TextSection<ChildrenPlaceholderId> = {
  version: '2026-11-22',
  texts: {
    'children-placeholder:access': {
      fi: 'Sain apua, kun tarvitsin sitä',
      sv: 'Jag fick hjälp när jag behövde det',
      en: 'I got help when I needed it',
    },
    'children-placeholder:encounter': {
      fi: 'Minusta tuntui, että minusta välitettiin',
      sv: 'Det kändes som att man brydde sig om mig',
      en: 'I felt that people cared about me',
    },
    'children-placeholder:participation': {
      fi: 'Minulta kysyttiin, mitä haluan',
      sv: 'Man frågade mig vad jag vill',
      en: 'I was asked what I want',
    },
    'children-placeholder:safety': {
      fi: 'Minulla oli turvallinen olo',
      sv: 'Jag kände mig trygg',
      en: 'I felt safe',
    },
    'children-placeholder:information': {
      fi: 'Tiedän, mitä seuraavaksi tapahtuu',
      sv: 'Jag vet vad som händer härnäst',
      en: 'I know what happens next',
    },
    'children-placeholder:comprehensibility': {
      fi: 'Ymmärsin, mitä minulle kerrottiin',
      sv: 'Jag förstod vad man berättade för mig',
      en: 'I understood what I was told',
    },
    'children-placeholder:benefit': {
      fi: 'Käynnistä oli minulle hyötyä',
      sv: 'Besöket var till nytta för mig',
      en: 'The visit helped me',
    },
  },
};
