import type { SiteTexts } from './site-texts.ts';

export const fi: SiteTexts = {
  locale: 'fi-FI',
  ownName: 'Suomeksi',
  siteName: 'Palautteen tulokset',
  skip: 'Siirry sisältöön',
  languages: 'Kieli',
  path: 'Missä olet',
  indexHeading: 'Palautteen tulokset',
  indexIntro:
    'Täältä näet, mitä ihmiset ovat vastanneet sosiaali- ja terveyspalvelujen asiakaspalautteeseen. Valitse organisaatio.',
  noOrganisations: 'Tuloksia ei ole vielä julkaistu.',
  kinds: {
    organisation: 'Organisaatio',
    division: 'Toimiala',
    service: 'Palvelu',
    municipality: 'Kunta',
    unit: 'Palvelupiste',
    area: 'Hyvinvointialue',
    nation: 'Koko maa',
    channel: 'Palautekanava',
    language: 'Kieli',
    wording: 'Sanamuodot',
  },
  description: (place, period) =>
    `${place}, ${period}: asiakaspalautteen suositteluindeksi, väittämien tulokset ja niiden kehitys.`,
  searchDescription: (organisation) =>
    `Hae asiakaspalautteen tuloksia kunnan, toimialan, palvelun tai palvelupisteen nimellä: ${organisation}.`,
  faqDescription:
    'Mitä asiakaspalautteen luvut tarkoittavat: suositteluindeksi, väittämät, luottamusväli ja tavoitteet. Ja miksi jotakin lukua ei näytetä.',

  months: [
    'tammikuu',
    'helmikuu',
    'maaliskuu',
    'huhtikuu',
    'toukokuu',
    'kesäkuu',
    'heinäkuu',
    'elokuu',
    'syyskuu',
    'lokakuu',
    'marraskuu',
    'joulukuu',
  ],
  monthSpan: (first, last, year) =>
    first === last ? `${last} ${year}` : `${first.replace(/kuu$/, '')}–${last} ${year}`,
  yearName: (year) => `vuosi ${year}`,
  inSpan: (first, last, year) =>
    first === last ? `${last}ssa ${year}` : `${first.replace(/kuu$/, '')}–${last}ssa ${year}`,
  inYear: (year) => `vuonna ${year}`,
  periodLabel: 'Ajanjakso',
  periodShow: 'Näytä',

  feedbackReceived: (n, isOne, when) => `Palautetta annettiin ${n} ${isOne ? 'kerran' : 'kertaa'} ${when}.`,
  feedbackWithheld: (when) => `Palautetta annettiin ${when} niin vähän, ettei sen määrää näytetä.`,
  feedbackNone: (when) => `Palautetta ei annettu ${when}.`,
  response: (invited, n, share) =>
    share === null
      ? `Kutsuttuja oli ${invited} ja vastauksia ${n}. Vastausprosenttia ei kerrota, koska jossakin vastauksia oli enemmän kuin kutsuttuja.`
      : `Kutsuttuja oli ${invited}, ja heistä vastasi ${n}: vastausprosentti on ${share}.`,
  completion: (started, n, share) =>
    share === null
      ? `Vastaamisen aloitti ${started}, ja vastauksia tuli ${n}. Osuutta ei kerrota, koska jossakin vastauksia oli enemmän kuin aloittaneita.`
      : `Vastaamisen aloitti ${started}, ja heistä ${n} (${share}) lähetti palautteen.`,
  npsSummary: ({ nps, promoters, passives, detractors }) =>
    `Suositteluindeksi on ${nps}: vastaajista ${promoters} suosittelisi palvelua, ${passives} on passiivisia ja ${detractors} arvostelijoita.`,
  aggregated: (n) =>
    `Näistä ${n} on ilmoitettu pelkkinä lukumäärinä, joita ei voi tarkistaa yksi kerrallaan.`,
  bestAndWorst: (best, bestShare, worst, worstShare) =>
    `Useimmin täysin samaa mieltä ollaan väittämästä ”${best}” (${bestShare}) ja harvimmin väittämästä ”${worst}” (${worstShare}).`,

  nps: 'Suositteluindeksi (NPS)',
  npsHeading: 'Suosittelisivatko asiakkaat palvelua?',
  npsScale: 'Asteikko on −100…100.',
  npsAnswers: (n) => `Vastauksia ${n}`,
  npsMean: (mean) => `keskiarvo asteikolla 0–10: ${mean}`,
  groups: {
    promoters: 'Suosittelijat (9\u{2060}–\u{2060}10)',
    passives: 'Passiiviset (7\u{2060}–\u{2060}8)',
    detractors: 'Arvostelijat (0\u{2060}–\u{2060}6)',
  },
  groupColumn: 'Ryhmä',
  shareColumn: 'Osuus',
  answersColumn: 'Vastauksia',
  npsCaption: 'Vastaukset suosittelukysymykseen',
  interval: (low, high) => `Sattuman vuoksi luku voisi olla ${low}…${high} (95\u{A0}%:n luottamusväli).`,
  npsTarget: {
    met: 'Tavoite on yli 80. Se täyttyy.',
    unsure:
      'Tavoite on yli 80. Luku on sen yli, mutta ero voi johtua sattumasta, joten tavoite ei varmasti täyty.',
    'not-met': 'Tavoite on yli 80. Se ei täyty.',
  },

  statementsHeading: 'Mitä mieltä asiakkaat ovat?',
  statementsIntro:
    'Kukin väittämä on kysytty osalta vastaajia. Osuus kertoo, kuinka moni siihen vastanneista oli täysin samaa mieltä. Viiva osuuden palkin päällä on luottamusväli, pystyviiva tavoite 80\u{A0}%.',
  statementsCaption: 'Väittämät: vastaukset, täysin samaa mieltä olevien osuus ja keskiarvo',
  statementColumn: 'Väittämä',
  topBoxColumn: 'Täysin samaa mieltä',
  likertMeanColumn: 'Keskiarvo (1\u{2060}–\u{2060}5)',
  ownStatements: 'Organisaation omat väittämät',
  statementTarget: {
    met: 'Tavoite (yli 80\u{A0}%) täyttyy',
    unsure: 'Yli tavoitteen 80\u{A0}%, mutta ero voi olla sattumaa',
    'not-met': 'Tavoite (yli 80\u{A0}%) ei täyty',
  },
  ownHeading: 'Organisaation omat kysymykset',
  freeHeading: 'Mitä vapaa palaute koskee',
  optionColumn: 'Vastaus',
  yes: 'Kyllä',
  no: 'Ei',
  severalMayBeChosen: 'Vastaaja on voinut valita useita.',
  openAnswered: (n) =>
    `Kysymykseen ”Mikä vaikutti kokemukseesi eniten?” vastattiin omin sanoin ${n} kertaa. Vastauksia ei julkaista sellaisinaan, koska niistä voisi tunnistaa ihmisiä.`,
  ownTextAnswered: (n) => `Omin sanoin vastattiin ${n} kertaa.`,

  withheld: 'Ei näytetä',
  withheldWhy: (threshold) =>
    `”Ei näytetä” tarkoittaa, että vastauksia on alle ${threshold} tai että luvusta voisi laskea näin pienen ryhmän vastaukset. Siten kenenkään vastausta ei voi päätellä. Tarkemman luvun näet usein pidemmältä ajanjaksolta.`,
  boundedWhy: (under, bound) =>
    `Kun vastauksia on alle ${under}, lähes yksimielinen tulos näytetään rajana, kuten ”${bound}”. Tarkasta luvusta voisi päätellä, mitä joku tietty ihminen vastasi.`,
  noAnswers: 'Ei vastauksia',
  unofficial: 'Osa väittämien teksteistä on epävirallisia.',

  trendHeading: 'Miten suositteluindeksi on kehittynyt?',
  trendIntro:
    'Kuukaudet vaihtelevat aina jonkin verran sattuman vuoksi. Harmaa alue kertoo, kuinka paljon. Vasta sen ulkopuolella oleva kuukausi kertoo todellisesta muutoksesta.',
  trendNone: 'Näiltä kuukausilta ei ole näytettäviä lukuja.',
  trendAway: 'Kehitystä ei juuri nyt voi näyttää. Yritä hetken kuluttua uudelleen.',
  trendCaption: 'Suositteluindeksi kuukausittain',
  trendSignals: (months) => `Sattumaa suurempi poikkeama: ${months}.`,
  trendNoSignals: 'Yksikään kuukausi ei poikkea muista enempää kuin sattuma selittäisi.',
  monthColumn: 'Kuukausi',
  limitsColumn: 'Sattuman rajat',
  signalColumn: 'Poikkeaa',
  centre: (nps) => `Kuukaudet yhdessä: ${nps}`,

  groupsHeading: 'Palautekanavan ja kielen mukaan',
  groupsIntro:
    'Se, miten palaute annetaan, vaikuttaa tuloksiin paljon: esimerkiksi tekstiviestillä saadut vastaukset poikkeavat palautelaitteella annetuista. Vertaa siksi samaa kanavaa samaan kanavaan. Epävirallisilla käännöksillä saatuja vastauksia ei voi täysin verrata muihin.',
  groupsCaption: {
    channel: 'Suositteluindeksi palautekanavan mukaan',
    language: 'Suositteluindeksi vastauskielen mukaan',
  },
  groupsOthers: (threshold) =>
    `Muilla tavoilla ja muilla kielillä palautteita oli alle ${threshold} tai ei yhtään, tai niiden tulos paljastaisi pienen ryhmän vastaukset. Luvut lasketaan kerran, kun kuukauden päättymisestä on kaksi viikkoa. Siksi niistä voivat puuttua myöhemmin tulleet palautteet.`,
  groupsToldFrom: (day) =>
    `Tulokset palautekanavan ja kielen mukaan julkaistaan, kun jakson päättymisestä on kaksi viikkoa: ${day} alkaen.`,
  groupsNone:
    'Tältä ajanjaksolta tulosta ei voi näyttää palautekanavan tai kielen mukaan: palautteita on liian vähän, tai tulos paljastaisi pienen ryhmän vastaukset. Pidemmältä jaksolta se voi näkyä.',
  groupsOfOrganisation: 'Koko organisaation tulos palautekanavan ja kielen mukaan',
  partsHeading: {
    organisation: 'Organisaatioiden vertailu',
    division: 'Toimialojen vertailu',
    service: 'Palvelujen vertailu',
    municipality: 'Kuntien vertailu',
    unit: 'Palvelupisteiden vertailu',
  },
  partsCaption: {
    organisation: 'Organisaatiot',
    division: 'Toimialat',
    service: 'Palvelut',
    municipality: 'Kunnat',
    unit: 'Palvelupisteet',
  },
  partsIntro:
    'Palvelut ja niiden asiakkaat ovat erilaisia, ja palautetta kerätään eri tavoin. Siksi luvut eivät yksin kerro, missä palvelu on parasta.',
  servicesNote:
    'Palvelun luvuissa ovat ne palvelupisteet, jotka antavat sitä. Kaikille palvelupisteille ei aina ole merkitty palvelua, joten palvelut eivät välttämättä ole yhteensä koko toimiala.',
  municipalitiesNote:
    'Kunnan luvuissa ovat ne palvelupisteet, jotka sijaitsevat siellä. Kaikille palvelupisteille ei ole merkitty kuntaa, esimerkiksi etäpalveluille, joten kunnat eivät yhteensä ole koko organisaatio.',
  orderLabel: 'Järjestä',
  orderNames: { name: 'Nimi', n: 'Vastauksia', mean: 'Keskiarvo', nps: 'NPS' },
  npsMeanColumn: 'Keskiarvo (0\u{2060}–\u{2060}10)',
  feedbackColumn: 'Palautteita',
  intervalColumn: 'Luottamusväli',
  matrixHeading: 'Väittämät toimialoittain',
  matrixCaption: 'Täysin samaa mieltä olevien osuus, sulkeissa vastausten määrä',

  quotesHeading: 'Mitä palautteissa sanotaan?',
  quotesIntro:
    'Henkilökunta on valinnut nämä lainaukset ja voinut lyhentää niitä. Ne eivät kerro, mitä kaikki ajattelevat.',
  releasedOn: (day) => `julkaistu ${day}`,

  measuresHeading: 'Mitä palautteen perusteella on tehty?',
  measuresNone: 'Toimenpiteitä ei ole vielä julkaistu.',
  measuresAway: 'Toimenpiteitä ei juuri nyt voi näyttää. Yritä hetken kuluttua uudelleen.',
  measureStates: { planned: 'Suunnitteilla', started: 'Aloitettu', done: 'Tehty', dropped: 'Ei toteuteta' },
  decidedOn: 'Päätetty',
  dueOn: 'Valmiina viimeistään',
  doneOn: 'Tehty',

  downloadsHeading: 'Lataa luvut',
  downloadCsv: 'Taulukkona (CSV), aukeaa Excelissä',
  downloadJson: 'Ohjelmille (JSON)',
  downloadYear: (year) => `Organisaation kaikki vuoden ${year} luvut tutkijoille (NDJSON)`,
  downloadPowerBi: 'Power BI -tiedosto',
  downloadOData: 'OData-rajapinta',
  citeHeading: 'Viittaa näihin lukuihin',
  citeIntro: 'Osoite pysyy samana. Jos luvut myöhemmin tarkentuvat, sivu kertoo sen viittausta avattaessa.',
  cite: (place, period) => `${place}. Kansallinen asiakaspalaute, ${period}.`,
  revision: 'Versio',
  revisionChanged: 'Luvut ovat tarkentuneet sen jälkeen, kun viittaus tehtiin. Sivulla ovat uusimmat luvut.',
  reportLink: 'Kuukausiraportti tulostettavaksi',

  searchHeading: 'Haku',
  searchLabel: 'Hae palvelupistettä, palvelua, toimialaa tai kuntaa nimellä',
  searchButton: 'Hae',
  searchFound: (n, isOne, query) => `Haulla ”${query}” löytyi ${n} ${isOne ? 'paikka' : 'paikkaa'}.`,
  searchNone: (query) => `Haulla ”${query}” ei löytynyt mitään. Kokeile lyhyempää sanaa.`,
  searchPages: (from, to, n) => `Näytetään ${from}–${to} / ${n}.`,
  previous: 'Edelliset',
  next: 'Seuraavat',

  faqHeading: 'Usein kysyttyä',
  faqLink: 'Mitä luvut tarkoittavat?',
  faq: (threshold) => [
    {
      question: 'Mikä on suositteluindeksi (NPS)?',
      answer: [
        'Asiakkaalta kysytään, kuinka todennäköisesti hän suosittelisi palvelua läheiselleen, asteikolla 0–10. Joka antaa 9 tai 10, on suosittelija. Joka antaa 7 tai 8, on passiivinen. Joka antaa 0–6, on arvostelija.',
        'Suositteluindeksi on suosittelijoiden prosenttiosuus miinus arvostelijoiden prosenttiosuus. Jos 70\u{A0}% on suosittelijoita ja 10\u{A0}% arvostelijoita, indeksi on 60. Se voi olla −100:n ja 100:n välillä. Indeksi ei ole prosenttiluku.',
      ],
    },
    {
      question: 'Mitä ”täysin samaa mieltä” tarkoittaa?',
      answer: [
        'Väittämiin vastataan asteikolla 1–5, jossa 5 on täysin samaa mieltä. Osuus kertoo, kuinka moni väittämään vastanneista valitsi 5. Jos jätti väittämän väliin tai ei osannut sanoa, ei ole mukana luvussa.',
      ],
    },
    {
      question: 'Miksi jotakin lukua ei näytetä?',
      answer: [
        `Kun vastauksia on alle ${threshold}, lukua ei näytetä, jotta kenenkään vastausta ei voisi arvata. Joskus piilotetaan myös suurempi luku: jos vain yksi ryhmä puuttuisi, sen luvun saisi vähentämällä muut kokonaisuudesta.`,
        'Kumpi syy on kyseessä, sitä ei kerrota, koska sekin paljastaisi jotain. Kun katsot pidempää ajanjaksoa, esimerkiksi koko vuotta, näet useamman luvun.',
        'Kun vastauksia on alle 50 ja lähes kaikki ovat vastanneet samoin, luku näytetään rajana: osuus ≥\u{A0}95\u{A0}% tai ≤\u{A0}5\u{A0}%, suositteluindeksi >\u{A0}90 tai <\u{A0}−90. Ladattavissa taulukoissa luvut ovat tarkkoina.',
      ],
    },
    {
      question: 'Mitä luottamusväli tarkoittaa?',
      answer: [
        'Kaikki asiakkaat eivät vastaa. Jos vastaajiksi olisi sattunut toisia ihmisiä, luku olisi vähän toinen. Luottamusväli kertoo, millä välillä luku luultavasti olisi, jos kaikki olisivat vastanneet: 95 kertaa sadasta se on tällä välillä. Mitä enemmän vastauksia, sitä kapeampi väli.',
        'Se ei kerro virheestä, joka syntyy siitä, että vastaamatta jättäneet olisivat vastanneet toisin kuin muut.',
      ],
    },
    {
      question: 'Mitä vastausprosentti kertoo?',
      answer: [
        'Se kertoo, kuinka suuri osa kutsutuista vastasi. Se lasketaan vain niistä palautekanavista, palvelupisteistä ja kuukausista, joista kutsuttujen määrä tiedetään, eikä niihin sekoiteta muita palautteita. Jos määrää ei tiedetä, tai jos luku voisi kertoa pienestä ryhmästä, vastausprosenttia ei näytetä.',
      ],
    },
    {
      question: 'Milloin tavoite täyttyy?',
      answer: [
        'Tavoite on, että suositteluindeksi on yli 80 ja täysin samaa mieltä olevien osuus yli 80\u{A0}%. Tasan 80 ei riitä. Tavoite merkitään täyttyneeksi vasta, kun myös luottamusvälin alaraja on sen yli.',
      ],
    },
    {
      question: 'Miten palaute kerätään?',
      answer: [
        'Palautetta annetaan verkossa, tekstiviestillä tulleesta linkistä, laitteilla palvelupisteissä, paperilla ja suullisesti. Kysymykset ovat samat kaikkialla Suomessa. Vastaaminen on vapaaehtoista, eikä vastaajan nimeä tai henkilötunnusta kysytä.',
        'Kunkin vastaajan eteen tulee vain osa väittämistä, jotta vastaaminen on nopeaa. Siksi väittämillä on eri määrä vastauksia.',
      ],
    },
    {
      question: 'Voiko paikkoja verrata toisiinsa?',
      answer: [
        'Varoen. Päivystykseen tullaan eri syystä kuin neuvolaan, ja paikan päällä laitteella annettu palaute on yleensä myönteisempää kuin verkossa annettu. Paras vertailukohta on sama paikka aiemmin.',
      ],
    },
    {
      question: 'Saako lukuja käyttää?',
      answer: [
        'Saa. Jokaisen sivun lopussa on linkit lukuihin taulukkona ja ohjelmille sekä pysyvä osoite, johon voi viitata.',
      ],
    },
  ],

  reportHeading: 'Kuukausiraportti',
  reportStaff: (threshold) =>
    `Henkilöstölle. Näyttää luvut ${threshold} vastauksesta alkaen: älä julkaise, älä lähetä eteenpäin.`,
  reportPublic: 'Raportissa ovat samat luvut kuin julkisilla sivuilla.',
  reportPrint: 'Tulosta selaimen tulostustoiminnolla, tai tallenna sillä PDF-tiedostoksi.',

  notFoundHeading: 'Sivua ei löydy',
  notFound: 'Osoitteessa ei ole paikkaa, jonka tuloksia voisi näyttää. Osoite voi olla väärin kirjoitettu.',
  serviceNotFound:
    'Palvelun luvut näytetään vain niiltä vuosilta, joiden alusta asti palvelupisteiden palvelut ovat olleet tiedossa.',
  municipalityNotFound:
    'Kunnan luvut näytetään vain niiltä vuosilta, joiden alusta asti palvelupisteiden kunnat ovat olleet tiedossa.',
  near: 'Tarkoititko jotakin näistä?',
  toIndex: 'Kaikki organisaatiot',
  badPeriodHeading: 'Ajanjakso ei ole oikea',
  badPeriod:
    'Ajanjakso on vuosi (2026), vuosikolmannes (2026-T1), vuosineljännes (2026-Q1) tai kuukausi (2026-03).',
  futurePeriod: 'Ajanjakso ei ole vielä alkanut, joten siitä ei ole tuloksia.',
  badPeriodExample: 'Katso esimerkiksi:',
  badRequestHeading: 'Osoite ei ole oikea',
  awayHeading: 'Lukuja ei juuri nyt voi näyttää',
  away: 'Yritä hetken kuluttua uudelleen. Vika ei ole sinun.',
  failedHeading: 'Palvelussa tapahtui virhe',
  failed: 'Yritä hetken kuluttua uudelleen. Vika ei ole sinun.',
};
