// Where the texts beside the instrument come from. Apart from the sections, so that a page does not carry this.
import { type Provenance, thlPage } from './provenance.ts';
import * as sections from './sections/index.ts';
import type { SectionText } from './sections/index.ts';

type Sections = typeof sections;
type Languages = keyof SectionText;
/** Provenance of one text in each language. */
type TextProvenance = Readonly<Record<Languages, Provenance>>;

/** Provenance of every text of every section, by the section's exported name. */
export type SectionProvenance = {
  readonly [Section in keyof Sections]: Readonly<Record<keyof Sections[Section]['texts'], TextProvenance>>;
};

const own: Provenance = { status: 'proposal', source: 'own translation' };
const words: Provenance = { status: 'proposal', source: 'own wording' };

const text = (fi: Provenance, sv: Provenance = own, en: Provenance = own): TextProvenance => ({ fi, sv, en });

const county = (source: string, note?: string): TextProvenance =>
  text({ status: 'county', source, ...(note && { note }) });

const official = (source: string, note?: string): Provenance => ({
  status: 'official',
  source,
  ...(note && { note }),
});

/** The same for every text of a section. */
const each = <Id extends string>(
  { texts }: { readonly texts: Readonly<Record<Id, SectionText>> },
  provenance: TextProvenance,
): Readonly<Record<Id, TextProvenance>> =>
  Object.fromEntries(Object.keys(texts).map((id) => [id, provenance])) as Record<Id, TextProvenance>;

const placeholder: Provenance = {
  status: 'proposal',
  source: 'own placeholder',
  note: `not THL’s text: THL has statements for ages 7–12 (${thlPage}), which were not at hand; to be replaced before children are asked`,
};

const keusote = county('Keusote 2020');
const ours = text(words, words, words);

const pirkanmaa = official(
  'Pirkanmaa, https://www.pirha.fi/asiakkaalle/asiakkaan-ja-potilaan-oikeudet/oletko-tyytymaton-saamaasi-palveluun',
);
const avi: Provenance = official('avi.fi, page “Anmärkning”, http://www.avi.fi/sv/web/avi/muistutus');
const objections = official(
  'West Uusimaa, https://www.luvn.fi/en/our-client/right-access-and-other-clients-rights/objections',
);
const ombudspersons: TextProvenance = text(
  official(
    'Act 739/2023, in force 1.1.2024; Central Finland, https://hyvaks.fi/asiakkaana/sosiaaliasiavastaava',
    'earlier potilasasiamies and sosiaaliasiamies',
  ),
  official(
    'Ministry of Social Affairs and Health, https://stm.fi/sv/patientombudsmannen-och-socialombudsmannen',
    'earlier patientombudsman and socialombudsman',
  ),
  official(
    'Act on Patient Ombudspersons and Social Ombudspersons (739/2023), as Central Finland names it, https://www.hyvaks.fi/in-english/patient-ombudsperson-and-social-ombudsperson',
  ),
);

export const sectionProvenance: SectionProvenance = {
  background: each(sections.background, ours),
  contact: each(sections.contact, ours),
  dimensions: each(
    sections.dimensions,
    text(official('THL’s working group (ASPA), as published by Eksote 2022')),
  ),
  childrenPlaceholders: each(sections.childrenPlaceholders, text(placeholder, placeholder, placeholder)),
  firstLinePhone: {
    ...each(sections.firstLinePhone, county('Oma Häme 2025')),
    yes: county('Oma Häme 2025', 'abbreviated there: K/E'),
    no: county('Oma Häme 2025', 'abbreviated there: K/E'),
  },
  localStatements: each(
    sections.localStatements,
    county(
      'Oma Häme 2025',
      'the county’s own or a special statement (erityisväittämä): the source does not say',
    ),
  ),
  freeFeedback: {
    ...each(sections.freeFeedback, keusote),
    prompt: county('Eksote 2022', 'the ending of its last word cannot be read in the copy at hand'),
    kinds: ours,
    'topics-question': ours,
    several: ours,
    'kind-idea': county('Oma Häme 2025', 'Keusote 2020 has Kehitysehdotus'),
    'kind-accessibility': county('Eksote 2022', 'by law answered in 14 days: Act 306/2019'),
    'topic-other': county(
      'Keusote 2020',
      'Jotain muuta, mitä: with a field of its own, which is the free text here',
    ),
  },
  notices: each(sections.notices, county('Eksote 2022')),
  links: {
    objection: text(pirkanmaa, avi, objections),
    complaint: text(
      pirkanmaa,
      official(
        'eu-halsovard.fi, https://www.eu-halsovard.fi/dina-rattigheter/metoder-for-att-trygga-patientens-rattsskydd-och-besvar/om-du-ar-missnojd-med-varden-som-du-fatt/',
        'Valvira and others also write klagomål, https://valvira.fi/sv/social-och-halsovard/anmarkning-eller-klagomal',
      ),
      official(
        'Regional State Administrative Agencies, https://avi.fi/en/rss-social-welfare-and-health-care1',
      ),
    ),
    'patient-ombudsperson': ombudspersons,
    'social-ombudsperson': ombudspersons,
    'incident-report': text(
      official(
        'Client and Patient Safety Centre, https://asiakasjapotilasturvallisuuskeskus.fi/asiakkaille-ja-potilaille/vaaratapahtumasta-ilmoittaminen/; the word as in East Uusimaa 2024',
      ),
      official(
        'Client and Patient Safety Centre, https://klientochpatientsakerhetscentret.fi/for-klienter-och-patienter/hur-anmaler-du-en-farlig-situation/',
      ),
    ),
    'e-services': county('Eksote 2022', 'a county puts the name of its own service here'),
    kanta: text(
      official('Kanta Services, https://www.kanta.fi'),
      official('Kanta Services, https://www.kanta.fi/sv/mina-kanta-sidor', 'earlier Mina Kanta-sidor'),
      official(
        'Kanta Services, https://kanta.fi/en/what-information-does-mykanta-show',
        'earlier My Kanta Pages',
      ),
    ),
    privacy: ours,
  },
};
