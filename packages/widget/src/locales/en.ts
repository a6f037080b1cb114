import { en as pack } from '@palaute/schema/texts/en';
import type { Locale } from '../messages.ts';

export const en: Locale = {
  pack,
  dir: 'ltr',
  messages: {
    heading: 'Give feedback on the service',
    intro: 'You can give feedback anonymously. You can skip any part of the form.',
    or: 'or',
    preferNot: 'I prefer not to answer',
    free: 'Is there anything else you would like to tell us?',
    freeHint: 'Thanks, criticism and ideas for development are all welcome.',
    warning: 'Do not send detailed information about your care or personal identity codes in this service.',
    notComplaint: 'Feedback is not an official objection (muistutus) or complaint (kantelu).',
    send: 'Send feedback',
    sending: 'Sending…',
    sendAgain: 'Send again',
    errors: 'Your feedback has not been sent yet',
    tooLong: {
      open: (count, limit) =>
        `The text about your experience is too long: ${count} characters. There is room for ${limit}.`,
      free: (count, limit) =>
        `The text with your other feedback is too long: ${count} characters. There is room for ${limit}.`,
    },
    failed: {
      heading: 'Sending did not succeed',
      connection:
        'The connection did not work. Your answers are still on this page. Check your network connection and send again.',
      unconfirmed:
        'We did not get a confirmation that your feedback was stored. Your answers are still on this page. You can send them again: your feedback is stored only once.',
      unavailable:
        'The service cannot store feedback right now. Your answers are still on this page. Send them again in a moment.',
      settings:
        'The form’s settings have an error, so feedback cannot be sent now. Nothing is wrong with your answers: they are still on this page. Please tell those who maintain the website.',
    },
    thanks: 'Thank you for your valuable feedback!',
    received: 'We have received your feedback.',
    reference: 'Reference of your feedback',
    referenceHint: 'Keep the reference if you want to ask about your feedback later.',
    earlierStored:
      'Your feedback had already been stored when you sent it earlier. The changes you made after that were not stored.',
    another: 'Give new feedback',
  },
};
