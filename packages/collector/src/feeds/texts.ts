// The words of the feeds for people, in the three languages: heads of columns, kinds of periods and places.
import type { Names, NationalItemId, ProblemLanguage } from '@palaute/schema';
import { textFor } from '@palaute/schema/texts';
import { freeItems } from '../results/free-items.ts';
import type { OwnItem } from '../results/read.ts';
import type { ColumnName } from './row.ts';

export const feedLanguages = ['fi', 'sv', 'en'] as const satisfies readonly ProblemLanguage[];
export type FeedLanguage = (typeof feedLanguages)[number];

type Words = Readonly<Record<FeedLanguage, string>>;
const words = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

const gave = words('Vastasi', 'Svarade', 'Gave');

/** What a sum over organisations has behind the columns of every feed. */
export const coverageColumns = ['summed', 'hidden', 'none', 'unread'] as const;

type NamedColumn = ColumnName | 'placeName' | 'itemName' | (typeof coverageColumns)[number];

const heads: Readonly<Record<Exclude<NamedColumn, `gave${number}`>, Words>> = {
  organisation: words('Organisaatio', 'Organisation', 'Organisation'),
  period: words('Ajanjakso', 'Period', 'Period'),
  periodKind: words('Ajanjakson laji', 'Typ av period', 'Kind of period'),
  from: words('Alkaa', 'Börjar', 'From'),
  to: words('Päättyy', 'Slutar', 'To'),
  place: words('Paikan tunnus', 'Ställets kod', 'Place id'),
  placeKind: words('Paikan laji', 'Typ av ställe', 'Kind of place'),
  placeName: words('Paikka', 'Ställe', 'Place'),
  item: words('Kysymyksen tunnus', 'Frågans kod', 'Item id'),
  itemName: words('Kysymys tai väittämä', 'Fråga eller påstående', 'Item'),
  kind: words('Vastaustapa', 'Svarssätt', 'Kind'),
  withheld: words('Miksi lukua ei näytetä', 'Varför siffran inte visas', 'Why the figure is withheld'),
  n: words('Vastauksia', 'Antal svar', 'Answers'),
  nps: words('NPS', 'NPS', 'NPS'),
  npsLow: words('NPS, väli alkaen (95 %)', 'NPS, intervall från (95 %)', 'NPS, interval from (95 %)'),
  npsHigh: words('NPS, väli asti (95 %)', 'NPS, intervall till (95 %)', 'NPS, interval to (95 %)'),
  promoters: words('Suosittelijoiden osuus', 'Andelen ambassadörer', 'Share of promoters'),
  passives: words('Passiivisten osuus', 'Andelen passiva', 'Share of passives'),
  detractors: words('Arvostelijoiden osuus', 'Andelen kritiker', 'Share of detractors'),
  mean: words('Keskiarvo', 'Medelvärde', 'Mean'),
  topBox: words(
    'Täysin samaa mieltä olevien osuus',
    'Andelen helt av samma åsikt',
    'Share who strongly agree',
  ),
  topBoxLow: words(
    'Osuus, väli alkaen (95 %)',
    'Andel, intervall från (95 %)',
    'Share, interval from (95 %)',
  ),
  topBoxHigh: words('Osuus, väli asti (95 %)', 'Andel, intervall till (95 %)', 'Share, interval to (95 %)'),
  options: words('Vastaukset vaihtoehdoittain', 'Svar per alternativ', 'Answers by option'),
  aggregated: words(
    'Näistä lukumäärinä ilmoitettuja',
    'Av dem rapporterade i antal',
    'Of these reported as counts',
  ),
  skipped: words('Kysyttiin, ei vastattu', 'Frågades, inget svar', 'Asked, no answer'),
  invited: words('Kutsuttuja', 'Inbjudna', 'Invited'),
  responded: words('Kutsutuista vastasi', 'Av de inbjudna svarade', 'Of those invited, answered'),
  response: words('Vastanneiden osuus kutsutuista', 'Andelen svarande av de inbjudna', 'Response rate'),
  responseLow: words(
    'Osuus kutsutuista, väli alkaen (95 %)',
    'Andel av de inbjudna, intervall från (95 %)',
    'Response rate, interval from (95 %)',
  ),
  responseHigh: words(
    'Osuus kutsutuista, väli asti (95 %)',
    'Andel av de inbjudna, intervall till (95 %)',
    'Response rate, interval to (95 %)',
  ),
  started: words('Aloittaneita', 'Började svara', 'Started'),
  completed: words('Aloittaneista vastasi', 'Av dem som började svarade', 'Of those who started, answered'),
  completion: words('Vastanneiden osuus aloittaneista', 'Andelen slutförda', 'Completion rate'),
  completionLow: words(
    'Osuus aloittaneista, väli alkaen (95 %)',
    'Andelen slutförda, intervall från (95 %)',
    'Completion rate, interval from (95 %)',
  ),
  completionHigh: words(
    'Osuus aloittaneista, väli asti (95 %)',
    'Andelen slutförda, intervall till (95 %)',
    'Completion rate, interval to (95 %)',
  ),
  summed: words('Organisaatioita mukana', 'Organisationer som ingår', 'Organisations included'),
  hidden: words(
    'Organisaatioita, joiden lukua ei näytetä',
    'Organisationer vars siffra inte visas',
    'Organisations whose figure is withheld',
  ),
  none: words(
    'Organisaatioita ilman vastauksia',
    'Organisationer utan svar',
    'Organisations without answers',
  ),
  unread: words(
    'Organisaatioita, joiden lukua ei saatu',
    'Organisationer vars siffra inte kunde fås',
    'Organisations that could not be read',
  ),
};

/** Head of a column; of how many gave a value, with the value. */
export function headText(column: NamedColumn, language: FeedLanguage): string {
  const value = /^gave(\d+)$/.exec(column)?.[1];
  if (value !== undefined) return `${gave[language]} ${value}`;
  return heads[column as keyof typeof heads][language];
}

const feedback = words('Palautteita', 'Responser', 'Feedbacks');

/** What an item asks, in a language: an own item in Finnish where it has no other. */
export function itemText(item: string, language: FeedLanguage, ownItems: readonly OwnItem[]): string {
  if (item === 'feedback') return feedback[language];
  const own = [...freeItems, ...ownItems].find(({ id }) => id === item);
  return own ? nameIn(own.names, language) : textFor(language, item as NationalItemId).text;
}

/** In Finnish where it has no other name. */
export const nameIn = (names: Names, language: FeedLanguage): string => names[language] ?? names.fi;
