// What a person is told beside the form: what not to write, what feedback is not, and thanks. Finnish: Eksote 2022, a
// county's words. Swedish and English: own translations.
import type { TextSection } from './text-section.ts';

export type NoticeId =
  | 'warning-no-ids'
  | 'warning-confidential'
  | 'not-a-complaint'
  | 'no-personal-matters'
  | 'anonymous-or-reply'
  | 'thanks';

export const notices: TextSection<NoticeId> = {
  version: '2026-11-22',
  texts: {
    'warning-no-ids': {
      fi: 'Älä lähetä hoitoon liittyviä yksityiskohtaisia tietoja ja henkilötunnuksia tässä palvelussa.',
      sv: 'Skicka inte detaljerade uppgifter om din vård eller personbeteckningar via den här tjänsten.',
      en: 'Do not send detailed information about your care or personal identity codes in this service.',
    },
    'warning-confidential': {
      fi: 'Tähän voit kirjoittaa palautteesi. Älä lähetä salassa pidettäviä tietoja sähköisellä palautekyselyllä.',
      sv: 'Här kan du skriva din respons. Skicka inte sekretessbelagda uppgifter via den elektroniska responsenkäten.',
      en: 'You can write your feedback here. Do not send confidential information in the electronic feedback survey.',
    },
    'not-a-complaint': {
      fi: 'Palaute ei ole virallinen muistutus tai kantelu.',
      sv: 'Responsen är inte en officiell anmärkning eller klagan.',
      en: 'Feedback is not an official objection (muistutus) or complaint (kantelu).',
    },
    'no-personal-matters': {
      fi: 'Et voi hoitaa henkilökohtaisia hoito- tai asiakassuhteeseen liittyviä asioita palautejärjestelmän avulla.',
      sv: 'Du kan inte sköta personliga ärenden som gäller din vård eller ditt klientförhållande via responssystemet.',
      en: 'You cannot take care of personal matters about your care or client relationship through the feedback system.',
    },
    'anonymous-or-reply': {
      fi: 'Voit antaa palautteen nimettömänä, mutta saat palautteeseesi vastauksen niin halutessasi.',
      sv: 'Du kan ge respons anonymt, men om du vill får du ett svar på din respons.',
      en: 'You can give feedback anonymously, but you will get a reply to your feedback if you wish.',
    },
    thanks: {
      fi: 'Kiitos arvokkaasta palautteestasi ja kehittämisideastasi!',
      sv: 'Tack för din värdefulla respons och din utvecklingsidé!',
      en: 'Thank you for your valuable feedback and your idea for improvement!',
    },
  },
};
