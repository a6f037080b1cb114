// Every error the national interface can answer with: RFC 9457 problem details with a closed list of codes.
// No validation library here, so that a browser can show a title in its person's language.

import type { Fault, Problem } from './replies.ts';

export { jsonPointer } from './json-pointer.ts';
export type { Fault, Problem } from './replies.ts';

/** The languages in which a problem's title is given, by `Accept-Language`. */
export const problemLanguages = ['fi', 'sv', 'en'] as const;
export type ProblemLanguage = (typeof problemLanguages)[number];

interface ProblemText extends Readonly<Record<ProblemLanguage, string>> {
  /** HTTP status code. */
  readonly status: number;
}

const text = (status: number, fi: string, sv: string, en: string): ProblemText => ({ status, fi, sv, en });

/** Code → status and title. The list is closed: a client may switch on it. */
export const problems = {
  'malformed-json': text(
    400,
    'Pyyntö ei ole kelvollista JSONia.',
    'Begäran är inte giltig JSON.',
    'The request is not valid JSON.',
  ),
  'malformed-request': text(
    400,
    'Pyyntö on virheellinen.',
    'Begäran är felaktig.',
    'The request is malformed.',
  ),
  'malformed-csv': text(
    400,
    'Rivi ei ole kelvollista CSV:tä.',
    'Raden är inte giltig CSV.',
    'The line is not valid CSV.',
  ),
  'malformed-encoding': text(
    400,
    'Pyynnön pakkaus tai merkistö on rikki.',
    'Begärans komprimering eller teckenkodning är felaktig.',
    'The compression or character encoding of the request is broken.',
  ),
  'bad-query': text(
    400,
    'Kyselyn ehto on virheellinen.',
    'Sökvillkoret är felaktigt.',
    'A query parameter is not valid.',
  ),
  'key-required': text(401, 'Pyynnöstä puuttuu avain.', 'Begäran saknar nyckel.', 'The request has no key.'),
  'unknown-key': text(401, 'Avainta ei tunneta.', 'Nyckeln är okänd.', 'The key is not known.'),
  'scope-missing': text(
    403,
    'Avain ei oikeuta tähän.',
    'Nyckeln ger inte rätt till detta.',
    'The key does not allow this.',
  ),
  'origin-not-allowed': text(
    403,
    'Tältä sivustolta ei voi lähettää palautetta tällä avaimella.',
    'Respons kan inte skickas från den här webbplatsen med den här nyckeln.',
    'Feedback cannot be sent from this site with this key.',
  ),
  'form-not-allowed': text(
    403,
    'Avain ei oikeuta tähän lomakkeeseen.',
    'Nyckeln gäller inte det här formuläret.',
    'The key does not allow this form.',
  ),
  'unit-not-allowed': text(
    403,
    'Avain ei oikeuta tähän palvelupisteeseen.',
    'Nyckeln gäller inte det här servicestället.',
    'The key does not allow this service unit.',
  ),
  'provider-not-allowed': text(
    403,
    'Avain ei oikeuta tähän palveluntuottajaan.',
    'Nyckeln gäller inte den här tjänsteproducenten.',
    'The key does not allow this service provider.',
  ),
  'not-found': text(
    404,
    'Osoitteesta ei löydy mitään.',
    'Adressen finns inte.',
    'There is nothing at this address.',
  ),
  'body-too-large': text(413, 'Pyyntö on liian suuri.', 'Begäran är för stor.', 'The request is too large.'),
  'unsupported-media-type': text(
    415,
    'Sisällön muotoa ei tueta; lähetä application/json.',
    'Innehållets format stöds inte; skicka application/json.',
    'The content type is not supported; send application/json.',
  ),
  'unknown-column': text(422, 'Saraketta ei tunneta.', 'Kolumnen är okänd.', 'The column is not known.'),
  'counts-disagree': text(
    422,
    'Lukumäärät ovat ristiriidassa keskenään.',
    'Antalen stämmer inte överens.',
    'The counts disagree with each other.',
  ),
  'missing-field': text(
    422,
    'Pakollinen kenttä puuttuu.',
    'Ett obligatoriskt fält saknas.',
    'A required field is missing.',
  ),
  'unknown-field': text(422, 'Kenttää ei tunneta.', 'Fältet är okänt.', 'The field is not known.'),
  'wrong-type': text(
    422,
    'Kentän arvo on väärää tyyppiä.',
    'Fältets värde är av fel typ.',
    'The value has the wrong type.',
  ),
  'unknown-value': text(
    422,
    'Arvo ei ole sallittujen joukossa.',
    'Värdet är inte tillåtet.',
    'The value is not one of those allowed.',
  ),
  'value-not-integer': text(
    422,
    'Arvon on oltava kokonaisluku.',
    'Värdet måste vara ett heltal.',
    'The value must be a whole number.',
  ),
  'value-out-of-range': text(
    422,
    'Arvo on asteikon ulkopuolella.',
    'Värdet är utanför skalan.',
    'The value is outside the scale.',
  ),
  'unknown-item': text(
    422,
    'Kysymystä tai väittämää ei tunneta.',
    'Frågan eller påståendet är okänt.',
    'The item is not known.',
  ),
  'item-repeated': text(
    422,
    'Sama kysymys tai väittämä on kahdesti.',
    'Samma fråga eller påstående finns två gånger.',
    'The same item appears twice.',
  ),
  'value-repeated': text(
    422,
    'Sama arvo on kahdesti.',
    'Samma värde finns två gånger.',
    'The same value appears twice.',
  ),
  'too-many': text(
    422,
    'Luettelossa on liikaa kohtia.',
    'Listan har för många poster.',
    'The list has too many entries.',
  ),
  'item-not-shown': text(
    422,
    'Vastaus kysymykseen, jota ei näytetty.',
    'Svar på en fråga som inte visades.',
    'An answer to an item that was not shown.',
  ),
  'answer-incomplete': text(
    422,
    'Vastauksessa on oltava joko arvo tai puuttumisen syy.',
    'Svaret måste ha antingen ett värde eller en orsak till att det saknas.',
    'An answer needs either a value or a reason for its absence.',
  ),
  'text-too-long': text(422, 'Teksti on liian pitkä.', 'Texten är för lång.', 'The text is too long.'),
  'text-empty': text(422, 'Teksti on tyhjä.', 'Texten är tom.', 'The text is empty.'),
  'id-format': text(
    422,
    'Tunniste ei ole UUID, versio 4 tai 5.',
    'Identifieraren är inte ett UUID, version 4 eller 5.',
    'The id is not a UUID of version 4 or 5.',
  ),
  'id-mismatch': text(
    422,
    'Tunniste on eri kuin osoitteessa.',
    'Identifieraren skiljer sig från adressens.',
    'The id differs from the one in the address.',
  ),
  'id-reused': text(
    422,
    'Samalla tunnisteella on jo tallennettu eri sisältö.',
    'Ett annat innehåll har redan sparats med samma identifierare.',
    'Other content has already been stored under this id.',
  ),
  'oid-format': text(
    422,
    'OID-tunnus ei ole sote-organisaatiorekisterin muotoa.',
    'OID-koden har inte social- och hälsovårdsregistrets form.',
    'The OID does not have the form of the SOTE organisation register.',
  ),
  'oid-check-digit': text(
    422,
    'OID-tunnuksen Y-tunnuksen tarkistusmerkki on väärä.',
    'Kontrollsiffran i OID-kodens FO-nummer är fel.',
    'The check digit of the business id in the OID is wrong.',
  ),
  'unknown-unit': text(
    422,
    'Palvelupistettä ei ole tällä organisaatiolla.',
    'Organisationen har inget sådant serviceställe.',
    'The organisation has no such service unit.',
  ),
  'date-format': text(422, 'Päivämäärä ei ole oikea.', 'Datumet är inte giltigt.', 'The date is not valid.'),
  'date-in-future': text(
    422,
    'Päivämäärä on tulevaisuudessa.',
    'Datumet ligger i framtiden.',
    'The date is in the future.',
  ),
  'date-too-early': text(
    422,
    'Päivämäärä on liian varhainen.',
    'Datumet är för tidigt.',
    'The date is too early.',
  ),
  'contact-format': text(
    422,
    'Yhteystieto ei ole oikeaa muotoa.',
    'Kontaktuppgiften har fel form.',
    'The contact detail does not have a valid form.',
  ),
  'contact-incomplete': text(
    422,
    'Vastausta varten tarvitaan sähköpostiosoite tai puhelinnumero.',
    'För ett svar behövs en e-postadress eller ett telefonnummer.',
    'A reply needs an e-mail address or a phone number.',
  ),
  'contact-not-taken': text(
    422,
    'Tämä vastaanottaja ei ota vastaan yhteystietoja.',
    'Den här mottagaren tar inte emot kontaktuppgifter.',
    'This collector does not take contact details.',
  ),
  'personal-data': text(
    422,
    'Julkaistavassa tekstissä on henkilötiedolta näyttävä kohta.',
    'Texten som ska publiceras innehåller något som ser ut som en personuppgift.',
    'The text to be published has something that looks like personal data.',
  ),
  'proof-required': text(
    429,
    'Palvelu on ruuhkainen. Lähetä pyyntö uudelleen laskutehtävän ratkaisun kanssa.',
    'Tjänsten är hårt belastad. Skicka begäran på nytt med lösningen på beräkningsuppgiften.',
    'The service is busy. Send the request again with the solution of the computation.',
  ),
  'too-many-requests': text(
    429,
    'Pyyntöjä on liikaa. Yritä hetken kuluttua uudelleen.',
    'För många förfrågningar. Försök igen om en stund.',
    'There are too many requests. Try again in a moment.',
  ),
  'internal-error': text(
    500,
    'Palvelussa tapahtui virhe.',
    'Ett fel inträffade i tjänsten.',
    'The service had an error.',
  ),
  'database-unavailable': text(
    503,
    'Palvelu ei juuri nyt voi tallentaa. Yritä hetken kuluttua uudelleen.',
    'Tjänsten kan inte spara just nu. Försök igen om en stund.',
    'The service cannot store anything right now. Try again in a moment.',
  ),
  'figures-unavailable': text(
    503,
    'Lukuja ei juuri nyt voi näyttää. Yritä myöhemmin uudelleen.',
    'Siffrorna kan inte visas just nu. Försök igen senare.',
    'The figures cannot be shown right now. Try again later.',
  ),
} as const satisfies Readonly<Record<string, ProblemText>>;

export type ProblemCode = keyof typeof problems;

/** Makes the problem document of one or more faults, with titles in one language. */
export function describeProblem(faults: readonly [Fault, ...Fault[]], language: ProblemLanguage): Problem {
  const [{ code, pointer }] = faults;
  return {
    type: `urn:palaute:problem:${code}`,
    title: problems[code][language],
    status: problems[code].status,
    code,
    pointer,
    errors: faults.map((fault) => ({ ...fault, title: problems[fault.code][language] })),
  };
}

/** Whether an `Accept-Language` value asks for one of the three; the first it names wins, else Finnish. */
export function problemLanguage(acceptLanguage: string | undefined): ProblemLanguage {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return { tag: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  const match = wanted.flatMap(({ tag }) => problemLanguages.filter((language) => language === tag));
  return match[0] ?? 'fi';
}
