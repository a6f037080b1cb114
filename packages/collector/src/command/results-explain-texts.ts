// What `results explain` says, for the staff of a wellbeing services county.
import type { FeedLanguage } from '../feeds/texts.ts';

export interface ExplainTexts {
  readonly verdict: (isShown: boolean, isStaff: boolean, threshold: number) => string;
  readonly answered: (n: number) => string;
  readonly small: string;
  /** Of what would tell of a small group beside what was told before. */
  readonly beside: string;
  readonly withoutFeedback: string;
  readonly protecting: (unit: string, month: string, n: number) => string;
  /** Of answers that the public figure does not have yet. */
  readonly waiting: (n: number) => string;
}

export const explainTexts: Readonly<Record<FeedLanguage, ExplainTexts>> = {
  fi: {
    verdict: (isShown, isStaff, threshold) =>
      `Luku ${isShown ? 'näytetään' : 'jätetään näyttämättä'} ${isStaff ? 'henkilöstölle' : 'yleisölle'}. Kynnysarvo on ${threshold}.`,
    answered: (n) => `Vastauksia: ${n}.`,
    small: 'Ryhmä on kynnysarvoa pienempi.',
    beside:
      'Luku kertoisi pienestä ryhmästä, kun sitä verrataan aiemmin julkaistuun. Se voidaan näyttää myöhemmin.',
    withoutFeedback:
      'Palautteiden määrää ei näytetä tässä, joten ei tätäkään: se kertoisi palautteiden määrästä. Palautteista:',
    protecting: (unit, month, n) =>
      `Luvusta saisi laskettua pienen ryhmän: ${unit}, ${month}, vastauksia ${n}. Suojattavia ryhmiä voi olla muitakin.`,
    waiting: (n) =>
      `Julkaistussa luvussa ei ole vielä mukana vastauksia: ${n}. Ne julkaistaan, kun se ei kerro pienestä ryhmästä.`,
  },
  sv: {
    verdict: (isShown, isStaff, threshold) =>
      `Siffran visas ${isShown ? '' : 'inte '}för ${isStaff ? 'personalen' : 'allmänheten'}. Tröskelvärdet är ${threshold}.`,
    answered: (n) => `Antal svar: ${n}.`,
    small: 'Gruppen är mindre än tröskelvärdet.',
    beside:
      'Siffran skulle berätta om en liten grupp jämfört med det som publicerats tidigare. Den kan visas senare.',
    withoutFeedback:
      'Antalet responser visas inte här, och därför inte heller detta: det skulle berätta om antalet responser. Om responserna:',
    protecting: (unit, month, n) =>
      `Av siffran kunde en liten grupp räknas ut: ${unit}, ${month}, ${n} svar. Det kan finnas flera grupper att skydda.`,
    waiting: (n) =>
      `Svar som ännu inte är med i den publicerade siffran: ${n}. De publiceras när det inte berättar om en liten grupp.`,
  },
  en: {
    verdict: (isShown, isStaff, threshold) =>
      `The figure ${isShown ? 'shows' : 'is withheld'} ${isShown ? 'to' : 'from'} ${isStaff ? 'staff' : 'the public'}. The threshold is ${threshold}.`,
    answered: (n) => `Answers: ${n}.`,
    small: 'The group is under the threshold.',
    beside: 'The figure would tell of a small group beside what was published before. It may show later.',
    withoutFeedback:
      'The number of feedbacks does not show here, and so neither does this: it would tell of that number. Of the feedbacks:',
    protecting: (unit, month, n) =>
      `A small group could be worked out from it: ${unit}, ${month}, ${n} answers. There may be more groups to protect.`,
    waiting: (n) =>
      `Answers that are not in the published figure yet: ${n}. They are published once that tells of no small group.`,
  },
};
