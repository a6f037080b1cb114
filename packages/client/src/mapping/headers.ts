// What a header says of its column, in Finnish, Swedish and English: the official texts, and the words that exports
// use for dates, units and channels. Whether the column's values bear it out is judged in propose.ts.
import { generalSet, type NationalItemId } from '@palaute/schema';
import { textPacks } from '@palaute/schema/texts';

/** Letters and digits only, so that numbering, brackets and the blanks around a slash do not matter. */
const bareText = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

interface OfficialText {
  readonly item: NationalItemId;
  readonly language: string;
  readonly version: string;
  readonly text: string;
}

const officialTexts: readonly OfficialText[] = Object.values(textPacks).flatMap(
  ({ language, version, texts }) =>
    generalSet.flatMap((item) => {
      const text = texts[item];
      return text ? [{ item, language, version, text: bareText(text) }] : [];
    }),
);

/** The item whose text a header has in it, whatever stands before or after it. */
export function itemOfHeader(header: string): OfficialText | undefined {
  const bare = ` ${bareText(header)} `;
  return officialTexts.find(({ text }) => bare.includes(` ${text} `));
}

/** What a header's words say; `answered` is the day of the answer, `number` what tells rows apart. */
export type HeaderMeaning =
  | 'nps'
  | 'open'
  | 'free.text'
  | 'unit'
  | 'provider'
  | 'contactOn'
  | 'answered'
  | 'language'
  | 'contactChannel'
  | 'collectionChannel'
  | 'respondent'
  | 'ageBand'
  | 'support'
  | 'free.kinds'
  | 'number'
  | 'technical';

const meanings: readonly (readonly [HeaderMeaning, RegExp])[] = [
  [
    'number',
    /^(id|nro|nr|no|#|tunnus|tunniste|numero|nummer|rivi|rivinumero)$|^(vastaus|vastauksen|vastaaja|vastaajan|palaute|palautteen|kysely|svars?|respons|response|feedback|answer|record|row|submission)[ -]?(id|nro|nr|no|numero|nummer|number|tunnus|tunniste)$|^(juokseva|löpande) (numero|nummer|nro)$|^löpnummer$/,
  ],
  [
    'contactOn',
    /^(asiointi|käynti|palvelu|vastaanotto|kontakti|hoito)[ -]?(päivä|päivämäärä|pvm|aika|ajankohta)$|^asioinnin (päivä|pvm|ajankohta)|^käynnin (päivä|pvm|ajankohta|aika)|^(besöks|kontakt|service|vård)(dag|datum|tid)|^(visit|contact|service|appointment)[ -]?(date|day|time)$|^date of (visit|contact|service)/,
  ],
  [
    'answered',
    /^(vastaus|palaute)(aika|päivä|pvm)$|^(vastattu|lähetetty|aikaleima|päivä|päivämäärä|päiväys|pvm|aika|saapunut|luotu)$|^(vastaamis|vastauksen|palautteen) ?(ajankohta|päivä|aika|pvm)|^(svars|respons)(datum|tid)|^(datum|dag|tidsstämpel|inskickad|besvarad|skapad|tid)$|^(date|day|time|timestamp|submitted|created|completed|answered)( at| on| date| time)?$|^(start|end|response) ?(date|time)$/,
  ],
  [
    'unit',
    /palvelupiste|toimipiste|toimipaikka|^(palvelu)?yksikkö|yksikön nimi|serviceställe|verksamhetsställe|verksamhetspunkt|^enhet|enhetens namn|^(service )?unit( name)?$|^location$/,
  ],
  ['provider', /^palveluntuottaja|^tjänsteproducent|^serviceproducent|^(service )?provider/],
  ['language', /^(vastaus|lomakkeen |kyselyn )?kieli(versio)?$|^(svars)?språk|^language$|^lang$/],
  [
    'contactChannel',
    /asiointikanava|asiointitapa|yhteystapa|kontaktkanal|kontaktsätt|contact channel|visit type/,
  ],
  [
    'collectionChannel',
    /palautekanava|keruukanava|keruutapa|vastauskanava|vastaustapa|^kanava$|^lähde$|^kanal$|responskanal|insamlings(kanal|sätt)|^channel$|collection channel|^source$|^(collector|kerääjä)/,
  ],
  ['respondent', /vastaajan rooli|^rooli$|^roll$|respondentens roll|^role$|respondent role/],
  ['ageBand', /^ikä(ryhmä|luokka)?$|^ålder(sgrupp|sklass)?$|^age( group| band)?$/],
  ['support', /vastaamisen tuki|^tuki$|stöd vid svar|^support$/],
  [
    'free.kinds',
    /palautteen (laji|tyyppi)|palautetyyppi|palautelaji|typ av respons|responstyp|feedback type|kind of feedback/,
  ],
  ['nps', /^nps\b|suosittel|suositus|rekommend|recommend/],
  [
    'free.text',
    /avoin (palaute|vastaus|kommentti)|vapaa (palaute|sana|teksti|kommentti)|^(kommentti|kommentit|palaute|palauteteksti)$|öppen respons|öppet svar|fri(tt)? (respons|svar|text|kommentar)|^(kommentar|fritext|respons)$|open (feedback|answer|comment)|free (text|feedback)|^(comments?|feedback)$/,
  ],
  [
    'technical',
    /^(ip|selain|browser|webbläsare|user ?agent|käyttöjärjestelmä|operativsystem|laitetyyppi|resoluutio|kesto|varaktighet|duration|tila|status|istunto|session)/,
  ],
];

/** What a header says; the first that fits. */
export function meaningOf(header: string): HeaderMeaning | undefined {
  const bare = header
    .normalize('NFC')
    .toLowerCase()
    .replace(/[_:?*"']+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return meanings.find(([, pattern]) => pattern.test(bare))?.[0];
}
