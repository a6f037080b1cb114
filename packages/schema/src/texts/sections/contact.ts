// The wish for a reply: its fields and what is said when one of them cannot be used. Own wording in all three languages.
// Nothing is promised here that an organisation has to keep: who replies, and by when, is in the form's own texts.
import type { TextSection } from './text-section.ts';

export type ContactTextId =
  'heading' | 'hint' | 'name' | 'email' | 'phone' | 'by' | 'incomplete' | 'badEmail' | 'badPhone';

export const contact: TextSection<ContactTextId> = {
  version: '2026-11-22',
  texts: {
    heading: {
      fi: 'Haluatko vastauksen?',
      sv: 'Vill du ha ett svar?',
      en: 'Would you like a reply?',
    },
    hint: {
      fi: 'Jos haluat vastauksen, anna sähköpostiosoitteesi tai puhelinnumerosi. Muuten voit jättää nämä kohdat tyhjiksi.',
      sv: 'Om du vill ha ett svar, ange din e-postadress eller ditt telefonnummer. Annars kan du lämna de här fälten tomma.',
      en: 'If you would like a reply, give your e-mail address or phone number. Otherwise you can leave these fields empty.',
    },
    name: { fi: 'Nimi', sv: 'Namn', en: 'Name' },
    email: { fi: 'Sähköpostiosoite', sv: 'E-postadress', en: 'E-mail address' },
    phone: { fi: 'Puhelinnumero', sv: 'Telefonnummer', en: 'Phone number' },
    by: {
      fi: 'Miten haluat vastauksen?',
      sv: 'Hur vill du få svaret?',
      en: 'How would you like to get the reply?',
    },
    incomplete: {
      fi: 'Kirjoita sähköpostiosoite tai puhelinnumero, johon haluat vastauksen.',
      sv: 'Skriv den e-postadress eller det telefonnummer som du vill få svaret till.',
      en: 'Write the e-mail address or phone number to which you would like the reply.',
    },
    badEmail: {
      fi: 'Tarkista sähköpostiosoite. Kirjoita se muodossa nimi@esimerkki.fi.',
      sv: 'Kontrollera e-postadressen. Skriv den i formen namn@exempel.fi.',
      en: 'Check the e-mail address. Write it in the form name@example.fi.',
    },
    badPhone: {
      fi: 'Tarkista puhelinnumero. Kirjoita se muodossa 040 123 4567.',
      sv: 'Kontrollera telefonnumret. Skriv det i formen 040 123 4567.',
      en: 'Check the phone number. Write it in the form 040 123 4567.',
    },
  },
};
