// Every text that the results page writes itself. The statements' wording comes from the schema's text packs.
import { en as enPack } from './palaute-schema/texts/en.js';
import { fi as fiPack } from './palaute-schema/texts/fi.js';
import { sv as svPack } from './palaute-schema/texts/sv.js';
import { language } from './language.js';

const fi = {
  title: 'Palautteiden tulokset – Kanta-Hämeen hyvinvointialue (esittely)',
  loading: 'Ladataan tuloksia…',
  failed: 'Tuloksia ei saatu ladattua. Tarkista verkkoyhteys ja yritä uudelleen.',
  notFound: 'Tällaista palvelua tai ajanjaksoa ei ole. Valitse palvelu ja ajanjakso yltä.',
  wholeArea: 'Koko hyvinvointialue',
  divisions: 'Toimialat',
  units: 'Palvelupisteet',
  location: 'Sijainti',
  year: (/** @type {string} */ year) => `Vuosi ${year}`,
  range: (/** @type {string} */ first, /** @type {string} */ last) => `${first.replace(/kuu$/, '')}–${last}`,
  empty: 'Ei vielä palautteita tältä ajalta.',
  noAnswers: 'Ei vastauksia',
  feedbacks: 'Palautteita',
  openAnswers: 'Avoimia vastauksia',
  nps: 'Nettosuositteluindeksi (NPS)',
  npsShort: 'NPS',
  npsRange: 'Asteikko −100…100: suosittelijoiden osuus miinus arvostelijoiden osuus.',
  promoters: 'Suosittelijat (9–10)',
  passives: 'Passiiviset (7–8)',
  detractors: 'Arvostelijat (0–6)',
  answers: 'Vastauksia',
  mean: 'Keskiarvo',
  npsMean: 'Keskiarvo (0–10)',
  statements: 'Väittämät',
  statement: 'Väittämä',
  statementMean: 'Keskiarvo (1–5)',
  ownItems: 'Alueen omat kysymykset',
  question: 'Kysymys',
  distributions: 'Jakaumat lukuina',
  unofficial: '',
  place: 'Palvelu',
  withheld: (/** @type {string} */ limit) =>
    `Ei näytetä, jotta alle ${limit} ihmisen vastauksia ei voi päätellä`,
  whyHeading: 'Miksi kaikkia lukuja ei näytetä?',
  why: (/** @type {string} */ limit) =>
    `Luku näytetään, kun vastauksia on vähintään ${limit}. Pienemmästä ryhmästä yksittäisen ihmisen vastauksen voisi tunnistaa. Joskus myös suurempi luku jätetään näyttämättä, koska pienen ryhmän luvun voisi muuten laskea vähennyslaskulla. Kummasta on kyse, ei kerrota, koska jo se paljastaisi, mitkä ryhmät ovat pieniä. Vastaukset ovat silti mukana isompien kokonaisuuksien luvuissa, kun ne voidaan näyttää.`,
};

/** @type {typeof fi} */
const sv = {
  title: 'Resultat av kundresponsen – Egentliga Tavastlands välfärdsområde (demonstration)',
  loading: 'Resultaten laddas…',
  failed: 'Resultaten kunde inte laddas. Kontrollera nätförbindelsen och försök igen.',
  notFound: 'Det finns ingen sådan service eller tidsperiod. Välj service och tidsperiod ovan.',
  wholeArea: 'Hela välfärdsområdet',
  divisions: 'Sektorer',
  units: 'Serviceställen',
  location: 'Plats',
  year: (year) => `År ${year}`,
  range: (first, last) => `${first}–${last}`,
  empty: 'Inga responser ännu för den här perioden.',
  noAnswers: 'Inga svar',
  feedbacks: 'Responser',
  openAnswers: 'Öppna svar',
  nps: 'Rekommendationsindex (NPS)',
  npsShort: 'NPS',
  npsRange: 'Skala −100…100: andelen ambassadörer minus andelen kritiker.',
  promoters: 'Ambassadörer (9–10)',
  passives: 'Passiva (7–8)',
  detractors: 'Kritiker (0–6)',
  answers: 'Svar',
  mean: 'Medelvärde',
  npsMean: 'Medelvärde (0–10)',
  statements: 'Påståenden',
  statement: 'Påstående',
  statementMean: 'Medelvärde (1–5)',
  ownItems: 'Områdets egna frågor',
  question: 'Fråga',
  distributions: 'Fördelningar i siffror',
  unofficial:
    'Frågorna och påståendena är inofficiella översättningar. De officiella formuleringarna är på finska.',
  place: 'Service',
  withheld: (limit) => `Visas inte, så att svaren från färre än ${limit} personer inte kan räknas ut`,
  whyHeading: 'Varför visas inte alla siffror?',
  why: (limit) =>
    `En siffra visas när det finns minst ${limit} svar. I en mindre grupp kunde en enskild persons svar kännas igen. Ibland lämnas också en större siffra bort, eftersom den lilla gruppens siffra annars kunde räknas ut genom subtraktion. Vilket det är fråga om berättas inte, eftersom redan det skulle visa vilka grupper som är små. Svaren ingår ändå i siffrorna för större helheter när de kan visas.`,
};

/** @type {typeof fi} */
const en = {
  title: 'Results of customer feedback – Kanta-Häme wellbeing services county (demonstration)',
  loading: 'Loading results…',
  failed: 'The results could not be loaded. Check your network connection and try again.',
  notFound: 'There is no such service or period. Choose a service and a period above.',
  wholeArea: 'Whole county',
  divisions: 'Divisions',
  units: 'Service units',
  location: 'Location',
  year: (year) => `Year ${year}`,
  range: (first, last) => `${first}–${last}`,
  empty: 'No feedback from this period yet.',
  noAnswers: 'No answers',
  feedbacks: 'Feedback received',
  openAnswers: 'Open answers',
  nps: 'Net promoter score (NPS)',
  npsShort: 'NPS',
  npsRange: 'Scale −100…100: the share of promoters minus the share of detractors.',
  promoters: 'Promoters (9–10)',
  passives: 'Passives (7–8)',
  detractors: 'Detractors (0–6)',
  answers: 'Answers',
  mean: 'Mean',
  npsMean: 'Mean (0–10)',
  statements: 'Statements',
  statement: 'Statement',
  statementMean: 'Mean (1–5)',
  ownItems: 'The county’s own questions',
  question: 'Question',
  distributions: 'Distributions in numbers',
  unofficial: 'The questions and statements are unofficial translations. The official wording is in Finnish.',
  place: 'Service',
  withheld: (limit) => `Not shown, so that the answers of fewer than ${limit} people cannot be worked out`,
  whyHeading: 'Why are some figures not shown?',
  why: (limit) =>
    `A figure is shown when there are at least ${limit} answers. In a smaller group, one person’s answer could be recognised. Sometimes a larger figure is left out too, because the small group’s figure could otherwise be worked out by subtraction. Which of the two it is, is not told, because that alone would show which groups are small. The answers still count in the figures of larger wholes when those can be shown.`,
};

const all = { fi, sv, en };
const packs = { fi: fiPack, sv: svPack, en: enPack };

/** The page's own texts in its language. */
export const texts = () => all[language()];

/** The national wording in the page's language. */
export const pack = () => packs[language()];
