import type { MeasuresLocale } from '../messages.ts';

export const sv: MeasuresLocale = {
  language: 'sv',
  messages: {
    heading: 'Så påverkar din respons',
    loading: 'Åtgärderna laddas…',
    failed: 'Åtgärderna kunde inte laddas. Kontrollera nätförbindelsen och försök igen.',
    retry: 'Försök igen',
    unknown: 'Det finns inga åtgärder för den här platsen. Meddela gärna webbplatsens underhåll.',
    stale: (time) => `Nätförbindelsen saknas. Uppgifterna hämtades ${time}.`,
    empty: 'Inga ändringar som gjorts utifrån responsen har publicerats ännu.',
    state: {
      planned: 'Planeras',
      started: 'Påbörjad',
      done: 'Gjord',
      dropped: 'Genomförs inte',
    },
    decidedOn: 'Beslutad',
    dueOn: 'Klar senast',
    doneOn: 'Klar',
  },
};
