// What each national statement measures, as a short name for results. Finnish: THL's working group, published by Eksote
// 2022. Swedish and English: own translations.
import type { StatementId } from '../../instrument.ts';
import type { TextSection } from './text-section.ts';

export const dimensions: TextSection<StatementId> = {
  version: '2026-11-22',
  texts: {
    access: { fi: 'Saatavuus', sv: 'Tillgång till service', en: 'Access' },
    encounter: { fi: 'Kohtaaminen', sv: 'Bemötande', en: 'Encounter' },
    participation: { fi: 'Osallistuminen', sv: 'Delaktighet', en: 'Participation' },
    safety: { fi: 'Turvallisuus', sv: 'Trygghet', en: 'Safety' },
    information: { fi: 'Tiedon saanti', sv: 'Information', en: 'Information' },
    comprehensibility: {
      fi: 'Tiedon ymmärrettävyys',
      sv: 'Informationens begriplighet',
      en: 'Comprehensibility of information',
    },
    benefit: { fi: 'Hyödyllisyys', sv: 'Nytta', en: 'Usefulness' },
  },
};
