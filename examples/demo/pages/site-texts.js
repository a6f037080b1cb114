// Swedish and English of what stands in the HTML of both pages, by its `data-text` or `data-label`.

/** @type {Record<'sv' | 'en', Readonly<Record<string, string>>>} */
export const siteTexts = {
  sv: {
    skip: 'Gå till innehållet',
    demoLabel: 'Demonstration',
    demoNotice: 'Det här är en demonstration, inte Egentliga Tavastlands välfärdsområdes tjänst.',
    demoDetail:
      'Serviceställena och deras lägen är påhittade, och responsen stannar på den dator där demonstrationen är i gång.',
    demoFigures:
      'Siffrorna har räknats ut från respons som sparats i demonstrationen. De är inte officiella resultat för välfärdsområdet eller någon kommun. Åtgärderna är påhittade.',
    area: 'Egentliga Tavastlands välfärdsområde',
    languages: 'Språk',
    pages: 'Sidor',
    giveFeedback: 'Ge respons',
    results: 'Resultat',
    resultsPages: 'Resultaten som vanliga sidor',
    measuresHeading: 'Vad har ändrats på grund av responsen?',
    retry: 'Försök igen',

    feedbackTitle: 'Ge respons – Egentliga Tavastlands välfärdsområde (demonstration)',
    feedbackHeading: 'Hur lyckades servicen?',
    feedbackLead:
      'Berätta om din upplevelse av social- och hälsovårdstjänsterna. Din respons hjälper oss att utveckla servicen.',
    whichUnit: 'Vilken service gäller din respons?',
    yourFeedback: 'Din respons om servicen',
    formMissing: 'Formuläret kunde inte visas. Du kan också ge respons så här:',
    byPaper: 'på en pappersblankett på servicestället',
    byPhone: 'per telefon på numret',
    exampleNumber: '(exempelnummer)',
    useHeading: 'Vad används responsen till?',
    use: 'Vi läser responsen på serviceställena och utvecklar servicen med hjälp av den. Frågorna hör till den nationella kundresponsen: samma frågor ställs i alla välfärdsområden.',
    privacyHeading: 'Dataskydd',
    privacy:
      'Du kan svara anonymt. Dina kontaktuppgifter förvaras krypterade. Sidan använder inga kakor. I resultaten publiceras bara siffror, inte de texter som du skriver.',
    resultsHeading: 'Vad har andra svarat?',
    seeResults: 'Se resultaten av responsen',
    otherWays: 'Andra sätt att ge respons',
    aboutHeading: 'Om webbplatsen',
    about: 'Sidorna är gjorda med Palaute, ett öppet verktyg för insamling av den nationella kundresponsen.',

    resultsTitle: 'Resultat av kundresponsen',
    resultsLead: 'Så har kunderna svarat i den nationella kundresponsen.',
    place: 'Service',
    period: 'Tidsperiod',
    show: 'Visa resultaten',
  },
  en: {
    skip: 'Skip to content',
    demoLabel: 'Demonstration',
    demoNotice: 'This is a demonstration, not a service of the Kanta-Häme wellbeing services county.',
    demoDetail:
      'The service units and their locations are made up, and feedback stays on the computer that runs the demonstration.',
    demoFigures:
      'The figures are computed from feedback stored in the demonstration. They are not official results of the county or of any municipality. The measures are made up.',
    area: 'Kanta-Häme wellbeing services county',
    languages: 'Language',
    pages: 'Pages',
    giveFeedback: 'Give feedback',
    results: 'Results',
    resultsPages: 'Results as plain pages',
    measuresHeading: 'What has been changed because of feedback?',
    retry: 'Try again',

    feedbackTitle: 'Give feedback – Kanta-Häme wellbeing services county (demonstration)',
    feedbackHeading: 'How did the service go?',
    feedbackLead:
      'Tell us about your experience of social and health services. Your feedback helps us develop them.',
    whichUnit: 'Which service is your feedback about?',
    yourFeedback: 'Your feedback on the service',
    formMissing: 'The form could not be shown. You can also give feedback in these ways:',
    byPaper: 'on a paper form at the service unit',
    byPhone: 'by phone on',
    exampleNumber: '(example number)',
    useHeading: 'What is feedback used for?',
    use: 'We read the feedback at the service units and use it to develop services. The questions belong to the national customer feedback: the same ones are asked in every wellbeing services county.',
    privacyHeading: 'Privacy',
    privacy:
      'You can answer anonymously. Your contact details are kept encrypted. The page uses no cookies. Only figures are published in the results, not what you write.',
    resultsHeading: 'What have others answered?',
    seeResults: 'See the results',
    otherWays: 'Other ways to give feedback',
    aboutHeading: 'About this site',
    about:
      'These pages are made with Palaute, an open toolkit for collecting the national customer feedback.',

    resultsTitle: 'Results of customer feedback',
    resultsLead: 'This is how customers have answered the national customer feedback.',
    place: 'Service',
    period: 'Period',
    show: 'Show results',
  },
};
