import { fi as pack } from '@palaute/schema/texts/fi';
import type { Locale } from '../messages.ts';

export const fi: Locale = {
  pack,
  dir: 'ltr',
  messages: {
    heading: 'Anna palautetta palvelusta',
    intro: 'Voit antaa palautteen nimettömänä. Voit jättää minkä tahansa kohdan väliin.',
    or: 'tai',
    preferNot: 'En halua vastata',
    free: 'Haluatko kertoa vielä jotain muuta?',
    freeHint: 'Kiitos, moite ja kehittämisidea ovat kaikki tervetulleita.',
    warning: 'Älä lähetä hoitoon liittyviä yksityiskohtaisia tietoja ja henkilötunnuksia tässä palvelussa.',
    notComplaint: 'Palaute ei ole virallinen muistutus tai kantelu.',
    send: 'Lähetä palaute',
    sending: 'Lähetetään…',
    sendAgain: 'Lähetä uudelleen',
    errors: 'Palautetta ei vielä lähetetty',
    tooLong: {
      open: (count, limit) =>
        `Kokemuksestasi kertova teksti on liian pitkä: ${count} merkkiä. Siihen mahtuu ${limit} merkkiä.`,
      free: (count, limit) =>
        `Muuta palautetta kertova teksti on liian pitkä: ${count} merkkiä. Siihen mahtuu ${limit} merkkiä.`,
    },
    failed: {
      heading: 'Lähettäminen ei onnistunut',
      connection:
        'Yhteys ei toiminut. Vastauksesi ovat edelleen tällä sivulla. Tarkista verkkoyhteys ja lähetä uudelleen.',
      unconfirmed:
        'Emme saaneet varmistusta palautteesi tallentumisesta. Vastauksesi ovat edelleen tällä sivulla. Voit lähettää ne uudelleen: palaute tallentuu vain kerran.',
      unavailable:
        'Palvelu ei juuri nyt voi tallentaa palautetta. Vastauksesi ovat edelleen tällä sivulla. Lähetä ne hetken kuluttua uudelleen.',
      settings:
        'Lomakkeen asetuksissa on virhe, joten palautetta ei voi nyt lähettää. Vika ei ole vastauksissasi: ne ovat edelleen tällä sivulla. Kerrothan asiasta sivuston ylläpidolle.',
    },
    thanks: 'Kiitos arvokkaasta palautteestasi!',
    received: 'Palautteesi on vastaanotettu.',
    reference: 'Palautteesi viite',
    referenceHint: 'Ota viite talteen, jos haluat myöhemmin kysyä palautteestasi.',
    earlierStored:
      'Palautteesi oli jo tallentunut aiemmalla lähetyskerralla. Sen jälkeen tekemäsi muutokset eivät tallentuneet.',
    another: 'Anna uusi palaute',
  },
};
