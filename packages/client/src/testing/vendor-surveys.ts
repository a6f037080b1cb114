// Test only: exports of survey tools, and what people make of them in Excel.
import { centre, mapping, rows, shore, utf16, type VendorFile } from './vendor-file.ts';
import { makeWorkbook } from './workbook.ts';

export const surveyFiles: readonly VendorFile[] = [
  {
    name: 'survey-labels.csv',
    // A survey tool: commas, UTF-8 with a mark, labels instead of numbers, the same header twice, contact details.
    content: Buffer.from(
      `\ufeff${rows(
        'Vastauksen ID,Vastausaika,Toimipiste,Sähköposti,"Sain apua, kun sitä tarvitsin","Koin oloni turvalliseksi hoidon / palvelun aikana",Avoin palaute,Avoin palaute',
        'a-1,2026-10-01T09:15:00,Keskusta,,Täysin samaa mieltä,En osaa sanoa / ei koske minua,,',
        'a-2,2026-10-01T21:59:59Z,Keskusta,matti@example.fi,Jokseenkin eri mieltä,4 = Jokseenkin samaa mieltä,"Kaksi',
        'riviä, ja pilkku",Toinenkin',
      )}`,
    ),
    mapping: mapping({
      constants: { language: 'fi', textVersion: '2026-11-22', collectionChannel: 'web', unit: shore },
      columns: {
        Vastausaika: 'contactOn',
        'Sain apua, kun sitä tarvitsin': 'access',
        'Koin oloni turvalliseksi hoidon / palvelun aikana': 'safety',
        'Avoin palaute': 'free.text',
        'Avoin palaute (2)': 'free.text',
      },
      key: ['Vastauksen ID'],
      ignore: ['Sähköposti', 'Toimipiste'],
    }),
    rows: 2,
    figures: { access: [2, 5], safety: [4] },
  },
  {
    name: 'excel-unicode.txt',
    // Excel's "Unicode text": UTF-16 with tabs, decimals with a comma, Excel's numbers of days.
    content: utf16(
      rows(
        'Nro\tPäivä\tYksikkö\tSuositus (0–10)\tKohtaaminen\tHyöty',
        '1\t46296\tKeskusta\t9,0\t4,0\t5',
        '2\t46296,5\tRanta\t10\t\t3,00',
      ),
    ),
    mapping: mapping({
      constants: { language: 'fi', textVersion: 'unknown', collectionChannel: 'paper' },
      columns: {
        Päivä: { to: 'contactOn', date: 'excel' },
        Yksikkö: { to: 'unit', values: { Keskusta: centre, Ranta: shore } },
        'Suositus (0–10)': 'nps',
        Kohtaaminen: 'encounter',
        Hyöty: 'benefit',
      },
      key: ['Nro'],
    }),
    rows: 2,
    figures: { nps: [9, 10], encounter: [4], benefit: [3, 5] },
  },
  {
    name: 'swedish.csv',
    // A Swedish-speaking provider: channels and languages in words, kinds of free feedback, ids of the vendor's own.
    content: Buffer.from(
      rows(
        'Svars-ID;Besöksdatum;Språk;Kanal;Kontaktkanal;Hur sannolikt är det att du skulle rekommendera den service som du fick till en närstående?;Typ av respons;Fritext',
        '6f1f3ad2-7a4c-4b3e-9d5f-0a1b2c3d4e5f;3.10.2026;svenska;Textmeddelande;Besök;9;Tack;Bra bemötande',
        '6f1f3ad2-7a4c-4b3e-9d5f-0a1b2c3d4e60;3.10.2026;finska;Pappersblankett;Samtal;6;Kritik, Förslag;Lång kö',
      ),
    ),
    mapping: mapping({
      constants: { textVersion: '2026-11-22', unit: centre },
      columns: {
        'Svars-ID': 'id',
        Besöksdatum: 'contactOn',
        Språk: 'language',
        Kanal: 'collectionChannel',
        Kontaktkanal: 'contactChannel',
        'Hur sannolikt är det att du skulle rekommendera den service som du fick till en närstående?': 'nps',
        'Typ av respons': { to: 'free.kinds', separator: ',' },
        Fritext: 'free.text',
      },
    }),
    rows: 2,
    figures: { nps: [6, 9] },
  },
  {
    name: 'slashes.csv',
    // An English-language export: tabs, days before months with slashes, checkboxes in columns of their own.
    content: Buffer.from(
      rows(
        'Response ID\tVisit date\tLanguage\tRecommend\tThanks\tCriticism\tWhat affected your experience the most?',
        '501\t13/10/2026\tEnglish\t8\tx\t\tThe nurse',
        '502\t14/10/2026\tFinnish\t2\t\tx\t',
      ),
    ),
    mapping: mapping({
      constants: { textVersion: '2026-11-22', unit: shore, collectionChannel: 'qr' },
      columns: {
        'Visit date': { to: 'contactOn', date: 'D/M/YYYY' },
        Language: 'language',
        Recommend: 'nps',
        Thanks: { to: 'free.kinds', values: { x: 'thanks' } },
        Criticism: { to: 'free.kinds', values: { x: 'criticism' } },
        'What affected your experience the most?': 'open',
      },
      key: ['Response ID'],
    }),
    rows: 2,
    figures: { nps: [2, 8] },
  },
  {
    name: 'numbered.xlsx',
    // A survey tool's workbook in Finnish: numbered questions, a matrix with one column for each statement, labels beside
    // numbers, a column of totals that nobody needs.
    content: makeWorkbook({
      Vastaukset: [
        [
          'Vastaajan numero',
          'Vastausaika',
          '1. Kuinka todennäköisesti suosittelisit saamaasi palvelua läheisellesi?',
          '2. Mikä vaikutti kokemukseesi eniten?',
          '3. Arvioi kokemustasi palvelusta asteikolla 1–5: Sain apua, kun sitä tarvitsin',
          '3. Arvioi kokemustasi palvelusta asteikolla 1–5: Koin oloni turvalliseksi hoidon / palvelun aikana',
          '3. Arvioi kokemustasi palvelusta asteikolla 1–5: Koin saamani hoidon / palvelun hyödylliseksi',
          '4. Missä asioit?',
          'Keskiarvo',
        ],
        [
          1,
          { serial: 46_296.375 },
          10,
          'Hoitaja kuunteli',
          5,
          '5 = Täysin samaa mieltä',
          4,
          'Keskusta',
          4.67,
        ],
        [2, { serial: 46_297 }, 6, null, 3, 'En osaa sanoa', '4 - Jokseenkin samaa mieltä', 'Ranta', 3.5],
        [3, { serial: 46_300 }, null, 'Jonotin', '1', 2, null, 'Keskusta', 1.5],
      ],
      Kuvaajat: [['Ei rivejä']],
    }),
    mapping: mapping({
      constants: { language: 'fi', textVersion: '2026-11-22', collectionChannel: 'email' },
      columns: {
        Vastausaika: 'contactOn',
        '1. Kuinka todennäköisesti suosittelisit saamaasi palvelua läheisellesi?': 'nps',
        '2. Mikä vaikutti kokemukseesi eniten?': 'open',
        '3. Arvioi kokemustasi palvelusta asteikolla 1–5: Sain apua, kun sitä tarvitsin': 'access',
        '3. Arvioi kokemustasi palvelusta asteikolla 1–5: Koin oloni turvalliseksi hoidon / palvelun aikana':
          'safety',
        '3. Arvioi kokemustasi palvelusta asteikolla 1–5: Koin saamani hoidon / palvelun hyödylliseksi':
          'benefit',
        '4. Missä asioit?': { to: 'unit', values: { Keskusta: centre, Ranta: shore } },
      },
      // The numbers begin at one in every survey.
      key: ['Vastaajan numero', 'Vastausaika'],
      ignore: ['Keskiarvo'],
    }),
    rows: 3,
    figures: { nps: [6, 10], access: [1, 3, 5], safety: [2, 5], benefit: [4, 4] },
  },
  {
    name: 'kundrespons.xlsx',
    // A Swedish-speaking provider's own workbook: a blank row above the header, days as Excel keeps them and as text,
    // labels of the scale in Swedish, an empty column at the end.
    content: makeWorkbook({
      Blad1: [
        [],
        [
          'Löpnummer',
          'Besöksdatum',
          'Enhet',
          'Språk',
          'Hur sannolikt är det att du skulle rekommendera den service som du fick till en närstående?',
          'Jag fick hjälp när jag behövde den',
          'Öppen respons',
          null,
        ],
        ['A-1', { serial: 46_296 }, 'Centrum', 'svenska', 9, 'Helt av samma åsikt', 'Tack!', null],
        ['A-2', '2.10.2026', 'Stranden', 'finska', 10, 'Delvis av annan åsikt', null, null],
        ['A-3', { serial: 46_298 }, 'Centrum', 'svenska', 'vill inte svara', 'Varken eller', null, null],
      ],
    }),
    mapping: mapping({
      constants: { textVersion: 'unknown', collectionChannel: 'paper' },
      columns: {
        Besöksdatum: 'contactOn',
        Enhet: { to: 'unit', values: { Centrum: centre, Stranden: shore } },
        Språk: 'language',
        'Hur sannolikt är det att du skulle rekommendera den service som du fick till en närstående?': 'nps',
        'Jag fick hjälp när jag behövde den': 'access',
        'Öppen respons': 'free.text',
      },
      key: ['Löpnummer'],
    }),
    rows: 3,
    figures: { nps: [9, 10], access: [2, 3, 5] },
  },
];
