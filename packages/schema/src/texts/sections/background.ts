// Background questions: whose experience it is, and the age band. The codes have names for a register
// (code-lists/respondents.ts); here they are worded as a person's own answer. Own wording in all three languages.
import type { AgeBand, RespondentRole } from '../../code-lists/respondents.ts';
import type { TextSection } from './text-section.ts';

export type BackgroundTextId =
  'respondent' | `respondent-${RespondentRole}` | 'age-band' | `age-band-${AgeBand}`;

export const background: TextSection<BackgroundTextId> = {
  version: '2026-11-22',
  texts: {
    respondent: {
      fi: 'Kenen kokemuksesta kerrot?',
      sv: 'Vems upplevelse berättar du om?',
      en: 'Whose experience are you telling about?',
    },
    'respondent-client': {
      fi: 'Olen asiakas, kerron omasta kokemuksestani',
      sv: 'Jag är klient och berättar om min egen upplevelse',
      en: 'I am the client, and this is my own experience',
    },
    'respondent-relative': {
      fi: 'Olen läheinen, kerron omasta kokemuksestani läheisenä',
      sv: 'Jag är närstående och berättar om min egen upplevelse som närstående',
      en: 'I am a relative or close to the client, and this is my own experience',
    },
    'respondent-on-behalf': {
      fi: 'Vastaan asiakkaan puolesta, kerron hänen kokemuksestaan',
      sv: 'Jag svarar för klientens räkning och berättar om hens upplevelse',
      en: 'I am answering on the client’s behalf, and this is the client’s experience',
    },
    'age-band': { fi: 'Minkä ikäinen olet?', sv: 'Hur gammal är du?', en: 'How old are you?' },
    'age-band-7-12': { fi: '7–12 vuotta', sv: '7–12 år', en: '7 to 12 years' },
    'age-band-13-17': { fi: '13–17 vuotta', sv: '13–17 år', en: '13 to 17 years' },
    'age-band-adult': { fi: '18 vuotta tai enemmän', sv: '18 år eller mer', en: '18 years or more' },
  },
};
