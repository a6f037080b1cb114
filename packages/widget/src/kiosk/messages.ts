// What a kiosk says beside the form, in the three languages that a kiosk in Finland has to have. Seconds are whole and at
// least two, so that no language needs its singular.

/** Every text of the kiosk. All of it is required: a language that lacks one does not compile. */
export interface KioskMessages {
  /** At the start: what becomes of answers that are left (WCAG 2.2.6). */
  readonly start: (seconds: number) => string;
  /** Name of the group of language buttons. */
  readonly languages: string;
  readonly still: string;
  readonly soon: (seconds: number) => string;
  readonly left: (seconds: number) => string;
  readonly goOn: string;
  readonly startOver: string;
  readonly thanks: string;
  /** The feedback is on this device; that it is at the collector is not yet known. */
  readonly kept: string;
  readonly reference: string;
  readonly back: (seconds: number) => string;
  readonly another: string;
}

export type KioskLanguage = 'fi' | 'sv' | 'en';

export const kioskMessages: Readonly<Record<KioskLanguage, KioskMessages>> = {
  fi: {
    start: (seconds) =>
      `Vastauksesi lähtevät vasta, kun painat Lähetä palaute. Jos laitteeseen ei kosketa ${seconds} sekuntiin, kysymme, haluatko jatkaa. Muuten vastaukset poistetaan.`,
    languages: 'Kieli',
    still: 'Haluatko jatkaa?',
    soon: (seconds) => `Palautettasi ei ole lähetetty. Vastaukset poistetaan ${seconds} sekunnin kuluttua.`,
    left: (seconds) => `${seconds} sekuntia jäljellä`,
    goOn: 'Jatka vastaamista',
    startOver: 'Poista vastaukset',
    thanks: 'Kiitos arvokkaasta palautteestasi!',
    kept: 'Palautteesi on tallessa. Se lähtee tästä laitteesta heti, kun verkkoyhteys toimii.',
    reference: 'Palautteesi viite',
    back: (seconds) => `Tämä näkymä sulkeutuu ${seconds} sekunnin kuluttua.`,
    another: 'Anna uusi palaute',
  },
  sv: {
    start: (seconds) =>
      `Dina svar skickas först när du trycker på Skicka responsen. Om ingen rör enheten på ${seconds} sekunder frågar vi om du vill fortsätta. Annars raderas svaren.`,
    languages: 'Språk',
    still: 'Vill du fortsätta?',
    soon: (seconds) => `Din respons har inte skickats. Svaren raderas om ${seconds} sekunder.`,
    left: (seconds) => `${seconds} sekunder kvar`,
    goOn: 'Fortsätt svara',
    startOver: 'Radera svaren',
    thanks: 'Tack för din värdefulla respons!',
    kept: 'Din respons är sparad. Den skickas från enheten så snart nätförbindelsen fungerar.',
    reference: 'Din respons har referensen',
    back: (seconds) => `Den här vyn stängs om ${seconds} sekunder.`,
    another: 'Ge ny respons',
  },
  en: {
    start: (seconds) =>
      `Your answers are sent only when you press Send feedback. If nobody touches the device for ${seconds} seconds, we ask whether you want to go on. Otherwise the answers are deleted.`,
    languages: 'Language',
    still: 'Do you want to go on?',
    soon: (seconds) => `Your feedback has not been sent. The answers are deleted in ${seconds} seconds.`,
    left: (seconds) => `${seconds} seconds left`,
    goOn: 'Go on answering',
    startOver: 'Delete the answers',
    thanks: 'Thank you for your valuable feedback!',
    kept: 'Your feedback is saved. It leaves this device as soon as the network works.',
    reference: 'Reference of your feedback',
    back: (seconds) => `This view closes in ${seconds} seconds.`,
    another: 'Give new feedback',
  },
};

/** The language of a BCP 47 tag, by lookup: `sv-FI` → `sv`; Finnish where the kiosk has none of it. */
export const kioskLanguage = (tag: string): KioskLanguage => {
  const [language = ''] = tag.toLowerCase().split('-');
  return Object.hasOwn(kioskMessages, language) ? (language as KioskLanguage) : 'fi';
};

/** A language by its own name, with a capital as on a button: `Suomi`, `Svenska`. */
export function nameOfLanguage(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}
