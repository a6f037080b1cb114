// Wordings in use elsewhere or before, slips of print put right, for whoever reads older figures or brings in older data.
// None is asked here: an answer to another wording is an answer to another question.
import type { NationalItemId } from '../instrument.ts';

export interface TextVariant {
  readonly id: string;
  /** The national item whose matter it is, where it is one's. */
  readonly item?: NationalItemId;
  readonly language: 'fi' | 'en';
  readonly text: string;
  /** `county`: a county's own. `superseded`: from before the national wording. `other-instrument`: THL's, for another survey. */
  readonly status: 'county' | 'superseded' | 'other-instrument';
  readonly source: string;
  readonly note?: string;
}

export const variants: readonly TextVariant[] = [
  {
    id: 'nps-same-situation',
    item: 'nps',
    language: 'en',
    text: 'How likely would you be to recommend the service you received to a family member or friend in the same situation?',
    status: 'other-instrument',
    source:
      'THL, form for mental health and substance use services, https://thl.fi/guidelines-for-professionals/national-customer-feedback-for-mental-health-services',
  },
  {
    id: 'nps-friend-or-close',
    item: 'nps',
    language: 'fi',
    text: 'Suosittelisitko saamaasi palvelua ystävällesi tai läheisellesi?',
    status: 'superseded',
    source: 'Eksote 2022',
  },
  {
    id: 'nps-keusote-2020',
    item: 'nps',
    language: 'fi',
    text: 'Suosittelisitko saamaasi palvelua ystävällesi tai tuttavallesi?',
    status: 'superseded',
    source: 'Keusote 2020',
  },
  {
    id: 'nps-wott-2020',
    item: 'nps',
    language: 'fi',
    text: 'Suosittelisitko saamaasi palvelua tuttavillesi?',
    status: 'superseded',
    source: 'Keusote 2020',
    note: 'printed there as samaasi',
  },
  {
    id: 'nps-phone-2025',
    item: 'nps',
    language: 'fi',
    text: 'Kuinka todennäköisesti suosittelisit saamaasi palvelua läheisillesi?',
    status: 'county',
    source: 'Oma Häme 2025',
    note: 'printed there as saamasi',
  },
  {
    id: 'open-why',
    item: 'open',
    language: 'fi',
    text: 'Mikä vaikutti kokemukseesi eniten / Miksi ajattelet näin',
    status: 'county',
    source: 'Oma Häme 2025',
  },
  {
    id: 'wott-satisfaction',
    language: 'fi',
    text: 'Kuinka tyytyväinen olit palveluumme (tyytyväinen, neutraali, tyytymätön)',
    status: 'superseded',
    source: 'Keusote 2020',
    note: 'three faces, on devices in Hyvinkää',
  },
  {
    id: 'keusote-access',
    item: 'access',
    language: 'fi',
    text: 'Saan hoidon/palvelun kun sitä tarvitsin',
    status: 'superseded',
    source: 'Keusote 2020',
  },
  {
    id: 'keusote-distance',
    language: 'fi',
    text: 'Palvelu oli sopivien yhteyksien päässä',
    status: 'superseded',
    source: 'Keusote 2020',
  },
  {
    id: 'keusote-benefit',
    item: 'benefit',
    language: 'fi',
    text: 'Koin saamani hoidon/palvelun hyödylliseksi',
    status: 'superseded',
    source: 'Keusote 2020',
  },
  {
    id: 'keusote-treated-well',
    language: 'fi',
    text: 'Henkilökunta kohteli minua hyvin',
    status: 'superseded',
    source: 'Keusote 2020',
  },
  {
    id: 'keusote-listened',
    language: 'fi',
    text: 'Koin, että minua kuunneltiin',
    status: 'superseded',
    source: 'Keusote 2020',
  },
  {
    id: 'keusote-opinion',
    language: 'fi',
    text: 'Koin, että mielipiteeni huomioitiin ratkaisuja tehtäessä',
    status: 'superseded',
    source: 'Keusote 2020',
  },
  {
    id: 'keusote-safety',
    item: 'safety',
    language: 'fi',
    text: 'Koin oloni turvalliseksi hoidon/palvelun aikana',
    status: 'superseded',
    source: 'Keusote 2020',
  },
  {
    id: 'keusote-understandable',
    item: 'comprehensibility',
    language: 'fi',
    text: 'Saamani tieto hoidosta/palvelusta oli ymmärrettävää',
    status: 'superseded',
    source: 'Keusote 2020',
  },
  {
    id: 'keusote-found-info',
    language: 'fi',
    text: 'Löysin helposti tiedon palvelusta',
    status: 'superseded',
    source: 'Keusote 2020',
  },
  {
    id: 'keusote-data-use',
    language: 'fi',
    text: 'Tiedän kuka käyttää tietojani ja miksi',
    status: 'superseded',
    source: 'Keusote 2020',
  },
  {
    id: 'keusote-privacy',
    language: 'fi',
    text: 'Koin että yksityisyyttäni kunnioitettiin',
    status: 'superseded',
    source: 'Keusote 2020',
  },
  {
    id: 'keusote-staff-cooperation',
    language: 'fi',
    text: 'Henkilökunnan välinen yhteistyö oli sujuvaa',
    status: 'superseded',
    source: 'Keusote 2020',
  },
  {
    id: 'keusote-familiar-staff',
    language: 'fi',
    text: 'Asioitani hoitavat minulle tutut ammattilaiset',
    status: 'superseded',
    source: 'Keusote 2020',
  },
  {
    id: 'keusote-booking',
    language: 'fi',
    text: 'Ajan varaaminen oli joustavaa ja nopeaa',
    status: 'superseded',
    source: 'Keusote 2020',
  },
  {
    id: 'keusote-own-life',
    language: 'fi',
    text: 'Saan elää omannäköistäni arkea',
    status: 'superseded',
    source: 'Keusote 2020',
  },
  {
    id: 'keusote-premises',
    language: 'fi',
    text: 'Tilat ovat toimivat',
    status: 'superseded',
    source: 'Keusote 2020',
  },
  {
    id: 'keusote-opening-hours',
    language: 'fi',
    text: 'Aukioloajat ovat riittävät',
    status: 'superseded',
    source: 'Keusote 2020',
  },
  {
    id: 'keusote-support-needed',
    language: 'fi',
    text: 'Sain tarpeitani vastaavaa tukea',
    status: 'superseded',
    source: 'Keusote 2020',
  },
];
