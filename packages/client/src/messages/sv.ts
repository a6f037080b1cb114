import type { Messages } from './messages.ts';
import { numbersOf } from './numbers.ts';

const { count: n, percent, time } = numbersOf('sv');
const s = (count: number, one: string, many: string) => `${n(count)} ${count === 1 ? one : many}`;
const list = (names: readonly string[]) => names.map((name) => `”${name}”`).join(', ');

export const sv: Messages = {
  help: `palaute: nationell kundrespons från kommandoraden

  palaute map FIL --output MAPPNING.json     föreslår vilken kolumn som är vad och frågar det som inte går att veta
  palaute check FIL --map MAPPNING.json      kontrollerar en fil utan att skicka något
  palaute report FIL --map MAPPNING.json --endpoint ADRESS
                                             skickar den; efter ett avbrott fortsätter den när den körs igen
  palaute reconcile --month 2026-10 FIL… --map MAPPNING.json --endpoint ADRESS
                                             jämför filerna med mottagaren, per dag och serviceställe
  palaute asked FIL --endpoint ADRESS        berättar hur många som bjöds in eller började: kolumnerna provider,
                                             unit, month, channel, invited, started
  palaute results --organisation OID --period 2026-T1 --endpoint ADRESS
                                             organisationens offentliga siffror; ett områdes med --area 07,
                                             hela landets med --nation
  palaute texts check FIL, palaute texts example
                                             språkpaket
  palaute fhir FIL --map MAPPNING.json, palaute fhir --questionnaire
                                             samma som FHIR R4, och frågeformuläret

FIL är CSV, Excel (.xlsx) eller NDJSON.

  --map FIL          mappning av kolumner
  --output FIL       map: en ny fil för förslaget; annars skrivs det ut
  --endpoint ADRESS  mottagarens adress
  --key-file FIL     fil med producentnyckeln; annars miljövariabeln PALAUTE_KEY
  --dry-run          report: mottagaren kontrollerar allt och sparar inget
  --sheet NAMN       blad i en arbetsbok; annars det första
  --unit, --division, --service, --municipality, --period, --month
  --language fi|sv|en
  --json             för maskiner

Returvärden: 0 bra, 1 rader avvisades eller skillnader fanns, 2 fel anrop, 3 blev ofärdigt: kör igen.
`,
  usage: {
    unknownOption: (option) => `Det finns inget val ${option}.`,
    unknownCommand: 'Det finns inget sådant kommando.',
    keyAsArgument:
      'En nyckel ges aldrig på kommandoraden, där datorns andra användare ser den. Använd --key-file eller PALAUTE_KEY.',
    fileMissing: 'Ange en fil.',
    mapMissing: 'Ange mappningen med --map. Kommandot palaute map FIL föreslår en.',
    endpointMissing: 'Ange mottagarens adress med --endpoint.',
    endpointWrong: (endpoint) => `${endpoint} är ingen adress. Den börjar med https://.`,
    endpointOpen: (endpoint) =>
      `${endpoint} är inte krypterad, och nyckeln kunde läsas på vägen. Använd en adress som börjar med https://.`,
    keyMissing: 'Nyckeln saknas. Sätt den i miljövariabeln PALAUTE_KEY eller ange dess fil med --key-file.',
    keyFile: (file) =>
      `Nyckeln kan inte läsas ur ${file}. Kontrollera sökvägen och dina rättigheter till filen.`,
    notJson: (file) => `${file} är inte JSON. Kontrollera kommatecken och citattecken.`,
    outputExists: (file) =>
      `${file} finns redan och skrivs inte över. Ge ett annat namn eller ta bort den gamla.`,
    monthWrong: 'Ange månaden som --month 2026-10.',
    periodWrong: 'Ange perioden som --period 2026-10, 2026-Q4, 2026-T3 eller 2026.',
    placeMissing: 'Ange organisationens OID-kod med --organisation, eller --area 07, eller --nation.',
    placesTogether: 'Ange bara en av --organisation, --area och --nation; en del bara med en organisation.',
    languageWrong: 'Språken är fi, sv och en.',
    seeHelp: 'Hjälp: palaute --help',
  },
  file: {
    'not-found': ({ file }) => `Filen ${file} finns inte. Kontrollera sökvägen.`,
    'not-readable': ({ file }) =>
      `Filen ${file} kan inte läsas. Kontrollera dina rättigheter och att den inte är öppen i ett annat program.`,
    'is-folder': ({ file }) => `${file} är en mapp. Ange en fil.`,
    empty: ({ file }) => `${file} är tom.`,
    'one-column': ({ file }) => `${file} har bara en kolumn. Spara den som CSV med semikolon.`,
    'quote-open': ({ file, line }) =>
      `${file}, rad ${line}: ett citattecken öppnas och stängs inte, eller raden är alldeles för lång. Stäng det eller spara filen på nytt från Excel.`,
    encoding: ({ file, line }) =>
      `${file}, rad ${line}: tecknen går inte att läsa. Filen är varken UTF-8 eller Windows-1252, eller så är den båda delarna. Öppna den i Excel eller Anteckningar, kontrollera å, ä och ö, och spara den som CSV UTF-8.`,
    'old-excel': ({ file }) =>
      `${file} är från ett gammalt Excel (.xls). Öppna den och spara den som .xlsx eller CSV.`,
    'not-excel': ({ file }) =>
      `${file} är ingen Excel-arbetsbok, eller så är den trasig eller låst med lösenord. Spara den som .xlsx eller CSV.`,
    'no-sheet': ({ file, sheets }) => `${file} har inget sådant blad. Den har ${list(sheets)}.`,
    'sheet-needs-excel': ({ file }) => `${file} är ingen arbetsbok och har inga blad. Lämna bort --sheet.`,
    'is-binary': ({ file }) =>
      `${file} är varken text eller en Excel-arbetsbok. Spara den som .xlsx eller CSV.`,
  },
  mappingIntro: (file) => `Mappningen ${file} kan inte användas:`,
  mapping: {
    'mapping-unknown-key': (at) => `${at}: en mappning har ingen sådan inställning. Kontrollera stavningen.`,
    'mapping-missing': (at) => `${at || 'mappningen'}: saknas.`,
    'mapping-value': (at) => `${at || 'mappningen'}: har inte rätt form.`,
  },
  plan: {
    undecided: ({ count }) =>
      `”unknown” har ännu ${s(count, 'sak', 'saker')} att avgöra. Avgör dem i mappningen och ta bort ”unknown”.`,
    'column-unmapped': ({ column }) =>
      `Kolumnen ”${column}”: mappningen säger inte vad den är. Lägg den i columns, eller i ignore om den ska lämnas bort.`,
    'column-missing': ({ column }) =>
      `Kolumnen ”${column}” finns i mappningen men inte i filen. Kontrollera stavningen.`,
    'target-unknown': ({ column, to }) =>
      `${column ? `Kolumnen ”${column}”` : 'constants'}: det finns inget fält, ingen fråga och inget påstående ”${to}”.`,
    'kind-needed': ({ column, to }) =>
      `Kolumnen ”${column}”: ”${to}” är en egen fråga, så ange dess slag i kind: likert, yes-no, choice, multi eller text.`,
    'target-twice': ({ column, to }) =>
      `Kolumnen ”${column}”: ”${to}” kommer redan från en annan kolumn eller en konstant.`,
    'field-missing': ({ field }) =>
      `”${field}” saknas: ange dess kolumn i columns eller dess värde i constants.`,
    'constant-wrong': ({ field }) => `constants.${field}: värdet är inte giltigt.`,
    'no-identity': () =>
      'Inget skiljer raderna åt. Ange i key vilka kolumner som tillsammans gör det (till exempel svarsnumret), eller mappa en kolumn till id. Annars skulle en fil som skickas två gånger räknas två gånger.',
    'two-identities': () => 'Mappningen har både en kolumn för id och key. Lämna bort den ena.',
    personal: ({ column, kind, byHeader }) =>
      `Kolumnen ”${column}” ser ut som personuppgifter (${sv.personal[kind]}; enligt ${byHeader ? 'rubriken' : 'värdena'}). Den skickas inte. Lägg den i ignore, eller mappa den till contact om personen bad om svar.`,
  },
  personal: {
    name: 'namn',
    'identity-code': 'personbeteckning',
    email: 'e-postadress',
    phone: 'telefonnummer',
    address: 'adress',
    'birth-date': 'födelsedatum',
    number: 'personligt nummer',
  },
  row: {
    'not-whole': () => 'Talet är inget heltal. Rätta det; det avrundas inte.',
    'not-number': () => 'Detta är inget tal på skalan. Rätta det eller lägg det i values i mappningen.',
    'off-scale': () => 'Talet är utanför skalan. Rätta det eller kontrollera frågans skala.',
    'word-unknown': () => 'Ordet är okänt. Lägg det i values i mappningen.',
    'day-unclear': () => 'Datumet är oklart. Skriv det som 1.10.2026 eller ange formen i date i mappningen.',
    ragged: ({ counts: [has, needs] = [0, 0] }) =>
      `Raden har ${s(has, 'cell', 'celler')} och rubriken ${n(needs)}. Sök ett citattecken eller skiljetecken som saknas.`,
    'same-key': ({ otherLine }) =>
      `Nyckelkolumnerna är desamma som på rad ${otherLine}. Lägg i key en kolumn som skiljer raderna åt, eller ta bort raden som kom två gånger.`,
    'key-empty': () => 'Cellen är tom, fast identifieraren görs av den. Fyll i den.',
    'key-personal': () =>
      'Det som skiljer raderna åt innehåller personuppgifter. Välj en annan kolumn för key.',
    'not-json': () => 'Raden är inget JSON-objekt. Rätta den.',
  },
  remedies: {
    'oid-format': 'Lägg serviceställets namn och dess OID-kod i values i mappningen.',
    'oid-check-digit': 'Kontrollera OID-koden i registret.',
    'unknown-unit':
      'Kontrollera OID-koden eller be den som driver mottagaren lägga till serviceställets kod.',
    'unit-not-allowed':
      'Nyckeln gäller andra serviceställen. Kontrollera OID-koden eller be om en nyckel för detta.',
    'provider-not-allowed': 'Ta bort tjänsteproducenten ur mappningen: nyckeln anger den.',
    'unknown-value': 'Lägg ordet i values i mappningen.',
    'id-reused':
      'Med samma nyckel har annat skickats tidigare, och det gäller. Om detta är en annan respons (numren börjar om i varje enkät), lägg till en kolumn i key som skiljer dem åt, till exempel svarstiden. Ta annars bort raden.',
    'text-too-long': 'Förkorta texten till 4 000 tecken.',
    'date-in-future': 'Rätta datumet eller kontrollera ordningen på dag och månad.',
    'date-too-early': 'Rätta datumet eller kontrollera ordningen på dag och månad.',
    'missing-field': 'Fyll i cellen.',
    'contact-not-taken': 'Lägg kolumnerna med kontaktuppgifter i ignore.',
    'contact-incomplete': 'Ge en e-postadress eller ett telefonnummer, eller töm namnet.',
    'unknown-item': 'Kontrollera frågans identifierare med den som driver mottagaren.',
  },
  mend: 'Rätta raden och skicka den igen.',
  at: (file, line, column) => `${file}, rad ${line}${column ? `, kolumn ”${column}”` : ''}`,
  inCell: (cell) => `(i cellen: ”${cell}”)`,
  more: (count) => `… och ${n(count)} till.`,
  failure: {
    unreachable: ({ where, detail }) =>
      `Mottagaren på ${where} kan inte nås${detail ? ` (${detail})` : ''}. Kontrollera adressen och nätet.`,
    timeout: ({ where }) => `Mottagaren på ${where} svarade inte i tid. Vänta en stund.`,
    busy: ({ where, detail }) =>
      `Mottagaren på ${where} tar inte emot något just nu${detail ? `: ${detail}` : '.'} Vänta en stund.`,
    'key-required': ({ where }) =>
      `Mottagaren på ${where} kräver en nyckel. Sätt den i PALAUTE_KEY eller --key-file.`,
    'key-unknown': ({ where }) =>
      `Mottagaren på ${where} känner inte nyckeln, eller så har nyckeln gått ut. Be den som driver mottagaren om en ny.`,
    'key-scope': ({ where, detail }) =>
      `Nyckeln ger inte rätt till detta på ${where}${detail ? `: ${detail}` : '.'} Be den som driver mottagaren om en producentnyckel som får rapportera.`,
    'no-collector': ({ where }) =>
      `Det som svarar på ${where} är ingen mottagare av respons. Kontrollera adressen: den är utan /v1.`,
    refused: ({ where, detail }) => `Mottagaren på ${where} avvisade begäran${detail ? `: ${detail}` : '.'}`,
    'disk-full': ({ where }) => `Disken är full: ${where} kan inte skrivas. Frigör utrymme.`,
    'not-writable': ({ where }) =>
      `${where} kan inte skrivas. Kontrollera dina rättigheter till mappen och att filen inte är öppen i Excel.`,
    disk: ({ where, detail }) => `${where} kan inte skrivas${detail ? ` (${detail})` : ''}.`,
  },
  runAgain: 'Kör sedan samma kommando igen: det fortsätter där det slutade, och inget räknas två gånger.',
  check: {
    good: ({ rows, units, months }) =>
      `Allt i ordning: ${s(rows, 'rad', 'rader')}, ${s(units, 'serviceställe', 'serviceställen')}${months.length > 0 ? `, ${months.join(', ')}` : ''}.`,
    faulty: (rows, faulty) => `${n(faulty)} av ${s(rows, 'rad', 'rader')} kan inte skickas som de är.`,
    masked: (count) =>
      `${s(count, 'personuppgift', 'personuppgifter')} i fritexterna ersätts med [poistettu].`,
    undated: (count) => `${s(count, 'rad', 'rader')} saknar kontaktdag och räknas på ankomstdagen.`,
    nothing: 'Filen har inga rader.',
  },
  report: {
    resumed: (rows) => `Fortsätter: ${s(rows, 'rad', 'rader')} är redan behandlade.`,
    changed:
      'Filen, mappningen eller adressen har ändrats sedan avbrottet: börjar från början. Det som redan är framme räknas inte igen.',
    kept: (file) => `De avvisade raderna från en tidigare körning finns kvar i ${file}.`,
    progress: ({ rows, share, perSecond, secondsLeft, rejected }) =>
      `${s(rows, 'rad', 'rader')} (${percent(share)}), ${n(perSecond)}/s${secondsLeft === undefined ? '' : `, ${time(secondsLeft)} kvar`}${rejected > 0 ? `, ${n(rejected)} avvisade` : ''}`,
    summary: ({ rows, stored, duplicate, rejected, masked }) =>
      `${s(rows, 'rad', 'rader')}: ${n(stored)} nya, ${n(duplicate)} redan framme, ${n(rejected)} avvisade. Personuppgifter som dolts: ${n(masked)}.`,
    dryRun: ({ rows, stored, duplicate, rejected, masked }) =>
      `Provkörning, inget sparades. ${s(rows, 'rad', 'rader')}: ${n(stored)} skulle vara nya, ${n(duplicate)} är redan framme, ${n(rejected)} skulle avvisas. Personuppgifter som dolts: ${n(masked)}.`,
    rejects: (file, count) =>
      `${s(count, 'avvisad rad finns', 'avvisade rader finns')} med orsak i ${file}. Rätta dem där och skicka den filen med samma mappning.`,
    interrupted: (rows) =>
      `Avbröts efter ${s(rows, 'rad', 'rader')}. Kör samma kommando igen: det fortsätter därifrån.`,
    unfinished: (rows) => `Före det behandlades ${s(rows, 'rad', 'rader')}.`,
    damagedJournal: (file) =>
      `${file} är skadad: börjar från början. Det som redan är framme räknas inte igen.`,
  },
  reconcile: {
    same: (month, count) => `${month}: filen och mottagaren har samma respons, ${n(count)} st.`,
    different: (month, places) =>
      `${month}: skillnader, ${s(places, 'dag och serviceställe', 'dagar och serviceställen')}:`,
    day: (day, unit, sent, held) => `${day}  ${unit}  filen ${n(sent)}, mottagaren ${n(held)}`,
    otherOnes: (day, unit, count) => `${day}  ${unit}  ${n(count)} i båda, men inte samma`,
    missing: (count) =>
      `${s(count, 'rad', 'rader')} utan besöksdag finns inte likadan${count === 1 ? '' : 'a'} hos mottagaren`,
    undated: (count) => `${s(count, 'rad', 'rader')} saknar besöksdag och jämfördes enligt ankomstdagen.`,
    faulty: (count) =>
      `${s(count, 'rad', 'rader')} kan inte läsas och lämnades bort: palaute check säger varför. Om du rättade dem i filen med avvisade, ge även den: palaute reconcile … a.csv a.csv.hylatyt.csv`,
    next: 'Där filen har mer, skicka den igen med palaute report. Där mottagaren har mer har något annat skickat det.',
  },
  asked: {
    columns: (names) =>
      `Filen ska ha kolumnerna provider, unit och month samt invited eller started. Andra finns inte än: ${names.join(', ')}.`,
    summary: ({ stored, unchanged, rejected }) =>
      `Serviceställens månader: nya eller ändrade ${n(stored)}, oförändrade ${n(unchanged)}, avvisade ${n(rejected)}.`,
    nothing: 'Inget skickades. Rätta raderna och kör samma kommando igen.',
    runAgain: 'Kör samma kommando igen: samma siffror ändrar inget.',
  },
  results: {
    title: (place, period) => `${place}, ${period}`,
    feedback: (count) => `${n(count)} respons`,
    response: (invited, count, share) =>
      `inbjudna ${n(invited)}, av dem svarade ${n(count)}${share === null ? '; svarsprocenten visas inte, eftersom svaren någonstans är fler' : ` (${share})`}`,
    completion: (started, count, share) =>
      `började svara ${n(started)}, av dem svarade ${n(count)}${share === null ? '; andelen visas inte, eftersom svaren någonstans är fler' : ` (${share})`}`,
    coverage: (summed, total) => `organisationer som ingår ${n(summed)}/${n(total)}`,
    withheld: 'visas inte: för få',
    columns: ['fråga eller påstående', 'svar', 'siffra'],
  },
  fhir: {
    made: (made, faulty, masked) =>
      `${s(made, 'rad', 'rader')} omvandlades, ${n(faulty)} dög inte. Personuppgifter som dolts: ${n(masked)}.`,
    questionnaireAlone: 'Till --questionnaire ges ingen fil.',
  },
  map: {
    intro: (file) => `${file}: några frågor. Ett tomt svar lämnar saken öppen.`,
    column: (column, samples) =>
      `Kolumnen ”${column}” (${samples.length > 0 ? list(samples) : 'tom'}): fält eller fråga, eller ”-” om den lämnas bort: `,
    columnAgain: (answer) => `Det finns inget fält och ingen fråga ”${answer}”.`,
    unitConstant: 'OID-koden för det serviceställe som alla rader gäller: ',
    unitOf: (name) => `OID-koden för serviceställets namn ”${name}”: `,
    oidAgain: 'Detta är ingen OID-kod ur registret. Den ser ut så här: 1.2.246.10.12345678.10.1.',
    channel: (choices) => `Hur gavs responsen (${choices.join(', ')})? `,
    language: (choices) => `På vilket språk var blanketten (${choices.join(', ')})? `,
    answerDay: (column) => `Räknas responsen på dagen ”${column}”, när kontaktdag saknas (j/n)? `,
    value: (column, word) => `”${word}” i kolumnen ”${column}”: dess tal, eller -dont-know: `,
    key: (columns) => `Vilka kolumner skiljer tillsammans raderna åt (${columns.join(' | ')})? Skilj med |: `,
    keyAgain: (name) => `Det finns ingen kolumn ”${name}”.`,
    choiceAgain: 'Välj någon av dem.',
    yes: ['j', 'ja'],
    left: (count) => `Under ”unknown” blev ${s(count, 'sak', 'saker')}. Avgör dem i mappningen.`,
    done: 'Mappningen är klar. Härnäst: palaute check FIL --map MAPPNING.json',
  },
};
