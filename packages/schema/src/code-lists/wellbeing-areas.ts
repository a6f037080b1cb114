// Wellbeing services counties and the City of Helsinki: Statistics Finland's classification (2021-10-13, koodistot.suomi.fi
// jhs/hyvinvointialue_1_20211013) with business ids and SOTE organisation OIDs. HUS is not in it; Åland has no OID.
import type { CodeEntry, CodeList } from './code-list.ts';

/** Its code has two digits, e.g. `07`. */
export interface WellbeingArea extends CodeEntry {
  readonly slug: string;
  /** Y-tunnus; null where the area has none of its own. */
  readonly businessId: string | null;
  /** OID in THL's SOTE organisation register (code system 1.2.246.537.6.202). */
  readonly oid: string | null;
}

export const wellbeingAreas: readonly WellbeingArea[] = [
  {
    code: '01',
    slug: 'east-uusimaa',
    names: {
      fi: 'Itä-Uudenmaan hyvinvointialue',
      sv: 'Östra Nylands välfärdsområde',
      en: 'East Uusimaa wellbeing services county',
    },
    businessId: '3221339-3',
    oid: '1.2.246.10.32213393.10.0',
  },
  {
    code: '02',
    slug: 'central-uusimaa',
    names: {
      fi: 'Keski-Uudenmaan hyvinvointialue',
      sv: 'Mellersta Nylands välfärdsområde',
      en: 'Central Uusimaa wellbeing services county',
    },
    businessId: '2844969-4',
    oid: '1.2.246.10.28449694.10.0',
  },
  {
    code: '03',
    slug: 'west-uusimaa',
    names: {
      fi: 'Länsi-Uudenmaan hyvinvointialue',
      sv: 'Västra Nylands välfärdsområde',
      en: 'West Uusimaa wellbeing services county',
    },
    businessId: '3221347-3',
    oid: '1.2.246.10.32213473.10.0',
  },
  {
    code: '04',
    slug: 'vantaa-and-kerava',
    names: {
      fi: 'Vantaan ja Keravan hyvinvointialue',
      sv: 'Vanda och Kervo välfärdsområde',
      en: 'Vantaa and Kerava wellbeing services county',
    },
    businessId: '3221356-1',
    oid: '1.2.246.10.32213561.10.0',
  },
  {
    code: '05',
    slug: 'southwest-finland',
    names: {
      fi: 'Varsinais-Suomen hyvinvointialue',
      sv: 'Egentliga Finlands välfärdsområde',
      en: 'Southwest Finland wellbeing services county',
    },
    businessId: '3221065-1',
    oid: '1.2.246.10.32210651.10.0',
  },
  {
    code: '06',
    slug: 'satakunta',
    names: {
      fi: 'Satakunnan hyvinvointialue',
      sv: 'Satakunta välfärdsområde',
      en: 'Satakunta wellbeing services county',
    },
    businessId: '3221304-3',
    oid: '1.2.246.10.32213043.10.0',
  },
  {
    code: '07',
    slug: 'kanta-hame',
    names: {
      fi: 'Kanta-Hämeen hyvinvointialue',
      sv: 'Egentliga Tavastlands välfärdsområde',
      en: 'Kanta-Häme wellbeing services county',
    },
    businessId: '3221307-8',
    oid: '1.2.246.10.32213078.10.0',
  },
  {
    code: '08',
    slug: 'pirkanmaa',
    names: {
      fi: 'Pirkanmaan hyvinvointialue',
      sv: 'Birkalands välfärdsområde',
      en: 'Pirkanmaa wellbeing services county',
    },
    businessId: '3221308-6',
    oid: '1.2.246.10.32213086.10.0',
  },
  {
    code: '09',
    slug: 'paijat-hame',
    names: {
      fi: 'Päijät-Hämeen hyvinvointialue',
      sv: 'Päijänne-Tavastlands välfärdsområde',
      en: 'Päijät-Häme wellbeing services county',
    },
    businessId: '3221309-4',
    oid: '1.2.246.10.32213094.10.0',
  },
  {
    code: '10',
    slug: 'kymenlaakso',
    names: {
      fi: 'Kymenlaakson hyvinvointialue',
      sv: 'Kymmenedalens välfärdsområde',
      en: 'Kymenlaakso wellbeing services county',
    },
    businessId: '0725901-5',
    oid: '1.2.246.10.7259015.10.0',
  },
  {
    code: '11',
    slug: 'south-karelia',
    names: {
      fi: 'Etelä-Karjalan hyvinvointialue',
      sv: 'Södra Karelens välfärdsområde',
      en: 'South Karelia wellbeing services county',
    },
    businessId: '0725937-3',
    oid: '1.2.246.10.7259373.10.0',
  },
  {
    code: '12',
    slug: 'south-savo',
    names: {
      fi: 'Etelä-Savon hyvinvointialue',
      sv: 'Södra Savolax välfärdsområde',
      en: 'South Savo wellbeing services county',
    },
    businessId: '3221315-8',
    oid: '1.2.246.10.32213158.10.0',
  },
  {
    code: '13',
    slug: 'north-savo',
    names: {
      fi: 'Pohjois-Savon hyvinvointialue',
      sv: 'Norra Savolax välfärdsområde',
      en: 'North Savo wellbeing services county',
    },
    businessId: '3221316-6',
    oid: '1.2.246.10.32213166.10.0',
  },
  {
    code: '14',
    slug: 'north-karelia',
    names: {
      fi: 'Pohjois-Karjalan hyvinvointialue',
      sv: 'Norra Karelens välfärdsområde',
      en: 'North Karelia wellbeing services county',
    },
    businessId: '3221317-4',
    oid: '1.2.246.10.32213174.10.0',
  },
  {
    code: '15',
    slug: 'central-finland',
    names: {
      fi: 'Keski-Suomen hyvinvointialue',
      sv: 'Mellersta Finlands välfärdsområde',
      en: 'Central Finland wellbeing services county',
    },
    businessId: '3221318-2',
    oid: '1.2.246.10.32213182.10.0',
  },
  {
    code: '16',
    slug: 'south-ostrobothnia',
    names: {
      fi: 'Etelä-Pohjanmaan hyvinvointialue',
      sv: 'Södra Österbottens välfärdsområde',
      en: 'South Ostrobothnia wellbeing services county',
    },
    businessId: '3221323-8',
    oid: '1.2.246.10.32213238.10.0',
  },
  {
    code: '17',
    slug: 'ostrobothnia',
    names: {
      fi: 'Pohjanmaan hyvinvointialue',
      sv: 'Österbottens välfärdsområde',
      en: 'Ostrobothnia wellbeing services county',
    },
    businessId: '0349388-3',
    oid: '1.2.246.10.3493883.10.0',
  },
  {
    code: '18',
    slug: 'central-ostrobothnia',
    names: {
      fi: 'Keski-Pohjanmaan hyvinvointialue',
      sv: 'Mellersta Österbottens välfärdsområde',
      en: 'Central Ostrobothnia wellbeing services county',
    },
    businessId: '0216462-3',
    oid: '1.2.246.10.2164623.10.0',
  },
  {
    code: '19',
    slug: 'north-ostrobothnia',
    names: {
      fi: 'Pohjois-Pohjanmaan hyvinvointialue',
      sv: 'Norra Österbottens välfärdsområde',
      en: 'North Ostrobothnia wellbeing services county',
    },
    businessId: '3221326-2',
    oid: '1.2.246.10.32213262.10.0',
  },
  {
    code: '20',
    slug: 'kainuu',
    names: {
      fi: 'Kainuun hyvinvointialue',
      sv: 'Kajanalands välfärdsområde',
      en: 'Kainuu wellbeing services county',
    },
    businessId: '1905652-2',
    oid: '1.2.246.10.19056522.10.0',
  },
  {
    code: '21',
    slug: 'lapland',
    names: {
      fi: 'Lapin hyvinvointialue',
      sv: 'Lapplands välfärdsområde',
      en: 'Lapland wellbeing services county',
    },
    businessId: '3221332-6',
    oid: '1.2.246.10.32213326.10.0',
  },
  {
    code: '90',
    slug: 'helsinki',
    names: {
      fi: 'Helsingin kaupunki',
      sv: 'Helsingfors stad',
      en: 'City of Helsinki',
    },
    businessId: '0201256-6',
    oid: '1.2.246.10.2012566.10.0',
  },
  {
    code: '91',
    slug: 'aland',
    names: {
      fi: 'Ahvenanmaa',
      sv: 'Åland',
      en: 'Åland',
    },
    businessId: null,
    oid: null,
  },
];

export const wellbeingAreaList: CodeList<WellbeingArea> = {
  id: 'wellbeing-areas',
  system: 'http://uri.suomi.fi/codelist/jhs/hyvinvointialue_1_20211013',
  names: { fi: 'Hyvinvointialueet', sv: 'Välfärdsområden', en: 'Wellbeing services counties' },
  version: 'hyvinvointialue_1_20211013',
  source:
    'koodistot.suomi.fi, jhs/hyvinvointialue_1_20211013, as vrk-kpa/auroraai-core-components@356139d has it; business ids and OIDs: public code, check digits recomputed',
  licence: 'MIT (that repository)',
  codes: wellbeingAreas,
};
