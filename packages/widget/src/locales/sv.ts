import { sv as pack } from '@palaute/schema/texts/sv';
import type { Locale } from '../messages.ts';

export const sv: Locale = {
  pack,
  dir: 'ltr',
  messages: {
    heading: 'Ge respons på servicen',
    intro: 'Du kan ge respons anonymt. Du kan hoppa över vilken punkt som helst.',
    or: 'eller',
    preferNot: 'Jag vill inte svara',
    free: 'Vill du berätta något mer?',
    freeHint: 'Tack, kritik och utvecklingsidéer är alla välkomna.',
    warning: 'Skicka inte detaljerade uppgifter om din vård eller personbeteckningar via den här tjänsten.',
    notComplaint: 'Responsen är inte en officiell anmärkning eller klagan.',
    send: 'Skicka responsen',
    sending: 'Skickas…',
    sendAgain: 'Skicka på nytt',
    errors: 'Responsen har inte skickats ännu',
    tooLong: {
      open: (count, limit) =>
        `Texten om din upplevelse är för lång: ${count} tecken. Det finns plats för ${limit} tecken.`,
      free: (count, limit) =>
        `Texten med din övriga respons är för lång: ${count} tecken. Det finns plats för ${limit} tecken.`,
    },
    failed: {
      heading: 'Responsen kunde inte skickas',
      connection:
        'Förbindelsen fungerade inte. Dina svar finns kvar på den här sidan. Kontrollera nätförbindelsen och skicka på nytt.',
      unconfirmed:
        'Vi fick ingen bekräftelse på att din respons sparades. Dina svar finns kvar på den här sidan. Du kan skicka dem på nytt: responsen sparas bara en gång.',
      unavailable:
        'Tjänsten kan inte spara responsen just nu. Dina svar finns kvar på den här sidan. Skicka dem på nytt om en stund.',
      settings:
        'Det finns ett fel i formulärets inställningar, så responsen kan inte skickas nu. Felet ligger inte i dina svar: de finns kvar på den här sidan. Meddela gärna dem som underhåller webbplatsen.',
    },
    thanks: 'Tack för din värdefulla respons!',
    received: 'Vi har tagit emot din respons.',
    reference: 'Din respons har referensen',
    referenceHint: 'Spara referensen om du senare vill fråga om din respons.',
    earlierStored:
      'Din respons hade redan sparats när du skickade den tidigare. Ändringarna som du gjorde efter det sparades inte.',
    another: 'Ge ny respons',
  },
};
