// Test only: exports as other systems write them, one wide row a response. Shapes, not content: every answer is made up.

/** Two units that the test collector knows. */
export const testUnits = ['1.2.246.10.32213078.10.99001', '1.2.246.10.32213078.10.99002'] as const;

export interface VendorFile {
  readonly name: string;
  readonly content: Buffer;
  readonly mapping: object;
  /** How many rows of it are good. */
  readonly rows: number;
}

/** What is not ASCII, in one byte each; enough for Finnish. */
const windows1252 = (text: string): Buffer =>
  Buffer.from(text.replaceAll('€', '\u0080').replaceAll('–', '\u0096').replaceAll('’', '\u0092'), 'latin1');
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
const rows = (...lines: readonly string[]): string => `${lines.join('\r\n')}\r\n`;

const [centre, shore] = testUnits;
const mapping = (parts: object) => ({ palauteMapping: 1, ...parts });

export const vendorFiles: readonly VendorFile[] = [
  {
    name: 'device.csv',
    // A lobby device: semicolons, Windows-1252, three statements, an empty last row as Excel leaves it.
    content: windows1252(
      rows(
        'Laite;Aikaleima;Kuinka todennäköisesti suosittelisit saamaasi palvelua läheisellesi?;Mikä vaikutti kokemukseesi eniten?;Sain apua, kun sitä tarvitsin;Tiedän, miten hoitoni / palveluni jatkuu;Saamani tieto hoidosta / palvelusta oli ymmärrettävää;Rivinumero',
        'Aula 1;01.10.2026 08:15:02;10;Hyvä hoito – kiitos;5;5;4;1',
        'Aula 1;01.10.2026 08:40:55;8;;4;;5;2',
        'Aula 2;02.10.2026 14:01:00;0;"Jonotin ""ikuisuuden""";1;1;2;3',
        ';;;;;;;',
      ),
    ),
    mapping: mapping({
      constants: { language: 'fi', textVersion: '2026-11-22', collectionChannel: 'device' },
      columns: {
        Laite: { to: 'unit', values: { 'Aula 1': centre, 'Aula 2': shore } },
        Aikaleima: 'contactOn',
        'Kuinka todennäköisesti suosittelisit saamaasi palvelua läheisellesi?': 'nps',
        'Mikä vaikutti kokemukseesi eniten?': 'open',
        'Sain apua, kun sitä tarvitsin': 'access',
        'Tiedän, miten hoitoni / palveluni jatkuu': 'information',
        'Saamani tieto hoidosta / palvelusta oli ymmärrettävää': 'comprehensibility',
      },
      key: ['Laite', 'Rivinumero', 'Aikaleima'],
    }),
    rows: 3,
  },
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
  },
  {
    name: 'phone.csv',
    // A first-line phone survey by text message: yes or no, its own items, a separator line for Excel.
    content: windows1252(
      rows(
        'sep=;',
        'Viesti-ID;Puhelun pvm;Suosittelu;Ratkesiko asiasi tällä yhteydenotolla? (K/E);Mieliala;Hetu tarkistettu',
        '77;20261004;10;K;Hyvä;k',
        '78;20261004;ei vastausta;E;Huono;k',
        '79;20261005;7;;;e',
      ),
    ),
    mapping: mapping({
      constants: {
        language: 'fi',
        textVersion: 'unknown',
        collectionChannel: 'sms',
        contactChannel: 'phone',
        unit: centre,
      },
      columns: {
        'Puhelun pvm': { to: 'contactOn', date: 'YYYYMMDD' },
        Suosittelu: 'nps',
        'Ratkesiko asiasi tällä yhteydenotolla? (K/E)': {
          to: 'my-area:solved',
          kind: 'yes-no',
          empty: 'not-shown',
        },
        Mieliala: { to: 'my-area:staff', kind: 'likert', values: { Hyvä: 5, Huono: 1 } },
      },
      key: ['Viesti-ID'],
      ignore: ['Hetu tarkistettu'],
    }),
    rows: 3,
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
  },
];
