import type { SiteTexts } from './site-texts.ts';

export const sv: SiteTexts = {
  locale: 'sv-FI',
  ownName: 'På svenska',
  siteName: 'Resultat av respons',
  skip: 'Hoppa till innehållet',
  languages: 'Språk',
  path: 'Var du är',
  indexHeading: 'Resultat av respons',
  indexIntro:
    'Här ser du vad människor har svarat när de gett kundrespons på social- och hälsovårdstjänster. Välj en organisation.',
  noOrganisations: 'Inga resultat har publicerats ännu.',
  kinds: {
    organisation: 'Organisation',
    division: 'Sektor',
    service: 'Tjänst',
    municipality: 'Kommun',
    unit: 'Serviceställe',
    area: 'Välfärdsområde',
    nation: 'Hela landet',
    channel: 'Responskanal',
    language: 'Språk',
    wording: 'Formuleringar',
  },
  description: (place, period) =>
    `${place}, ${period}: kundresponsens rekommendationsindex, resultaten för påståendena och hur de utvecklats.`,
  searchDescription: (organisation) =>
    `Sök kundresponsens resultat med namnet på en kommun, en sektor, en tjänst eller ett serviceställe: ${organisation}.`,
  faqDescription:
    'Vad kundresponsens siffror betyder: rekommendationsindexet, påståendena, konfidensintervallet och målen. Och varför någon siffra inte visas.',

  months: [
    'januari',
    'februari',
    'mars',
    'april',
    'maj',
    'juni',
    'juli',
    'augusti',
    'september',
    'oktober',
    'november',
    'december',
  ],
  monthSpan: (first, last, year) => (first === last ? `${last} ${year}` : `${first}–${last} ${year}`),
  yearName: (year) => `år ${year}`,
  inSpan: (first, last, year) => (first === last ? `i ${last} ${year}` : `i ${first}–${last} ${year}`),
  inYear: (year) => `år ${year}`,
  periodLabel: 'Period',
  periodShow: 'Visa',

  feedbackReceived: (n, isOne, when) => `Respons gavs ${n} ${isOne ? 'gång' : 'gånger'} ${when}.`,
  feedbackWithheld: (when) => `Så lite respons gavs ${when} att antalet inte visas.`,
  feedbackNone: (when) => `Ingen respons gavs ${when}.`,
  response: (invited, n, share) =>
    share === null
      ? `Antalet inbjudna var ${invited} och antalet svar ${n}. Svarsprocenten visas inte, eftersom svaren någonstans var fler än de inbjudna.`
      : `Antalet inbjudna var ${invited}, och av dem svarade ${n}: svarsprocenten är ${share}.`,
  completion: (started, n, share) =>
    share === null
      ? `Antalet som började svara var ${started} och antalet svar ${n}. Andelen visas inte, eftersom svaren någonstans var fler än de som började.`
      : `Antalet som började svara var ${started}, och av dem sände ${n} (${share}) sin respons.`,
  npsSummary: ({ nps, promoters, passives, detractors }) =>
    `Rekommendationsindexet är ${nps}: av dem som svarade skulle ${promoters} rekommendera servicen, ${passives} är passiva och ${detractors} kritiker.`,
  aggregated: (n) =>
    `Av dessa har ${n} rapporterats enbart som antal, som inte kan kontrolleras ett och ett.`,
  bestAndWorst: (best, bestShare, worst, worstShare) =>
    `Oftast är man helt av samma åsikt om påståendet ”${best}” (${bestShare}) och mest sällan om ”${worst}” (${worstShare}).`,

  nps: 'Rekommendationsindex (NPS)',
  npsHeading: 'Skulle kunderna rekommendera servicen?',
  npsScale: 'Skalan är −100…100.',
  npsAnswers: (n) => `Svar ${n}`,
  npsMean: (mean) => `medelvärde på skalan 0–10: ${mean}`,
  groups: {
    promoters: 'Ambassadörer (9\u{2060}–\u{2060}10)',
    passives: 'Passiva (7\u{2060}–\u{2060}8)',
    detractors: 'Kritiker (0\u{2060}–\u{2060}6)',
  },
  groupColumn: 'Grupp',
  shareColumn: 'Andel',
  answersColumn: 'Svar',
  npsCaption: 'Svaren på rekommendationsfrågan',
  interval: (low, high) => `Av en slump kunde siffran vara ${low}…${high} (95\u{A0}% konfidensintervall).`,
  npsTarget: {
    met: 'Målet är över 80. Det nås.',
    unsure:
      'Målet är över 80. Siffran är över målet, men skillnaden kan bero på slumpen, så det är inte säkert att målet nås.',
    'not-met': 'Målet är över 80. Det nås inte.',
  },

  statementsHeading: 'Vad tycker kunderna?',
  statementsIntro:
    'Varje påstående har ställts till en del av dem som svarat. Andelen visar hur många av dem som svarade på påståendet som var helt av samma åsikt. Linjen på stapeln är konfidensintervallet, det lodräta strecket målet 80\u{A0}%.',
  statementsCaption: 'Påståenden: svar, andelen helt av samma åsikt och medelvärde',
  statementColumn: 'Påstående',
  topBoxColumn: 'Helt av samma åsikt',
  likertMeanColumn: 'Medelvärde (1\u{2060}–\u{2060}5)',
  ownStatements: 'Organisationens egna påståenden',
  statementTarget: {
    met: 'Målet (över 80\u{A0}%) nås',
    unsure: 'Över målet 80\u{A0}%, men skillnaden kan vara slump',
    'not-met': 'Målet (över 80\u{A0}%) nås inte',
  },
  ownHeading: 'Organisationens egna frågor',
  freeHeading: 'Vad den fria responsen gäller',
  optionColumn: 'Svar',
  yes: 'Ja',
  no: 'Nej',
  severalMayBeChosen: 'Flera alternativ har fått väljas.',
  openAnswered: (n) =>
    `Frågan ”Vad påverkade din upplevelse mest?” besvarades med egna ord ${n} gånger. Svaren publiceras inte som sådana, eftersom människor kunde kännas igen i dem.`,
  ownTextAnswered: (n) => `${n} gånger svarade någon med egna ord.`,

  withheld: 'Visas inte',
  withheldWhy: (threshold) =>
    `”Visas inte” betyder att svaren är färre än ${threshold}, eller att svaren i en så liten grupp kunde räknas ut av siffran. På så sätt kan ingens svar avslöjas. För en längre period ser du ofta fler siffror.`,
  boundedWhy: (under, bound) =>
    `När svaren är färre än ${under} visas ett nästan enhälligt resultat som en gräns, till exempel ”${bound}”. Av den exakta siffran kunde man sluta sig till vad en viss människa har svarat.`,
  noAnswers: 'Inga svar',
  unofficial: 'Påståendenas texter på svenska är inofficiella översättningar.',

  trendHeading: 'Hur har rekommendationsindexet utvecklats?',
  trendIntro:
    'Månaderna varierar alltid något av en slump. Det grå området visar hur mycket. Först en månad utanför det berättar om en verklig förändring.',
  trendNone: 'För de här månaderna finns inga siffror att visa.',
  trendAway: 'Utvecklingen kan inte visas just nu. Försök igen om en stund.',
  trendCaption: 'Rekommendationsindex per månad',
  trendSignals: (months) => `Större avvikelse än slumpen: ${months}.`,
  trendNoSignals: 'Ingen månad avviker mer från de andra än slumpen kan förklara.',
  monthColumn: 'Månad',
  limitsColumn: 'Slumpens gränser',
  signalColumn: 'Avviker',
  centre: (nps) => `Månaderna tillsammans: ${nps}`,

  groupsHeading: 'Enligt responskanal och språk',
  groupsIntro:
    'Hur responsen ges påverkar resultaten mycket: svar per textmeddelande skiljer sig till exempel från svar på en responsterminal. Jämför därför samma kanal med samma kanal. Svar på inofficiella översättningar går inte helt att jämföra med andra.',
  groupsCaption: {
    channel: 'Rekommendationsindex enligt responskanal',
    language: 'Rekommendationsindex enligt svarsspråk',
  },
  groupsOthers: (threshold) =>
    `På andra sätt och andra språk kom färre än ${threshold} responser eller inga alls, eller så skulle resultatet avslöja svaren i en liten grupp. Siffrorna räknas en gång, två veckor efter att månaden har tagit slut. Därför kan respons som har kommit senare saknas.`,
  groupsToldFrom: (day) =>
    `Resultaten enligt responskanal och språk publiceras två veckor efter att perioden har tagit slut: från och med ${day}.`,
  groupsNone:
    'För den här perioden kan resultatet inte visas enligt responskanal eller språk: det finns för lite respons, eller så skulle resultatet avslöja svaren i en liten grupp. För en längre period kan det synas.',
  groupsOfOrganisation: 'Hela organisationens resultat enligt responskanal och språk',
  partsHeading: {
    organisation: 'Jämförelse av organisationer',
    division: 'Jämförelse av sektorer',
    service: 'Jämförelse av tjänster',
    municipality: 'Jämförelse av kommuner',
    unit: 'Jämförelse av serviceställen',
  },
  partsCaption: {
    organisation: 'Organisationer',
    division: 'Sektorer',
    service: 'Tjänster',
    municipality: 'Kommuner',
    unit: 'Serviceställen',
  },
  partsIntro:
    'Servicen och kunderna är olika, och respons samlas in på olika sätt. Därför säger siffrorna inte ensamma var servicen är bäst.',
  servicesNote:
    'I en tjänsts siffror finns de serviceställen som ger den. Alla serviceställen har inte alltid en tjänst angiven, så tjänsterna är tillsammans inte nödvändigtvis hela sektorn.',
  municipalitiesNote:
    'I en kommuns siffror finns de serviceställen som ligger där. Alla serviceställen, till exempel distanstjänster, har ingen kommun angiven, så kommunerna är tillsammans inte hela organisationen.',
  orderLabel: 'Ordna efter',
  orderNames: { name: 'Namn', n: 'Svar', mean: 'Medelvärde', nps: 'NPS' },
  npsMeanColumn: 'Medelvärde (0\u{2060}–\u{2060}10)',
  feedbackColumn: 'Responser',
  intervalColumn: 'Konfidensintervall',
  matrixHeading: 'Påståenden per sektor',
  matrixCaption: 'Andelen helt av samma åsikt, inom parentes antalet svar',

  quotesHeading: 'Vad sägs i responsen?',
  quotesIntro:
    'Personalen har valt de här citaten och kan ha förkortat dem. De berättar inte vad alla tycker.',
  releasedOn: (day) => `publicerat ${day}`,

  measuresHeading: 'Vad har gjorts på grund av responsen?',
  measuresNone: 'Inga åtgärder har publicerats ännu.',
  measuresAway: 'Åtgärderna kan inte visas just nu. Försök igen om en stund.',
  measureStates: { planned: 'Planeras', started: 'Påbörjad', done: 'Gjord', dropped: 'Genomförs inte' },
  decidedOn: 'Beslutad',
  dueOn: 'Klar senast',
  doneOn: 'Gjord',

  downloadsHeading: 'Ladda ner siffrorna',
  downloadCsv: 'Som tabell (CSV), öppnas i Excel',
  downloadJson: 'För program (JSON)',
  downloadYear: (year) => `Organisationens alla siffror för ${year}, för forskare (NDJSON)`,
  downloadPowerBi: 'Power BI-fil',
  downloadOData: 'OData-gränssnitt',
  citeHeading: 'Hänvisa till siffrorna',
  citeIntro:
    'Adressen förblir densamma. Om siffrorna senare preciseras berättar sidan det när hänvisningen öppnas.',
  cite: (place, period) => `${place}. Nationell kundrespons, ${period}.`,
  revision: 'Version',
  revisionChanged:
    'Siffrorna har preciserats efter att hänvisningen gjordes. På sidan finns de nyaste siffrorna.',
  reportLink: 'Månadsrapport att skriva ut',

  searchHeading: 'Sökning',
  searchLabel: 'Sök ett serviceställe, en tjänst, en sektor eller en kommun med namn',
  searchButton: 'Sök',
  searchFound: (n, isOne, query) => `Sökningen ”${query}” gav ${n} ${isOne ? 'träff' : 'träffar'}.`,
  searchNone: (query) => `Sökningen ”${query}” gav inga träffar. Pröva ett kortare ord.`,
  searchPages: (from, to, n) => `Visar ${from}–${to} av ${n}.`,
  previous: 'Föregående',
  next: 'Nästa',

  faqHeading: 'Vanliga frågor',
  faqLink: 'Vad betyder siffrorna?',
  faq: (threshold) => [
    {
      question: 'Vad är rekommendationsindexet (NPS)?',
      answer: [
        'Kunden tillfrågas hur sannolikt hen skulle rekommendera servicen till en närstående, på skalan 0–10. Den som ger 9 eller 10 är ambassadör. Den som ger 7 eller 8 är passiv. Den som ger 0–6 är kritiker.',
        'Rekommendationsindexet är ambassadörernas procentandel minus kritikernas. Om 70\u{A0}% är ambassadörer och 10\u{A0}% kritiker är indexet 60. Det kan vara mellan −100 och 100. Indexet är inte en procentsats.',
      ],
    },
    {
      question: 'Vad betyder ”helt av samma åsikt”?',
      answer: [
        'Påståenden besvaras på skalan 1–5, där 5 är helt av samma åsikt. Andelen visar hur många av dem som svarade på påståendet som valde 5. Den som hoppade över påståendet eller inte kunde säga är inte med i siffran.',
      ],
    },
    {
      question: 'Varför visas någon siffra inte?',
      answer: [
        `När svaren är färre än ${threshold} visas siffran inte, så att ingens svar kan gissas. Ibland döljs också en större siffra: om bara en grupp saknades kunde dess siffra räknas ut genom att de andra dras av från helheten.`,
        'Vilken av orsakerna det är berättas inte, för också det skulle avslöja något. För en längre period, till exempel hela året, ser du fler siffror.',
        'När svaren är färre än 50 och nästan alla har svarat likadant visas siffran som en gräns: andelen ≥\u{A0}95\u{A0}% eller ≤\u{A0}5\u{A0}%, rekommendationsindexet >\u{A0}90 eller <\u{A0}−90. I tabellerna som kan laddas ner är siffrorna exakta.',
      ],
    },
    {
      question: 'Vad betyder konfidensintervall?',
      answer: [
        'Alla kunder svarar inte. Om andra människor hade råkat svara skulle siffran vara lite annorlunda. Konfidensintervallet visar var siffran troligen skulle ligga om alla hade svarat: 95 gånger av hundra ligger den i intervallet. Ju fler svar, desto smalare intervall.',
        'Det berättar inte om felet som uppstår om de som inte svarade hade svarat annorlunda än de andra.',
      ],
    },
    {
      question: 'Vad berättar svarsprocenten?',
      answer: [
        'Den berättar hur stor andel av de inbjudna som svarade. Den räknas bara av de responskanaler, serviceställen och månader där antalet inbjudna är känt, och annan respons blandas inte in. Om antalet inte är känt, eller om siffran kunde berätta om en liten grupp, visas svarsprocenten inte.',
      ],
    },
    {
      question: 'När nås målet?',
      answer: [
        'Målet är att rekommendationsindexet är över 80 och andelen helt av samma åsikt över 80\u{A0}%. Exakt 80 räcker inte. Målet markeras som nått först när också konfidensintervallets undre gräns är över det.',
      ],
    },
    {
      question: 'Hur samlas respons in?',
      answer: [
        'Respons ges på webben, via en länk i ett textmeddelande, med apparater på serviceställena, på papper och muntligen. Frågorna är desamma i hela Finland. Det är frivilligt att svara, och varken namn eller personbeteckning frågas.',
        'Var och en får bara en del av påståendena, så att det går snabbt att svara. Därför har påståendena olika många svar.',
      ],
    },
    {
      question: 'Kan man jämföra ställen?',
      answer: [
        'Med försiktighet. Till jouren kommer man av andra skäl än till rådgivningen, och respons som ges på plats med en apparat är vanligen mer positiv än respons på webben. Den bästa jämförelsen är samma ställe tidigare.',
      ],
    },
    {
      question: 'Får man använda siffrorna?',
      answer: [
        'Ja. I slutet av varje sida finns länkar till siffrorna som tabell och för program, och en bestående adress att hänvisa till.',
      ],
    },
  ],

  reportHeading: 'Månadsrapport',
  reportStaff: (threshold) =>
    `För personalen. Visar siffror från och med ${threshold} svar: publicera inte, skicka inte vidare.`,
  reportPublic: 'Rapporten har samma siffror som de offentliga sidorna.',
  reportPrint: 'Skriv ut med webbläsarens utskriftsfunktion, eller spara med den som en PDF-fil.',

  notFoundHeading: 'Sidan finns inte',
  notFound: 'På adressen finns inget ställe vars resultat kan visas. Adressen kan vara felskriven.',
  serviceNotFound:
    'En tjänsts siffror visas bara för de år från vars början serviceställenas tjänster har varit kända.',
  municipalityNotFound:
    'En kommuns siffror visas bara för de år från vars början serviceställenas kommuner har varit kända.',
  near: 'Menade du något av dessa?',
  toIndex: 'Alla organisationer',
  badPeriodHeading: 'Perioden är inte rätt',
  badPeriod:
    'En period är ett år (2026), ett tertial (2026-T1), ett kvartal (2026-Q1) eller en månad (2026-03).',
  futurePeriod: 'Perioden har inte börjat ännu, så det finns inga resultat.',
  badPeriodExample: 'Se till exempel:',
  badRequestHeading: 'Adressen är inte rätt',
  awayHeading: 'Siffrorna kan inte visas just nu',
  away: 'Försök igen om en stund. Felet är inte ditt.',
  failedHeading: 'Ett fel inträffade i tjänsten',
  failed: 'Försök igen om en stund. Felet är inte ditt.',
};
