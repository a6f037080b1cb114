import type { MeasuresLocale } from '../messages.ts';

export const fi: MeasuresLocale = {
  language: 'fi',
  messages: {
    heading: 'Näin palautteesi vaikuttaa',
    loading: 'Ladataan toimenpiteitä…',
    failed: 'Toimenpiteitä ei saatu ladattua. Tarkista verkkoyhteys ja yritä uudelleen.',
    retry: 'Yritä uudelleen',
    unknown: 'Tämän paikan toimenpiteitä ei löytynyt. Kerrothan siitä sivuston ylläpidolle.',
    stale: (time) => `Verkkoyhteys puuttuu. Tiedot on haettu ${time}.`,
    empty: 'Palautteen perusteella tehtyjä muutoksia ei ole vielä julkaistu.',
    state: {
      planned: 'Suunnitteilla',
      started: 'Aloitettu',
      done: 'Tehty',
      dropped: 'Ei toteuteta',
    },
    decidedOn: 'Päätetty',
    dueOn: 'Valmis viimeistään',
    doneOn: 'Valmistui',
  },
};
