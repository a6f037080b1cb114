// What the pages of areas and of the nation say beside what every page of results says.
import type { SiteLanguage } from '../addresses.ts';

export interface SummedTexts {
  readonly heading: string;
  readonly intro: string;
  readonly areasHeading: string;
  readonly areasIntro: string;
  readonly noAreas: string;
  readonly toAreas: string;
  readonly nationLink: string;
  /** Of so many organisations, in how many the figures are: of all that there are, or of an area. */
  readonly isWhole: (total: string, isOne: boolean, isArea: boolean) => string;
  readonly isPart: (summed: string, total: string, isArea: boolean) => string;
  readonly withheld: string;
  readonly unread: (names: string) => string;
  /** Why there are no limits of chance. */
  readonly trendDiffers: string;
  readonly trendSame: string;
  readonly organisationsColumn: string;
  readonly coverageHeading: string;
  readonly coverageIntro: string;
  readonly coverageCaption: string;
  readonly figureColumn: string;
  readonly feedback: string;
  readonly summedColumn: string;
  readonly withheldColumn: string;
  readonly noneColumn: string;
  readonly unreadColumn: string;
  /** That groups are not of the same organisations. */
  readonly groupsDiffer: string;
  /** @param threshold feedbacks that a group of an organisation needs at least to be shown */
  readonly groupsOthers: (threshold: string) => string;
}

