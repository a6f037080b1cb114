// What the pages say that answer a plain HTML form, in the three languages of the toolkit. Own wording; what the form
// itself asks is worded in the schema.
import type { ProblemLanguage } from '@palaute/schema';

export interface PageTexts {
  readonly thanks: string;
  readonly received: string;
  readonly reference: string;
  readonly keepReference: string;
  /** @param day in words */
  readonly replyBy: (day: string) => string;
  readonly close: string;
  readonly notSent: string;
  readonly mend: string;
  readonly back: string;
  readonly settings: string;
  readonly tooLarge: string;
  readonly unavailable: string;
  readonly failed: string;
  readonly notKnown: string;
  readonly storedBefore: string;
  readonly changesNotStored: string;
  /** @param code for whoever keeps the site */
  readonly code: (code: string) => string;
  readonly tooLong: string;
  readonly free: string;
  readonly contactOn: string;
}

export const pageTexts: Readonly<Record<ProblemLanguage, PageTexts>> = {
  fi: {
    thanks: 'Kiitos palautteestasi!',
    received: 'Palautteesi on vastaanotettu.',
    reference: 'Palautteesi viite:',
    keepReference: 'Ota viite talteen, jos haluat myöhemmin kysyä palautteestasi.',
    replyBy: (day) => `Saat vastauksen viimeistään ${day}.`,
    close: 'Voit nyt sulkea tämän sivun.',
    notSent: 'Palautetta ei vielä lähetetty',
    mend: 'Tarkista nämä kohdat:',
    back: 'Palaa lomakkeelle selaimen takaisin-painikkeella. Vastauksesi ovat yleensä siellä tallella.',
    settings:
      'Lomakkeen asetuksissa on virhe, joten palautetta ei voi nyt lähettää. Vika ei ole vastauksissasi. Kerrothan asiasta sivuston ylläpidolle.',
    tooLarge: 'Palaute on liian pitkä. Lyhennä tekstejä ja lähetä uudelleen.',
    unavailable: 'Palvelu ei juuri nyt voi tallentaa palautetta. Lähetä se hetken kuluttua uudelleen.',
    failed: 'Palvelussa tapahtui virhe',
    notKnown: 'Emme tiedä, tallentuiko palautteesi.',
    storedBefore: 'Palautteesi on jo tallennettu',
    changesNotStored:
      'Palautteesi oli jo tallentunut aiemmalla lähetyskerralla. Sen jälkeen tekemäsi muutokset eivät tallentuneet.',
    code: (code) => `Virheen tunnus: ${code}`,
    tooLong: 'Teksti on liian pitkä. Siihen mahtuu 4 000 merkkiä.',
    free: 'Vapaa palaute',
    contactOn: 'Asioinnin päivä',
  },
  sv: {
    thanks: 'Tack för din respons!',
    received: 'Din respons har tagits emot.',
    reference: 'Referens för din respons:',
    keepReference: 'Spara referensen om du senare vill fråga om din respons.',
    replyBy: (day) => `Du får ett svar senast ${day}.`,
    close: 'Du kan nu stänga den här sidan.',
    notSent: 'Responsen har inte skickats ännu',
    mend: 'Kontrollera de här punkterna:',
    back: 'Gå tillbaka till formuläret med webbläsarens bakåtknapp. Dina svar finns oftast kvar där.',
    settings:
      'Det finns ett fel i formulärets inställningar, så responsen kan inte skickas nu. Felet beror inte på dina svar. Berätta gärna om detta för den som sköter webbplatsen.',
    tooLarge: 'Responsen är för lång. Förkorta texterna och skicka på nytt.',
    unavailable: 'Tjänsten kan inte spara responsen just nu. Skicka den på nytt om en stund.',
    failed: 'Ett fel inträffade i tjänsten',
    notKnown: 'Vi vet inte om din respons sparades.',
    storedBefore: 'Din respons har redan sparats',
    changesNotStored:
      'Din respons hade redan sparats när du skickade den tidigare. Ändringarna som du gjorde efter det sparades inte.',
    code: (code) => `Felkod: ${code}`,
    tooLong: 'Texten är för lång. Den får ha 4 000 tecken.',
    free: 'Fri respons',
    contactOn: 'Dag för ditt ärende',
  },
  en: {
    thanks: 'Thank you for your feedback!',
    received: 'Your feedback has been received.',
    reference: 'Reference of your feedback:',
    keepReference: 'Keep the reference if you would like to ask about your feedback later.',
    replyBy: (day) => `You will get a reply by ${day}.`,
    close: 'You can now close this page.',
    notSent: 'Your feedback has not been sent yet',
    mend: 'Please check the following:',
    back: 'Go back to the form with your browser’s back button. Your answers are usually still there.',
    settings:
      'There is an error in the settings of the form, so feedback cannot be sent now. Nothing is wrong with your answers. Please tell whoever keeps the site.',
    tooLarge: 'The feedback is too long. Shorten the texts and send again.',
    unavailable: 'The service cannot store feedback right now. Please send it again in a moment.',
    failed: 'The service had an error',
    notKnown: 'We do not know whether your feedback was stored.',
    storedBefore: 'Your feedback has already been stored',
    changesNotStored:
      'Your feedback had already been stored when you sent it earlier. The changes you made after that were not stored.',
    code: (code) => `Error code: ${code}`,
    tooLong: 'The text is too long. It may have 4,000 characters.',
    free: 'Free feedback',
    contactOn: 'Day of your contact with the service',
  },
};
