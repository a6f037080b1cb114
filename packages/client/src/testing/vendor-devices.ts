// Test only: exports of devices in lobbies and of surveys by text message.
import { centre, mapping, rows, shore, type VendorFile, windows1252 } from './vendor-file.ts';

export const deviceFiles: readonly VendorFile[] = [
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
    figures: { nps: [0, 8, 10], access: [1, 4, 5], information: [1, 5], comprehensibility: [2, 4, 5] },
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
    figures: { nps: [7, 10], 'my-area:solved': [false, true], 'my-area:staff': [1, 5] },
  },
  {
    name: 'smileys.csv',
    // A device's faces in words, beside 0–10 with a decimal comma: Windows-1252, Finnish days with weekday and clock.
    content: windows1252(
      rows(
        'Kysely;Laite;Päivämäärä;Hymiö;NPS (0–10);NPS-luokka;Syy (valitut);Avoin palaute;Vastaus ID',
        'Palaute – aula;Pääovi;to 1.10.2026 klo 8.05;Erittäin hyvä;9,0;Suosittelija;Lähellä|Muu;Hyvää työtä!;R-1',
        'Palaute – aula;Pääovi;to 1.10.2026 klo 16.40;Hyvä;8,0;Neutraali;;;R-2',
        'Palaute – aula;Ranta;pe 2.10.2026 klo 9.12;Huono;2,0;Arvostelija;Muu;"Älkää sulkeko; tarvitsemme tätä";R-3',
        'Palaute – aula;Ranta;pe 2.10.2026 klo 9.13;Erittäin huono;;;;;R-4',
      ),
    ),
    mapping: mapping({
      constants: { language: 'fi', textVersion: 'unknown', collectionChannel: 'device' },
      columns: {
        Laite: { to: 'unit', values: { Pääovi: centre, Ranta: shore } },
        Päivämäärä: 'contactOn',
        Hymiö: {
          to: 'my-area:staff',
          kind: 'likert',
          values: { 'Erittäin hyvä': 5, Hyvä: 4, Neutraali: 3, Huono: 2, 'Erittäin huono': 1 },
        },
        'NPS (0–10)': 'nps',
        'Syy (valitut)': { to: 'my-area:why', kind: 'multi', values: { Lähellä: 'near', Muu: 'other' } },
        'Avoin palaute': 'free.text',
      },
      key: ['Vastaus ID'],
      ignore: ['Kysely', 'NPS-luokka'],
    }),
    rows: 4,
    figures: { nps: [2, 8, 9], 'my-area:staff': [1, 2, 4, 5] },
  },
  {
    name: 'three-faces.csv',
    // Another vendor's device: three faces, and a recommendation that is yes or no and so no 0–10. Commas, the day apart
    // from the clock, "null" where nothing was chosen.
    content: Buffer.from(
      rows(
        '"id","date","time","device","face","Suosittelisitko palvelua?","comment"',
        '"90001","2026-10-01","08:15","Hyvinkää 1","vihreä","Kyllä",""',
        '"90002","2026-10-01","08:16","Hyvinkää 1","keltainen","Ei","Odotus oli pitkä, mutta hoito hyvä"',
        '"90003","2026-10-02","12:00","Hyvinkää 2","punainen","null",""',
        '"90004","2026-10-02","12:30","Hyvinkää 2","vihreä","Kyllä",""',
      ),
    ),
    mapping: mapping({
      constants: { language: 'fi', textVersion: 'unknown', collectionChannel: 'device' },
      columns: {
        date: 'contactOn',
        device: { to: 'unit', values: { 'Hyvinkää 1': centre, 'Hyvinkää 2': shore } },
        face: {
          to: 'my-area:staff',
          kind: 'likert',
          values: { vihreä: 5, keltainen: 3, punainen: 1 },
        },
        'Suosittelisitko palvelua?': {
          to: 'my-area:solved',
          kind: 'yes-no',
          values: { null: '-skipped' },
        },
        comment: 'free.text',
      },
      key: ['id'],
      ignore: ['time'],
    }),
    rows: 4,
    figures: { 'my-area:staff': [1, 3, 5, 5], 'my-area:solved': [false, true, true] },
  },
];
