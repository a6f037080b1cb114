// Names of where else a person may turn (R061, R063), in the terms in force since 1.1.2024 (739/2023). The addresses are
// the organisation's own and come from its settings.
import type { LinkId } from '../../form.ts';
import type { TextSection } from './text-section.ts';

export type { LinkId } from '../../form.ts';

export const links: TextSection<LinkId> = {
  version: '2026-11-22',
  texts: {
    objection: { fi: 'Muistutus', sv: 'Anmärkning', en: 'Objection' },
    complaint: { fi: 'Kantelu', sv: 'Klagan', en: 'Complaint' },
    'patient-ombudsperson': { fi: 'Potilasasiavastaava', sv: 'Patientombud', en: 'Patient ombudsperson' },
    'social-ombudsperson': { fi: 'Sosiaaliasiavastaava', sv: 'Socialombud', en: 'Social ombudsperson' },
    'incident-report': {
      fi: 'Vaaratapahtumailmoitus',
      sv: 'Anmälan om farlig situation',
      en: 'Report of a safety incident',
    },
    'e-services': { fi: 'Asiointipalvelu', sv: 'E-tjänst', en: 'Online service' },
    kanta: { fi: 'OmaKanta', sv: 'MittKanta', en: 'MyKanta' },
    privacy: { fi: 'Tietosuojaseloste', sv: 'Dataskyddsbeskrivning', en: 'Privacy notice' },
  },
};
