// Plain Finnish (selkosuomi). Our own wording: not official, and no specialist of plain language has reviewed it. What
// is asked is the official Finnish text, which may not be edited (R011); a plain one stands beside it. Whoever read
// both did not answer the bare question, so the record tells these answers apart: its language is `fi-x-selko`.
import { fi } from '@palaute/schema/texts/fi';
import { fiSelko as plain } from '@palaute/schema/texts/fi-x-selko';
import type { Locale } from '../messages.ts';

export const fiSelko: Locale = {
  tag: plain.language,
  lang: 'fi',
  pack: { ...fi, language: plain.language, version: plain.version },
  plain: plain.texts,
  messages: {
    heading: 'Anna palautetta palvelusta',
    intro: 'Sinun ei tarvitse kertoa nimeäsi. Sinun ei tarvitse vastata kaikkeen.',
    or: 'tai',
    preferNot: 'En halua vastata',
    yes: 'Kyllä',
    no: 'Ei',
    kinds: 'Millaista palautetta annat? Voit valita monta.',
    kind: {
      thanks: 'Kiitos',
      criticism: 'Moite',
      idea: 'Idea: miten palvelu voi olla parempi',
      accessibility: 'Saavutettavuus: onko verkkosivua helppo käyttää',
      other: 'Muu asia',
    },
    free: 'Haluatko kertoa vielä jotain muuta?',
    warning: 'Älä kirjoita tarkkoja tietoja hoidostasi. Älä kirjoita henkilötunnusta.',
    urgent:
      'Emme lue palautetta heti. Onko sinulla hätä? Soita 112. Oletko sairastunut yllättäen? Saat neuvoja numerosta 116 117.',
    notComplaint: 'Palaute ei ole muistutus eikä kantelu. Ne ovat virallisia ilmoituksia.',
    send: 'Lähetä palaute',
    sending: 'Palautetta lähetetään…',
    errors: 'Palautetta ei ole vielä lähetetty',
    tooLong: (count, limit) => `Teksti on liian pitkä. Merkkejä on ${count}. Enintään ${limit} mahtuu.`,
    left: (count) => `Merkkejä on jäljellä ${count}.`,
    found: (what) => `Kirjoitit ehkä henkilötietoja: ${what}.`,
    data: {
      'identity-code': 'henkilötunnus',
      phone: 'puhelinnumero',
      email: 'sähköpostiosoite',
      iban: 'pankkitilin numero',
      'health-card': 'sairaanhoitokortin numero',
      'birth-date': 'syntymäaika',
    },
    masks: 'Poistamme henkilötunnuksen aina ennen lähettämistä.',
    remove: 'Poista henkilötiedot',
    removed: 'Henkilötiedot on poistettu.',
    failed: {
      heading: 'Lähettäminen ei onnistunut',
      kept: 'Vastauksesi ovat yhä tällä sivulla.',
      connection: 'Yhteys ei toiminut. Tarkista yhteys. Lähetä sitten uudelleen.',
      unconfirmed:
        'Emme tiedä, tuliko palautteesi perille. Voit lähettää sen uudelleen. Palaute tallentuu vain kerran.',
      unavailable: 'Palautetta ei voi juuri nyt tallentaa. Odota hetki. Lähetä sitten uudelleen.',
      settings: 'Lomakkeessa on virhe. Vastauksissasi ei ole virhettä. Kerro virheestä sivuston ylläpidolle.',
    },
    thanks: 'Kiitos! Palautteesi on meille tärkeä.',
    reference: 'Palautteesi tunnus',
    referenceHint: 'Kirjoita tunnus muistiin. Tarvitset sitä, jos kysyt palautteestasi.',
    replyBy: (day) => `Saat vastauksen viimeistään ${day}.`,
    earlierStored: 'Olimme jo saaneet palautteesi. Muutit sitä sen jälkeen. Muutokset eivät tallentuneet.',
    another: 'Anna uusi palaute',
    close: 'Sulje',
    notSent:
      'Palautetta ei ole lähetetty. Voit sulkea sen. Vastauksesi ovat silloin tallessa vain tällä sivulla.',
  },
};
