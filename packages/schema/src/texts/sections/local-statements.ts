// Statements that a county has added to the national seven, answered on the same scale: examples of own items. Finnish:
// Oma Häme 2025. Swedish and English: own translations.
import type { TextSection } from './text-section.ts';

export type LocalStatementId = 'oma-hame:good-feeling-encounter' | 'oma-hame:staff-cooperation';

export const localStatements: TextSection<LocalStatementId> = {
  version: '2026-11-22',
  texts: {
    'oma-hame:good-feeling-encounter': {
      fi: 'Minulle jäi hyvä mieli kohtaamisestani ammattilaisten kanssa',
      sv: 'Mötet med yrkespersonerna gav mig en god känsla',
      en: 'My encounter with the professionals left me with a good feeling',
    },
    'oma-hame:staff-cooperation': {
      fi: 'Eri ammattilaisten välinen yhteistyö näkyi minulle sujuvana palveluna',
      sv: 'För mig syntes samarbetet mellan olika yrkespersoner som en smidig service',
      en: 'I saw the cooperation between different professionals as smooth service',
    },
  },
};
