// The first-line phone survey beside the national items: a county's questions (Oma Häme 2025), not national. Swedish and
// English: own translations. `yes` and `no` are the answers to its yes-no questions.
import type { TextSection } from './text-section.ts';

export type FirstLinePhoneId =
  'first-line-phone:continues' | 'first-line-phone:resolved' | 'first-line-phone:improve';

export const firstLinePhone: TextSection<FirstLinePhoneId | 'yes' | 'no'> = {
  version: '2026-11-22',
  texts: {
    'first-line-phone:continues': {
      fi: 'Tiedätkö, miten hoitosi/palvelusi jatkuu?',
      sv: 'Vet du hur din vård/service fortsätter?',
      en: 'Do you know how your care/service will continue?',
    },
    'first-line-phone:resolved': {
      fi: 'Ratkesiko asiasi tällä yhteydenotolla?',
      sv: 'Löste sig ditt ärende genom den här kontakten?',
      en: 'Was your matter resolved with this contact?',
    },
    'first-line-phone:improve': {
      fi: 'Miten voisimme kehittää puhelinpalveluamme vielä paremmaksi?',
      sv: 'Hur kunde vi göra vår telefonservice ännu bättre?',
      en: 'How could we make our phone service even better?',
    },
    yes: { fi: 'Kyllä', sv: 'Ja', en: 'Yes' },
    no: { fi: 'Ei', sv: 'Nej', en: 'No' },
  },
};
