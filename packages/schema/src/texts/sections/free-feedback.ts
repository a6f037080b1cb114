// Free feedback beside the items: its prompt, its kinds and its topics. Finnish kinds and topics: Keusote 2020, the idea
// as Oma Häme 2025 has it. The Finnish topics continue the words “Palaute koskee” and so stand in the partitive; they
// answer the question “Mitä palautteesi koskee?” as well.
import type { FeedbackKind } from '../../code-lists/feedback-kinds.ts';
import type { FeedbackTopic } from '../../instrument.ts';
import type { TextSection } from './text-section.ts';

export type FreeFeedbackTextId =
  | 'prompt'
  | 'kinds'
  | 'topics'
  | 'topics-question'
  | 'several'
  | `kind-${FeedbackKind}`
  | `topic-${FeedbackTopic}`;

export const freeFeedback: TextSection<FreeFeedbackTextId> = {
  version: '2026-11-22',
  texts: {
    prompt: {
      fi: 'Voit kirjoittaa palautteesi ja/tai kehittämisehdotuksesi.',
      sv: 'Här kan du skriva din respons och/eller ditt utvecklingsförslag.',
      en: 'You can write your feedback and/or your suggestion for improvement.',
    },
    kinds: { fi: 'Palautteen laji', sv: 'Typ av respons', en: 'Kind of feedback' },
    topics: { fi: 'Palaute koskee', sv: 'Responsen gäller', en: 'The feedback is about' },
    'topics-question': {
      fi: 'Mitä palautteesi koskee?',
      sv: 'Vad gäller din respons?',
      en: 'What is your feedback about?',
    },
    several: { fi: 'Voit valita useita', sv: 'Du kan välja flera', en: 'You can choose several' },
    'kind-thanks': { fi: 'Kiitos', sv: 'Tack', en: 'Thanks' },
    'kind-criticism': { fi: 'Moite', sv: 'Kritik', en: 'Criticism' },
    'kind-idea': { fi: 'Kehittämisidea', sv: 'Utvecklingsidé', en: 'Idea for improvement' },
    'kind-other': { fi: 'Muu', sv: 'Annat', en: 'Other' },
    'kind-accessibility': {
      fi: 'Saavutettavuuspalaute',
      sv: 'Tillgänglighetsrespons',
      en: 'Accessibility feedback',
    },
    'topic-availability': {
      fi: 'Palvelujen saatavuutta tai saavutettavuutta',
      sv: 'Tillgången till service eller servicens tillgänglighet',
      en: 'Availability or accessibility of services',
    },
    'topic-usefulness': {
      fi: 'Palvelun / hoidon hyödyllisyyttä',
      sv: 'Nyttan av servicen / vården',
      en: 'Usefulness of the service / care',
    },
    'topic-staff-interaction': {
      fi: 'Henkilökunnan vuorovaikutustaitoja tai kohtelua',
      sv: 'Personalens kommunikation eller bemötande',
      en: 'How the staff communicated or treated you',
    },
    'topic-involvement': { fi: 'Osallisuutta', sv: 'Delaktighet', en: 'Being involved' },
    'topic-safety': {
      fi: 'Hoidon / palvelun turvallisuutta',
      sv: 'Vårdens / servicens säkerhet',
      en: 'Safety of the care / service',
    },
    'topic-information': {
      fi: 'Tiedonsaantia omasta asiasta tai tiedonsaantia palvelusta',
      sv: 'Information om det egna ärendet eller om servicen',
      en: 'Getting information about your own matter or about the service',
    },
    'topic-confidentiality': {
      fi: 'Luottamuksellisuutta, tietosuojaa tai yksityisyyttä, yksityisyyden kunnioittamista',
      sv: 'Konfidentialitet, dataskydd eller integritet, respekt för integriteten',
      en: 'Confidentiality, data protection or privacy, respect for privacy',
    },
    'topic-continuity': {
      fi: 'Palvelun/hoidon jatkuvuutta',
      sv: 'Servicens/vårdens kontinuitet',
      en: 'Continuity of the service/care',
    },
    'topic-premises': { fi: 'Tiloja', sv: 'Lokaler', en: 'Premises' },
    'topic-other': { fi: 'Jotain muuta', sv: 'Något annat', en: 'Something else' },
  },
};
