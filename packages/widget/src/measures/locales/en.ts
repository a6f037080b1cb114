import type { MeasuresLocale } from '../messages.ts';

export const en: MeasuresLocale = {
  language: 'en',
  messages: {
    heading: 'What your feedback changes',
    loading: 'Loading measures…',
    failed: 'The measures could not be loaded. Check your network connection and try again.',
    retry: 'Try again',
    unknown: 'There are no measures for this place. Please tell those who maintain the website.',
    stale: (time) => `The network is away. This was fetched on ${time}.`,
    empty: 'No changes made because of feedback have been published yet.',
    state: {
      planned: 'Planned',
      started: 'Started',
      done: 'Done',
      dropped: 'Not carried out',
    },
    decidedOn: 'Decided on',
    dueOn: 'Done at the latest on',
    doneOn: 'Done on',
  },
};