export const summedTexts: Readonly<Record<SiteLanguage, SummedTexts>> = {
  fi: {
    heading: 'Hyvinvointialueet ja koko maa',
    intro: 'Luvut on laskettu yhteen organisaatioiden julkisista luvuista.',
    areasHeading: 'Tulokset hyvinvointialueittain',
    areasIntro: 'Tässä ovat ne alueet, joiden organisaatioiden palautetta kootaan tänne.',
    noAreas: 'Yhdellekään organisaatiolle ei ole merkitty hyvinvointialuetta.',
    toAreas: 'Tulokset hyvinvointialueittain',
    nationLink: 'Tulokset koko maasta',
    isWhole: (total, isOne, isArea) =>
      isOne
        ? `Luvuissa on mukana ${isArea ? 'alueen ' : ''}ainoa organisaatio, jonka palautetta kootaan tänne.`
        : `Luvuissa ovat mukana kaikki ${isArea ? 'alueen ' : ''}${total} organisaatiota, joiden palautetta kootaan tänne.`,
    isPart: (summed, total, isArea) =>
      `Luvut eivät ole täydelliset: mukana on ${summed} niistä ${isArea ? 'alueen ' : ''}${total} organisaatiosta, joiden palautetta kootaan tänne.`,
    withheld: 'Organisaatio, jonka omaa lukua ei näytetä, ei ole mukana summassakaan.',
    unread: (names) => `Näiden organisaatioiden lukuja ei juuri nyt saatu: ${names}.`,
    trendDiffers:
      'Kuukausissa eivät ole mukana samat organisaatiot. Luku voi siksi muuttua, vaikka missään ei olisi muuttunut mikään. Sattuman rajoja ei ole piirretty, ja viiva katkeaa siinä, missä organisaatiot vaihtuvat.',
    trendSame: 'Joka kuukaudessa ovat mukana samat organisaatiot.',
    organisationsColumn: 'Organisaatioita',
    coverageHeading: 'Kuinka monen organisaation luvut ovat mukana?',
    coverageIntro:
      'Jokainen luku on laskettu niistä organisaatioista, joiden oma luku näytetään. Organisaatioiden omat kysymykset eivät ole mukana.',
    coverageCaption: 'Organisaatioita luvuittain',
    figureColumn: 'Luku',
    feedback: 'Palautteita',
    summedColumn: 'Mukana',
    withheldColumn: 'Ei näytetä',
    noneColumn: 'Ei vastauksia',
    unreadColumn: 'Ei saatu nyt',
    groupsDiffer:
      'Rivillä ovat mukana ne organisaatiot, joiden oma luku näytetään. Rivien ero voi siksi olla myös organisaatioiden ero.',
    groupsOthers: (threshold) =>
      `Muilla tavoilla ja muilla kielillä palautteita oli kussakin organisaatiossa alle ${threshold} tai ei yhtään, tai niiden tulos paljastaisi pienen ryhmän vastaukset. Luvut lasketaan kerran, kun kuukauden päättymisestä on kaksi viikkoa. Siksi niistä voivat puuttua myöhemmin tulleet palautteet.`,
  },
  sv: {
    heading: 'Välfärdsområden och hela landet',
    intro: 'Siffrorna är summor av organisationernas offentliga siffror.',
    areasHeading: 'Resultat per välfärdsområde',
    areasIntro: 'Här finns de områden vars organisationers respons samlas hit.',
    noAreas: 'Ingen organisation har något välfärdsområde angivet.',
    toAreas: 'Resultat per välfärdsområde',
    nationLink: 'Resultat för hela landet',
    isWhole: (total, isOne, isArea) =>
      isOne
        ? `I siffrorna ingår den enda organisation${isArea ? ' i området' : ''} vars respons samlas hit.`
        : `I siffrorna ingår alla ${total} organisationer${isArea ? ' i området' : ''} vars respons samlas hit.`,
    isPart: (summed, total, isArea) =>
      `Siffrorna är inte fullständiga: ${summed} av de ${total} organisationer${isArea ? ' i området' : ''} vars respons samlas hit ingår.`,
    withheld: 'En organisation vars egen siffra inte visas ingår inte heller i summan.',
    unread: (names) => `Siffrorna för dessa organisationer kunde inte fås just nu: ${names}.`,
    trendDiffers:
      'Samma organisationer ingår inte i alla månader. Siffran kan därför ändras även om ingenting har ändrats någonstans. Slumpens gränser är inte ritade, och linjen bryts där organisationerna byts.',
    trendSame: 'Samma organisationer ingår i varje månad.',
    organisationsColumn: 'Organisationer',
    coverageHeading: 'Hur många organisationers siffror ingår?',
    coverageIntro:
      'Varje siffra är summan för de organisationer vars egen siffra visas. Organisationernas egna frågor ingår inte.',
    coverageCaption: 'Organisationer per siffra',
    figureColumn: 'Siffra',
    feedback: 'Responser',
    summedColumn: 'Ingår',
    withheldColumn: 'Visas inte',
    noneColumn: 'Inga svar',
    unreadColumn: 'Fås inte nu',
    groupsDiffer:
      'På en rad ingår de organisationer vars egen siffra visas. En skillnad mellan raderna kan därför också vara en skillnad mellan organisationer.',
    groupsOthers: (threshold) =>
      `På andra sätt och andra språk kom i varje organisation färre än ${threshold} responser eller inga alls, eller så skulle resultatet avslöja svaren i en liten grupp. Siffrorna räknas en gång, två veckor efter att månaden har tagit slut. Därför kan respons som har kommit senare saknas.`,
  },
  en: {
    heading: 'Wellbeing services counties and the whole country',
    intro: 'These figures are sums of the public figures of organisations.',
    areasHeading: 'Results by wellbeing services county',
    areasIntro: 'These are the counties whose organisations have their feedback collected here.',
    noAreas: 'No organisation says which wellbeing services county it belongs to.',
    toAreas: 'Results by wellbeing services county',
    nationLink: 'Results of the whole country',
    isWhole: (total, isOne, isArea) =>
      isOne
        ? `The figures are of the only organisation${isArea ? ' of the county' : ''} whose feedback is collected here.`
        : `The figures are of all ${total} organisations${isArea ? ' of the county' : ''} whose feedback is collected here.`,
    isPart: (summed, total, isArea) =>
      `The figures are not complete: they are of ${summed} of the ${total} organisations${isArea ? ' of the county' : ''} whose feedback is collected here.`,
    withheld: 'An organisation whose own figure is not shown is not in the sum either.',
    unread: (names) => `The figures of these organisations could not be had just now: ${names}.`,
    trendDiffers:
      'Not all months are of the same organisations, so the figure may change although nothing has changed anywhere. The limits of chance are not drawn, and the line is broken where the organisations change.',
    trendSame: 'Every month is of the same organisations.',
    organisationsColumn: 'Organisations',
    coverageHeading: 'How many organisations are in the figures?',
    coverageIntro:
      'Each figure is the sum over the organisations whose own figure is shown. The organisations’ own questions are not in it.',
    coverageCaption: 'Organisations by figure',
    figureColumn: 'Figure',
    feedback: 'Feedbacks',
    summedColumn: 'Included',
    withheldColumn: 'Not shown',
    noneColumn: 'No answers',
    unreadColumn: 'Not to be had now',
    groupsDiffer:
      'A row is of the organisations whose own figure is shown. So a difference between rows may also be one between organisations.',
    groupsOthers: (threshold) =>
      `In other ways and other languages there were fewer than ${threshold} or none in each organisation, or their result would give away what a small group answered. The figures are counted once, two weeks after a month has ended, so that feedback which came later may be missing.`,
  },
};
