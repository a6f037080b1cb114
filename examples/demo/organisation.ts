// The demo's organisation: a real wellbeing services county from the code list, with service units made up for the
// demo (their OIDs end in 9900x, which no real unit has). So is where they are: no figure of a municipality here is a real one.
import { wellbeingAreas } from '@palaute/schema/code-lists';
import { statementIds } from '@palaute/schema/instrument';

const { oid, names, code: area } = wellbeingAreas.find(({ slug }) => slug === 'kanta-hame') ?? {};
if (!oid || !names) throw new Error('The code list has no OID for the demo area.');

/** The OID of a unit: the organisation's own ends in 0. */
export const unitOid = (number: number): string => oid.replace(/\.0$/, `.${number}`);

/** Two of the county's own, by the codes of Statistics Finland: one across divisions, one within. */
const municipalities = { hameenlinna: '109', riihimaki: '694' };

/** As `palaute-collector load` reads it from a file. */
export const organisation = {
  oid,
  names,
  area,
  divisions: [
    {
      id: 'health-care',
      names: { fi: 'Terveydenhuollon toimiala', sv: 'Sektorn för hälso- och sjukvård', en: 'Health care' },
    },
    {
      id: 'family-social-disability',
      names: {
        fi: 'Perhe-, sosiaali- ja vammaispalvelujen toimiala',
        sv: 'Sektorn för familje-, social- och handikappservice',
        en: 'Family, social and disability services',
      },
    },
    {
      id: 'older-people',
      names: {
        fi: 'Ikäihmisten palvelujen toimiala',
        sv: 'Sektorn för äldreservice',
        en: 'Services for older people',
      },
    },
  ],
  units: [
    {
      oid: unitOid(99001),
      division: 'health-care',
      municipality: municipalities.hameenlinna,
      names: { fi: 'Esimerkin terveysasema', sv: 'Exempelhälsostationen', en: 'Example health centre' },
    },
    {
      oid: unitOid(99002),
      division: 'family-social-disability',
      municipality: municipalities.riihimaki,
      names: { fi: 'Esimerkin perhekeskus', sv: 'Exempelfamiljecentret', en: 'Example family centre' },
    },
    {
      oid: unitOid(99003),
      division: 'older-people',
      municipality: municipalities.hameenlinna,
      names: { fi: 'Esimerkin kotihoito', sv: 'Exempelhemvården', en: 'Example home care' },
    },
  ],
  forms: [
    {
      id: 'palaute',
      statements: { assignment: 'fixed', ids: [...statementIds] },
      own: [
        {
          id: 'esimerkki:resolved',
          kind: 'yes-no',
          texts: {
            fi: 'Ratkesiko asiasi tällä kerralla?',
            sv: 'Löste sig ditt ärende den här gången?',
            en: 'Was your matter resolved this time?',
          },
        },
      ],
      topics: true,
      respondent: true,
      contact: true,
      handling: {
        fi: 'Palautteen lukee palvelupisteen esihenkilö viikon kuluessa.',
        sv: 'Serviceställets chef läser responsen inom en vecka.',
        en: 'The manager of the service unit reads the feedback within a week.',
      },
      links: {
        objection: 'https://example.org/muistutus',
        complaint: 'https://example.org/kantelu',
        'patient-ombudsperson': 'https://example.org/potilasasiavastaava',
      },
    },
  ],
};
