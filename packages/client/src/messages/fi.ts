import type { Messages } from './messages.ts';
import { numbersOf } from './numbers.ts';

const { count: n, percent, time } = numbersOf('fi');
const s = (count: number, one: string, many: string) => `${n(count)} ${count === 1 ? one : many}`;
const list = (names: readonly string[]) => names.map((name) => `”${name}”`).join(', ');

export const fi: Messages = {
  help: `palaute: kansallinen asiakaspalaute komentoriviltä

  palaute map TIEDOSTO --output MÄÄRITYS.json ehdottaa, mikä sarake on mikin, ja kysyy, mitä ei voi tietää
  palaute check TIEDOSTO --map MÄÄRITYS.json tarkistaa tiedoston lähettämättä mitään
  palaute report TIEDOSTO --map MÄÄRITYS.json --endpoint OSOITE
                                             lähettää sen; keskeytynyt jatkuu, kun ajat saman uudelleen
  palaute reconcile --month 2026-10 TIEDOSTO… --map MÄÄRITYS.json --endpoint OSOITE
                                             vertaa tiedostoja vastaanottajaan päivittäin ja palvelupisteittäin
  palaute asked TIEDOSTO --endpoint OSOITE   kertoo, moniko kutsuttiin tai aloitti: sarakkeet provider, unit,
                                             month, channel, invited, started
  palaute results --organisation OID --period 2026-T1 --endpoint OSOITE
                                             organisaation julkiset luvut; alueen --area 07, koko maan --nation
  palaute texts check TIEDOSTO, palaute texts example
                                             kielipaketit
  palaute fhir TIEDOSTO --map MÄÄRITYS.json, palaute fhir --questionnaire
                                             sama FHIR R4 -muodossa, kysymyslomake

TIEDOSTO on CSV, Excel (.xlsx) tai NDJSON.

  --map TIEDOSTO       sarakkeiden määritys
  --output TIEDOSTO    map: uusi tiedosto ehdotukselle; muuten se tulostetaan
  --endpoint OSOITE    vastaanottajan osoite
  --key-file TIEDOSTO  tiedosto, jossa tuottaja-avain on; muuten ympäristömuuttuja PALAUTE_KEY
  --dry-run            report: vastaanottaja tarkistaa kaiken eikä tallenna mitään
  --sheet NIMI         työkirjan taulukko; muuten ensimmäinen
  --unit, --division, --service, --municipality, --period, --month
  --language fi|sv|en
  --json               koneille

Paluuarvot: 0 hyvä, 1 rivejä hylättiin tai eroja löytyi, 2 komento kutsuttiin väärin, 3 jäi kesken: aja uudelleen.
`,
  usage: {
    unknownOption: (option) => `Valintaa ${option} ei ole.`,
    unknownCommand: 'Tällaista komentoa ei ole.',
    keyAsArgument:
      'Avainta ei anneta komentorivillä, jossa koneen muut käyttäjät näkevät sen. Käytä valintaa --key-file tai muuttujaa PALAUTE_KEY.',
    fileMissing: 'Anna yksi tiedosto.',
    mapMissing: 'Anna määritys valinnalla --map. Komento palaute map TIEDOSTO ehdottaa sellaista.',
    endpointMissing: 'Anna vastaanottajan osoite valinnalla --endpoint.',
    endpointWrong: (endpoint) => `${endpoint} ei ole osoite. Sen alussa on https://.`,
    endpointOpen: (endpoint) =>
      `${endpoint} ei ole salattu, ja avaimen voisi lukea matkalla. Käytä osoitetta, jonka alussa on https://.`,
    keyMissing:
      'Avain puuttuu. Aseta se ympäristömuuttujaan PALAUTE_KEY tai anna sen tiedosto valinnalla --key-file.',
    keyFile: (file) => `Avainta ei voi lukea tiedostosta ${file}. Tarkista polku ja oikeutesi tiedostoon.`,
    notJson: (file) => `${file} ei ole JSONia. Tarkista pilkut ja lainausmerkit.`,
    outputExists: (file) =>
      `${file} on jo olemassa, eikä sen päälle kirjoiteta. Anna toinen nimi tai poista vanha.`,
    monthWrong: 'Anna kuukausi muodossa --month 2026-10.',
    periodWrong: 'Anna jakso muodossa --period 2026-10, 2026-Q4, 2026-T3 tai 2026.',
    placeMissing: 'Anna organisaation OID-tunnus valinnalla --organisation, tai --area 07, tai --nation.',
    placesTogether:
      'Anna vain yksi valinnoista --organisation, --area ja --nation; osa vain organisaation kanssa.',
    languageWrong: 'Kielet ovat fi, sv ja en.',
    seeHelp: 'Ohje: palaute --help',
  },
  file: {
    'not-found': ({ file }) => `Tiedostoa ${file} ei ole. Tarkista polku.`,
    'not-readable': ({ file }) =>
      `Tiedostoa ${file} ei voi lukea. Tarkista oikeutesi ja ettei se ole auki toisessa ohjelmassa.`,
    'is-folder': ({ file }) => `${file} on kansio. Anna tiedosto.`,
    empty: ({ file }) => `${file} on tyhjä.`,
    'one-column': ({ file }) =>
      `Tiedostossa ${file} on vain yksi sarake. Tallenna se CSV:nä puolipistein erotettuna.`,
    'quote-open': ({ file, line }) =>
      `${file}, rivi ${line}: lainausmerkki alkaa eikä pääty, tai rivi on aivan liian pitkä. Lisää puuttuva lainausmerkki tai tallenna tiedosto uudelleen Excelistä.`,
    encoding: ({ file, line }) =>
      `${file}, rivi ${line}: merkkejä ei voi lukea. Tiedosto ei ole UTF-8:aa eikä Windows-1252:ta, tai siinä on kumpaakin. Avaa se Excelissä tai muistiossa, tarkista ä ja ö, ja tallenna se muotoon CSV UTF-8.`,
    'old-excel': ({ file }) =>
      `${file} on vanhan Excelin tiedosto (.xls). Avaa se ja tallenna muotoon .xlsx tai CSV.`,
    'not-excel': ({ file }) =>
      `${file} ei ole Excel-työkirja, tai se on rikki tai salasanan takana. Tallenna se muotoon .xlsx tai CSV.`,
    'no-sheet': ({ file, sheets }) =>
      `Tiedostossa ${file} ei ole sellaista taulukkoa. Siinä on ${list(sheets)}.`,
    'sheet-needs-excel': ({ file }) =>
      `${file} ei ole työkirja, joten siinä ei ole taulukoita. Jätä --sheet pois.`,
    'is-binary': ({ file }) =>
      `${file} ei ole tekstiä eikä Excel-työkirja. Tallenna se muotoon .xlsx tai CSV.`,
  },
  mappingIntro: (file) => `Määritystä ${file} ei voi käyttää:`,
  mapping: {
    'mapping-unknown-key': (at) => `${at}: määrityksessä ei ole tällaista asetusta. Tarkista kirjoitusasu.`,
    'mapping-missing': (at) => `${at || 'määritys'}: puuttuu.`,
    'mapping-value': (at) => `${at || 'määritys'}: ei ole oikeaa muotoa.`,
  },
  plan: {
    undecided: ({ count }) =>
      `Kohdassa ”unknown” on vielä ${s(count, 'asia', 'asiaa')} ratkaistavana. Ratkaise ne määritykseen ja poista ”unknown”.`,
    'column-unmapped': ({ column }) =>
      `Sarake ”${column}”: määritys ei kerro, mikä se on. Lisää se kohtaan columns, tai kohtaan ignore, jos se jätetään pois.`,
    'column-missing': ({ column }) =>
      `Sarake ”${column}” on määrityksessä mutta ei tiedostossa. Tarkista kirjoitusasu.`,
    'target-unknown': ({ column, to }) =>
      `${column ? `Sarake ”${column}”` : 'constants'}: kenttää, kysymystä tai väittämää ”${to}” ei ole.`,
    'kind-needed': ({ column, to }) =>
      `Sarake ”${column}”: ”${to}” on oma kysymys, joten kerro sen laji kohdassa kind: likert, yes-no, choice, multi tai text.`,
    'target-twice': ({ column, to }) =>
      `Sarake ”${column}”: ”${to}” tulee jo toisesta sarakkeesta tai vakiosta.`,
    'field-missing': ({ field }) =>
      `”${field}” puuttuu: kerro sen sarake kohdassa columns tai arvo kohdassa constants.`,
    'constant-wrong': ({ field }) => `constants.${field}: arvo ei kelpaa.`,
    'no-identity': () =>
      'Mikään ei erota rivejä toisistaan. Kerro kohdassa key, mitkä sarakkeet yhdessä erottavat ne (esimerkiksi vastausnumero), tai määritä sarake kohteeseen id. Muuten kahdesti lähetetty tiedosto laskettaisiin kahteen kertaan.',
    'two-identities': () => 'Määrityksessä on sekä sarake kohteeseen id että key. Jätä toinen pois.',
    personal: ({ column, kind, byHeader }) =>
      `Sarake ”${column}” näyttää henkilötiedolta (${fi.personal[kind]}; ${byHeader ? 'otsikon' : 'arvojen'} perusteella). Sitä ei lähetetä. Lisää se kohtaan ignore, tai määritä se kohteeseen contact, jos henkilö on pyytänyt vastausta.`,
  },
  personal: {
    name: 'nimi',
    'identity-code': 'henkilötunnus',
    email: 'sähköpostiosoite',
    phone: 'puhelinnumero',
    address: 'osoite',
    'birth-date': 'syntymäaika',
    number: 'henkilöön liittyvä numero',
  },
  row: {
    'not-whole': () => 'Luku ei ole kokonaisluku. Korjaa se; sitä ei pyöristetä.',
    'not-number': () => 'Tämä ei ole asteikon luku. Korjaa se tai lisää se määrityksen kohtaan values.',
    'off-scale': () => 'Luku on asteikon ulkopuolella. Korjaa se tai tarkista kysymyksen asteikko.',
    'word-unknown': () => 'Sanaa ei tunneta. Lisää se määrityksen kohtaan values.',
    'day-unclear': () =>
      'Päivämäärä ei ole selvä. Kirjoita se muodossa 1.10.2026 tai kerro muoto määrityksen kohdassa date.',
    ragged: ({ counts: [has, needs] = [0, 0] }) =>
      `Rivillä on ${s(has, 'solu', 'solua')} ja otsikossa ${n(needs)}. Etsi puuttuva lainausmerkki tai erotin.`,
    'same-key': ({ otherLine }) =>
      `Avainsarakkeissa on sama kuin rivillä ${otherLine}. Lisää kohtaan key sarake, joka erottaa rivit, tai poista kahteen kertaan tullut rivi.`,
    'key-empty': () => 'Solu on tyhjä, vaikka tunniste tehdään siitä. Täytä se.',
    'key-personal': () => 'Rivit erottavassa tiedossa on henkilötieto. Valitse kohtaan key toinen sarake.',
    'not-json': () => 'Rivi ei ole JSON-olio. Korjaa se.',
  },
  remedies: {
    'oid-format': 'Lisää palvelupisteen nimi ja sen OID-tunnus määrityksen kohtaan values.',
    'oid-check-digit': 'Tarkista OID-tunnus rekisteristä.',
    'unknown-unit': 'Tarkista OID-tunnus tai pyydä vastaanottajan ylläpitäjää lisäämään palvelupiste.',
    'unit-not-allowed':
      'Avain on muille palvelupisteille. Tarkista OID-tunnus tai pyydä avain tälle palvelupisteelle.',
    'provider-not-allowed': 'Poista palveluntuottaja määrityksestä: avain kertoo sen.',
    'unknown-value': 'Lisää sana määrityksen kohtaan values.',
    'id-reused':
      'Samalla avaimella on lähetetty aiemmin muuta, ja aiempi jää voimaan. Jos tämä on eri palaute (numerot alkavat joka kyselyssä alusta), lisää määrityksen kohtaan key sarake, joka erottaa ne, kuten vastausaika. Muuten poista rivi.',
    'text-too-long': 'Lyhennä teksti 4 000 merkkiin.',
    'date-in-future': 'Korjaa päivä tai tarkista päivän ja kuukauden järjestys.',
    'date-too-early': 'Korjaa päivä tai tarkista päivän ja kuukauden järjestys.',
    'missing-field': 'Täytä solu.',
    'contact-not-taken': 'Lisää yhteystietojen sarakkeet kohtaan ignore.',
    'contact-incomplete': 'Anna sähköpostiosoite tai puhelinnumero, tai tyhjennä nimi.',
    'unknown-item': 'Tarkista kysymyksen tunnus vastaanottajan ylläpitäjältä.',
  },
  mend: 'Korjaa rivi ja lähetä se uudelleen.',
  at: (file, line, column) => `${file}, rivi ${line}${column ? `, sarake ”${column}”` : ''}`,
  inCell: (cell) => `(solussa: ”${cell}”)`,
  more: (count) => `… ja ${n(count)} muuta.`,
  failure: {
    unreachable: ({ where, detail }) =>
      `Vastaanottajaan ${where} ei saada yhteyttä${detail ? ` (${detail})` : ''}. Tarkista osoite ja verkkoyhteys.`,
    timeout: ({ where }) => `Vastaanottaja ${where} ei vastannut ajoissa. Odota hetki.`,
    busy: ({ where, detail }) =>
      `Vastaanottaja ${where} ei juuri nyt ota mitään vastaan${detail ? `: ${detail}` : '.'} Odota hetki.`,
    'key-required': ({ where }) =>
      `Vastaanottaja ${where} vaatii avaimen. Aseta se muuttujaan PALAUTE_KEY tai valintaan --key-file.`,
    'key-unknown': ({ where }) =>
      `Vastaanottaja ${where} ei tunne avainta, tai avain on vanhentunut. Pyydä uusi vastaanottajan ylläpitäjältä.`,
    'key-scope': ({ where, detail }) =>
      `Avain ei oikeuta tähän osoitteessa ${where}${detail ? `: ${detail}` : '.'} Pyydä vastaanottajan ylläpitäjältä tuottaja-avain, jolla saa raportoida.`,
    'no-collector': ({ where }) =>
      `Osoitteessa ${where} ei vastaa palautteen vastaanottaja. Tarkista osoite: se on ilman loppua /v1.`,
    refused: ({ where, detail }) => `Vastaanottaja ${where} hylkäsi pyynnön${detail ? `: ${detail}` : '.'}`,
    'disk-full': ({ where }) => `Levy on täynnä: tiedostoa ${where} ei voi kirjoittaa. Tee tilaa.`,
    'not-writable': ({ where }) =>
      `Tiedostoa ${where} ei voi kirjoittaa. Tarkista oikeutesi kansioon ja ettei tiedosto ole auki Excelissä.`,
    disk: ({ where, detail }) => `Tiedostoa ${where} ei voi kirjoittaa${detail ? ` (${detail})` : ''}.`,
  },
  runAgain: 'Aja sitten sama komento uudelleen: se jatkaa siitä, mihin jäi, eikä mitään lasketa kahdesti.',
  check: {
    good: ({ rows, units, months }) =>
      `Kaikki kunnossa: ${s(rows, 'rivi', 'riviä')}, ${s(units, 'palvelupiste', 'palvelupistettä')}${months.length > 0 ? `, ${months.join(', ')}` : ''}.`,
    faulty: (rows, faulty) =>
      `${n(faulty)} / ${s(rows, 'rivi', 'riviä')} ei kelpaa lähetettäväksi sellaisenaan.`,
    masked: (count) =>
      `Vapaista teksteistä ${count === 1 ? 'korvataan' : 'korvataan'} ${s(count, 'henkilötieto', 'henkilötietoa')} merkinnällä [poistettu].`,
    undated: (count) =>
      `${s(count, 'rivillä', 'rivillä')} ei ole asiointipäivää, joten ${count === 1 ? 'se lasketaan' : 'ne lasketaan'} saapumispäivälle.`,
    nothing: 'Tiedostossa ei ole rivejä.',
  },
  report: {
    resumed: (rows) => `Jatketaan: ${s(rows, 'rivi', 'riviä')} on jo käsitelty.`,
    changed:
      'Tiedosto, määritys tai osoite on muuttunut keskeytyksen jälkeen: aloitetaan alusta. Perillä jo olevia ei lasketa uudelleen.',
    kept: (file) => `Aiemman ajon hylätyt ovat tallessa tiedostossa ${file}.`,
    progress: ({ rows, share, perSecond, secondsLeft, rejected }) =>
      `${s(rows, 'rivi', 'riviä')} (${percent(share)}), ${n(perSecond)}/s${secondsLeft === undefined ? '' : `, jäljellä ${time(secondsLeft)}`}${rejected > 0 ? `, hylätty ${n(rejected)}` : ''}`,
    summary: ({ rows, stored, duplicate, rejected, masked }) =>
      `${s(rows, 'rivi', 'riviä')}: uusia ${n(stored)}, jo perillä ${n(duplicate)}, hylätty ${n(rejected)}. Henkilötietoja peitetty: ${n(masked)}.`,
    dryRun: ({ rows, stored, duplicate, rejected, masked }) =>
      `Koeajo, mitään ei tallennettu. ${s(rows, 'rivi', 'riviä')}: uusia olisi ${n(stored)}, jo perillä ${n(duplicate)}, hylättäisiin ${n(rejected)}. Henkilötietoja peitetty: ${n(masked)}.`,
    rejects: (file, count) =>
      `${s(count, 'hylätty rivi on', 'hylättyä riviä on')} syineen tiedostossa ${file}. Korjaa ne siinä ja lähetä se samalla määrityksellä.`,
    interrupted: (rows) =>
      `Keskeytettiin, kun ${s(rows, 'rivi', 'riviä')} oli käsitelty. Aja sama komento uudelleen: se jatkaa siitä.`,
    unfinished: (rows) => `Sitä ennen käsiteltiin ${s(rows, 'rivi', 'riviä')}.`,
    damagedJournal: (file) =>
      `${file} on vioittunut: aloitetaan alusta. Perillä jo olevia ei lasketa uudelleen.`,
  },
  reconcile: {
    same: (month, count) => `${month}: tiedostossa ja vastaanottajalla on samat palautteet, ${n(count)} kpl.`,
    different: (month, places) =>
      `${month}: eroja, ${s(places, 'päivä ja palvelupiste', 'päivää ja palvelupistettä')}:`,
    day: (day, unit, sent, held) => `${day}  ${unit}  tiedostossa ${n(sent)}, vastaanottajalla ${n(held)}`,
    otherOnes: (day, unit, count) => `${day}  ${unit}  molemmissa ${n(count)}, mutta eri palautteet`,
    missing: (count) =>
      `${s(count, 'rivi', 'riviä')} ilman asiointipäivää ei ole vastaanottajalla samanlaisena`,
    undated: (count) =>
      `${s(count, 'rivillä', 'rivillä')} ei ole asiointipäivää: ${count === 1 ? 'se' : 'ne'} verrattiin saapumispäivän mukaan.`,
    faulty: (count) =>
      `${s(count, 'rivi', 'riviä')} ei ole luettavissa ja jäi pois: palaute check kertoo syyn. Jos korjasit ne hylättyjen tiedostossa, anna sekin: palaute reconcile … a.csv a.csv.hylatyt.csv`,
    next: 'Missä tiedostossa on enemmän, lähetä se uudelleen komennolla palaute report. Missä vastaanottajalla on enemmän, jokin muu on lähettänyt ne.',
  },
  asked: {
    columns: (names) =>
      `Tiedostossa on oltava sarakkeet provider, unit ja month sekä invited tai started. Muita ei ole kuin: ${names.join(', ')}.`,
    summary: ({ stored, unchanged, rejected }) =>
      `Palvelupisteiden kuukausia: uusia tai muuttuneita ${n(stored)}, ennallaan ${n(unchanged)}, hylätty ${n(rejected)}.`,
    nothing: 'Mitään ei lähetetty. Korjaa rivit ja aja sama uudelleen.',
    runAgain: 'Aja sama komento uudelleen: samat luvut eivät muuta mitään.',
  },
  results: {
    title: (place, period) => `${place}, ${period}`,
    feedback: (count) => s(count, 'palaute', 'palautetta'),
    response: (invited, count, share) =>
      `kutsuttuja ${n(invited)}, heistä vastasi ${n(count)}${share === null ? '; vastausprosenttia ei kerrota, koska vastauksia on jossakin enemmän' : ` (${share})`}`,
    completion: (started, count, share) =>
      `aloittaneita ${n(started)}, heistä vastasi ${n(count)}${share === null ? '; osuutta ei kerrota, koska vastauksia on jossakin enemmän' : ` (${share})`}`,
    coverage: (summed, total) => `mukana organisaatioita ${n(summed)}/${n(total)}`,
    withheld: 'ei näytetä: liian vähän',
    columns: ['kysymys tai väittämä', 'vastauksia', 'luku'],
  },
  fhir: {
    made: (made, faulty, masked) =>
      `${s(made, 'rivi', 'riviä')} muunnettiin, ${n(faulty)} ei kelvannut. Henkilötietoja peitetty: ${n(masked)}.`,
    questionnaireAlone: 'Valinnalle --questionnaire ei anneta tiedostoa.',
  },
  map: {
    intro: (file) => `${file}: muutama kysymys. Tyhjä vastaus jättää asian auki.`,
    column: (column, samples) =>
      `Sarake ”${column}” (${samples.length > 0 ? list(samples) : 'tyhjä'}): kenttä tai kysymys, tai ”-”, jos se jätetään pois: `,
    columnAgain: (answer) => `Kenttää tai kysymystä ”${answer}” ei ole.`,
    unitConstant: 'Sen palvelupisteen OID-tunnus, jota kaikki rivit koskevat: ',
    unitOf: (name) => `Palvelupisteen ”${name}” OID-tunnus: `,
    oidAgain: 'Tämä ei ole rekisterin OID-tunnus. Se on muotoa 1.2.246.10.12345678.10.1.',
    channel: (choices) => `Miten palaute annettiin (${choices.join(', ')})? `,
    language: (choices) => `Millä kielellä lomake oli (${choices.join(', ')})? `,
    answerDay: (column) => `Lasketaanko palaute päivälle ”${column}”, kun asiointipäivää ei ole (k/e)? `,
    value: (column, word) => `”${word}” sarakkeessa ”${column}”: sen luku, tai -dont-know: `,
    key: (columns) => `Mitkä sarakkeet yhdessä erottavat rivit (${columns.join(' | ')})? Erota merkillä |: `,
    keyAgain: (name) => `Saraketta ”${name}” ei ole.`,
    choiceAgain: 'Valitse jokin noista.',
    yes: ['k', 'kyllä'],
    left: (count) => `Kohtaan ”unknown” jäi ${s(count, 'asia', 'asiaa')}. Ratkaise ne määritykseen.`,
    done: 'Määritys on valmis. Seuraavaksi: palaute check TIEDOSTO --map MÄÄRITYS.json',
  },
};
