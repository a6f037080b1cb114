// What the words in other systems' cells mean, in Finnish, Swedish and English: labels of the scales and names of the
// code lists as @palaute/schema has them, and what else such exports write. One meaning for each word of a field.
import {
  ageBandList,
  type CodeEntry,
  type CodeList,
  collectionChannelList,
  contactChannelList,
  feedbackKindList,
  languageList,
  respondentRoleList,
  supportList,
} from '@palaute/schema';
import { textPacks } from '@palaute/schema/texts';

/** In which words are compared: without capitals, marks at the ends and doubled blanks. */
export const tidyWord = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/[’´`]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'*.,:;!?()]+|[\s"'*.,:;!?()]+$/g, '');

export type Words = ReadonlyMap<string, string | number | boolean>;

const wordsOf = (entries: Iterable<readonly [string, string | number | boolean]>): Words =>
  new Map([...entries].map(([word, meaning]) => [tidyWord(word), meaning]));

/** Every name of every code, the code itself, and other words for it. */
const listWords = <Code extends string>(
  { codes }: CodeList<CodeEntry<Code>>,
  others: Partial<Record<Code, readonly string[]>> = {},
): Words =>
  wordsOf(
    codes.flatMap(({ code, names }) =>
      [code, names.fi, names.sv, names.en, ...(others[code] ?? [])].map((word) => [word, code] as const),
    ),
  );

/** "Cannot say", which is no value in the middle. */
const dontKnow = [
  'en osaa sanoa',
  'ei osaa sanoa',
  'eos',
  'en tiedä',
  'kan inte säga',
  'vet inte',
  'vet ej',
  "i don't know",
  "don't know",
  'cannot say',
  "can't say",
];
const notApplicable = [
  'ei koske minua',
  'ei koske',
  'ei sovellu',
  'gäller inte mig',
  'gäller ej',
  'ej aktuellt',
  'does not apply',
  'does not apply to me',
  'not applicable',
  'n/a',
];
const preferNot = [
  'en halua vastata',
  'en halua sanoa',
  'vill inte svara',
  'vill inte uppge',
  'prefer not to say',
];
const skipped = [
  'ei vastausta',
  'ei vastattu',
  'ohitettu',
  'inget svar',
  'no answer',
  'not answered',
  'skipped',
  '-',
];

const scalePacks = [textPacks.fi, textPacks.sv, textPacks.en];

/** Said where an item has no value; `-dont-know` as in the collector's CSV. */
export const absenceWords: Words = wordsOf([
  ...dontKnow.map((word) => [word, '-dont-know'] as const),
  ...scalePacks.map((pack) => [pack.texts['no-answer'] ?? '', '-dont-know'] as const),
  ...notApplicable.map((word) => [word, '-not-applicable'] as const),
  ...preferNot.map((word) => [word, '-prefer-not'] as const),
  ...skipped.map((word) => [word, '-skipped'] as const),
]);

const likertLabels = ['likert-1', 'likert-2', 'likert-3', 'likert-4', 'likert-5'] as const;

/** Labels of the scale 1–5. */
export const likertWords: Words = wordsOf([
  ...scalePacks.flatMap(({ texts }) =>
    likertLabels.map((id, index) => [texts[id] ?? '', index + 1] as const),
  ),
  ...([
    ['melko eri mieltä', 2],
    ['osittain eri mieltä', 2],
    ['jonkin verran eri mieltä', 2],
    ['en samaa enkä eri mieltä', 3],
    ['ei samaa, ei eri mieltä', 3],
    ['melko samaa mieltä', 4],
    ['osittain samaa mieltä', 4],
    ['jonkin verran samaa mieltä', 4],
    ['delvis av annan åsikt', 2],
    ['helt av annan åsikt', 1],
    ['varken eller', 3],
    ['delvis av samma åsikt', 4],
    ['disagree', 2],
    ['neutral', 3],
    ['agree', 4],
  ] as const),
]);

/** What may stand beside a number of 0–10: the ends of the scale, and the three groups. */
export const npsLabels: ReadonlySet<string> = new Set(
  [
    ...scalePacks.flatMap(({ texts }) => [texts['nps-0'] ?? '', texts['nps-10'] ?? '']),
    'suosittelija',
    'neutraali',
    'passiivinen',
    'arvostelija',
    'kriitikko',
    'ambassadör',
    'passiv',
    'kritiker',
    'promoter',
    'passive',
    'detractor',
  ].map(tidyWord),
);

export const yesNoWords: Words = wordsOf([
  ...['kyllä', 'k', 'joo', 'ja', 'yes', 'y', 'true', '1'].map((word) => [word, true] as const),
  ...['ei', 'e', 'nej', 'no', 'n', 'false', '0'].map((word) => [word, false] as const),
]);

/** By field. */
export const fieldWords: Readonly<Record<string, Words>> = {
  language: listWords(
    {
      ...languageList,
      codes: languageList.codes.map((entry) => entry satisfies CodeEntry<string>),
    },
    {
      fi: ['suomeksi', 'fin', 'fi-fi'],
      sv: ['ruotsiksi', 'swe', 'sv-fi', 'sv-se'],
      en: ['englanniksi', 'eng', 'en-gb'],
    },
  ),
  collectionChannel: listWords(collectionChannelList, {
    web: [
      'web',
      'verkko',
      'verkkokysely',
      'netti',
      'nettilomake',
      'linkki',
      'webb',
      'webblänk',
      'länk',
      'link',
      'online',
      'www',
    ],
    sms: ['sms', 'tekstiviestikysely', 'sms-kysely', 'sms-enkät', 'text message survey'],
    qr: ['qr', 'qr-kysely', 'qr code'],
    email: ['email', 'e-mail', 'sähköpostikysely', 'epost'],
    device: [
      'laite',
      'palautelaite',
      'kioski',
      'pääte',
      'palautepääte',
      'palauteautomaatti',
      'terminal',
      'kiosk',
    ],
    tablet: ['tabletti', 'ipad', 'surfplatta', 'läsplatta'],
    app: ['sovellus', 'mobiili', 'appen', 'applikation'],
    paper: ['paperi', 'paperikysely', 'papper', 'lomake paperilla'],
    oral: ['suullinen', 'muntlig'],
    'phone-survey': ['puhelinhaastattelu', 'soitto', 'telefonintervju', 'phone interview'],
  }),
  contactChannel: listWords(contactChannelList, {
    site: [
      'vastaanotto',
      'vastaanottokäynti',
      'käynti',
      'lähikäynti',
      'paikan päällä',
      'besök',
      'mottagning',
      'på plats',
      'visit',
      'on site',
    ],
    web: ['verkkoasiointi', 'sähköinen asiointi', 'digi', 'e-tjänst', 'digital', 'online'],
    'chat-video': [
      'chat',
      'video',
      'etävastaanotto',
      'etäkäynti',
      'chatt',
      'videobesök',
      'distansmottagning',
      'remote',
    ],
    phone: ['puhelu', 'puhelinasiointi', 'takaisinsoitto', 'samtal', 'phone call', 'call'],
    'home-visit': ['kotikäynnit', 'koti', 'hembesöket', 'hemma'],
  }),
  support: listWords(supportList, {
    none: ['itse', 'itsenäisesti', 'själv', 'alone'],
    assisted: ['autettuna', 'tuettu', 'med hjälp', 'assisted'],
    recorded: ['henkilökunta', 'personal', 'staff'],
  }),
  respondent: listWords(respondentRoleList, {
    client: ['potilas', 'asiakas itse', 'patient', 'kund'],
    relative: ['omainen', 'anhörig', 'relative'],
    'on-behalf': ['puolesta', 'huoltaja', 'vårdnadshavare', 'guardian'],
  }),
  ageBand: listWords(ageBandList, {
    adult: ['18+', 'yli 18', 'aikuinen', 'vuxen'],
    '7-12': ['7-12 v'],
    '13-17': ['13-17 v'],
  }),
  'free.kinds': listWords(feedbackKindList, {
    thanks: ['kiitokset', 'kehu', 'positiivinen', 'beröm', 'positiv', 'praise', 'positive'],
    criticism: [
      'moitteet',
      'valitus',
      'negatiivinen',
      'klagomål',
      'klander',
      'negativ',
      'complaint',
      'negative',
    ],
    idea: ['idea', 'kehitysidea', 'kehittämisehdotus', 'ehdotus', 'parannusehdotus', 'förslag', 'suggestion'],
    other: ['kysymys', 'fråga', 'question'],
  }),
};
