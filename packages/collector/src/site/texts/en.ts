import type { SiteTexts } from './site-texts.ts';

export const en: SiteTexts = {
  locale: 'en-GB',
  ownName: 'In English',
  siteName: 'Feedback results',
  skip: 'Skip to content',
  languages: 'Language',
  path: 'Where you are',
  indexHeading: 'Feedback results',
  indexIntro:
    'Here you see what people have answered in the customer feedback of social and health services. Choose an organisation.',
  noOrganisations: 'No results have been published yet.',
  kinds: {
    organisation: 'Organisation',
    division: 'Division',
    service: 'Service',
    municipality: 'Municipality',
    unit: 'Service unit',
    area: 'Wellbeing services county',
    nation: 'Whole country',
    channel: 'Feedback channel',
    language: 'Language',
    wording: 'Wording',
  },
  description: (place, period) =>
    `${place}, ${period}: net promoter score of the customer feedback, results of the statements and how they have developed.`,
  searchDescription: (organisation) =>
    `Find results of customer feedback by the name of a municipality, a division, a service or a service unit: ${organisation}.`,
  faqDescription:
    'What the figures of customer feedback mean: the net promoter score, the statements, the confidence interval and the targets. And why some figure is not shown.',

  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  monthSpan: (first, last, year) => (first === last ? `${last} ${year}` : `${first}–${last} ${year}`),
  yearName: (year) => `year ${year}`,
  inSpan: (first, last, year) => (first === last ? `in ${last} ${year}` : `in ${first}–${last} ${year}`),
  inYear: (year) => `in ${year}`,
  periodLabel: 'Period',
  periodShow: 'Show',

  feedbackReceived: (n, isOne, when) => `Feedback was given ${n} ${isOne ? 'time' : 'times'} ${when}.`,
  feedbackWithheld: (when) => `So little feedback was given ${when} that its number is not shown.`,
  feedbackNone: (when) => `No feedback was given ${when}.`,
  response: (invited, n, share) =>
    share === null
      ? `People invited: ${invited}; answers: ${n}. No response rate is shown, because somewhere more answered than were invited.`
      : `Of ${invited} invited, ${n} answered: the response rate is ${share}.`,
  completion: (started, n, share) =>
    share === null
      ? `People who began to answer: ${started}; answers: ${n}. No share is shown, because somewhere more answered than began.`
      : `Of ${started} who began to answer, ${n} (${share}) sent their feedback.`,
  npsSummary: ({ nps, promoters, passives, detractors }) =>
    `The net promoter score is ${nps}: of those who answered, ${promoters} would recommend the service, ${passives} are passive and ${detractors} detractors.`,
  aggregated: (n) => `Of these, ${n} were reported as counts only, which nobody can check one by one.`,
  bestAndWorst: (best, bestShare, worst, worstShare) =>
    `People most often agree fully with “${best}” (${bestShare}) and least often with “${worst}” (${worstShare}).`,

  nps: 'Net promoter score (NPS)',
  npsHeading: 'Would people recommend the service?',
  npsScale: 'The scale is −100…100.',
  npsAnswers: (n) => `Answers ${n}`,
  npsMean: (mean) => `mean on the scale 0–10: ${mean}`,
  groups: {
    promoters: 'Promoters (9\u{2060}–\u{2060}10)',
    passives: 'Passives (7\u{2060}–\u{2060}8)',
    detractors: 'Detractors (0\u{2060}–\u{2060}6)',
  },
  groupColumn: 'Group',
  shareColumn: 'Share',
  answersColumn: 'Answers',
  npsCaption: 'Answers to the recommendation question',
  interval: (low, high) => `By chance the figure could be ${low}…${high} (95% confidence interval).`,
  npsTarget: {
    met: 'The target is over 80. It is met.',
    unsure:
      'The target is over 80. The figure is over it, but the difference may be chance, so it is not certain that the target is met.',
    'not-met': 'The target is over 80. It is not met.',
  },

  statementsHeading: 'What do people think?',
  statementsIntro:
    'Each statement was put to some of those who answered. The share tells how many of those who answered the statement agreed fully. The line on the bar is the confidence interval, the upright mark the target of 80%.',
  statementsCaption: 'Statements: answers, share of those who agree fully, and mean',
  statementColumn: 'Statement',
  topBoxColumn: 'Fully agree',
  likertMeanColumn: 'Mean (1\u{2060}–\u{2060}5)',
  ownStatements: 'The organisation’s own statements',
  statementTarget: {
    met: 'Target (over 80%) is met',
    unsure: 'Over the target of 80%, but it may be chance',
    'not-met': 'Target (over 80%) is not met',
  },
  ownHeading: 'The organisation’s own questions',
  freeHeading: 'What free feedback is about',
  optionColumn: 'Answer',
  yes: 'Yes',
  no: 'No',
  severalMayBeChosen: 'Several could be chosen.',
  openAnswered: (n) =>
    `The question “What affected your experience most?” was answered in own words ${n} times. The answers are not published as they are, because people could be recognised in them.`,
  ownTextAnswered: (n) => `Answered in own words ${n} times.`,

  withheld: 'Not shown',
  withheldWhy: (threshold) =>
    `“Not shown” means that there are fewer than ${threshold} answers, or that the answers of such a small group could be worked out from the figure. So nobody’s answer can be found out. Over a longer period you often see more figures.`,
  boundedWhy: (under, bound) =>
    `When there are fewer than ${under} answers, a nearly unanimous result is shown as a bound, such as “${bound}”. The exact figure could give away what a certain person answered.`,
  noAnswers: 'No answers',
  unofficial: 'The English wording of the statements is an unofficial translation.',

  trendHeading: 'How has the net promoter score developed?',
  trendIntro:
    'Months always vary somewhat by chance. The grey area tells how much. Only a month outside it tells of a real change.',
  trendNone: 'There are no figures to show of these months.',
  trendAway: 'The development cannot be shown right now. Try again in a moment.',
  trendCaption: 'Net promoter score by month',
  trendSignals: (months) => `Differs by more than chance: ${months}.`,
  trendNoSignals: 'No month differs from the others by more than chance would explain.',
  monthColumn: 'Month',
  limitsColumn: 'Limits of chance',
  signalColumn: 'Differs',
  centre: (nps) => `Months together: ${nps}`,

  groupsHeading: 'By feedback channel and language',
  groupsIntro:
    'How feedback is given makes a great difference: answers to a text message, for example, differ from those on a feedback device. So compare a channel with the same channel. Answers to unofficial translations cannot quite be compared with the others.',
  groupsCaption: {
    channel: 'Net promoter score by feedback channel',
    language: 'Net promoter score by language of the answers',
  },
  groupsOthers: (threshold) =>
    `In other ways and other languages there were fewer than ${threshold} or none, or their result would give away what a small group answered. The figures are counted once, two weeks after a month has ended, so that feedback which came later may be missing.`,
  groupsToldFrom: (day) =>
    `Results by feedback channel and language are published two weeks after the period has ended: from ${day} on.`,
  groupsNone:
    'For this period the result cannot be shown by feedback channel or language: there is too little feedback, or it would give away what a small group answered. It may show for a longer period.',
  groupsOfOrganisation: 'The whole organisation by feedback channel and language',
  partsHeading: {
    organisation: 'Comparison of organisations',
    division: 'Comparison of divisions',
    service: 'Comparison of services',
    municipality: 'Comparison of municipalities',
    unit: 'Comparison of service units',
  },
  partsCaption: {
    organisation: 'Organisations',
    division: 'Divisions',
    service: 'Services',
    municipality: 'Municipalities',
    unit: 'Service units',
  },
  partsIntro:
    'Services and their clients are different, and feedback is collected in different ways. The figures alone do not tell where the service is best.',
  servicesNote:
    'The figures of a service are those of the service units that give it. Not every service unit need have a service, so the services together are not always the whole division.',
  municipalitiesNote:
    'The figures of a municipality are those of the service units in it. Not every service unit has a municipality, remote services for example, so the municipalities together are not the whole organisation.',
  orderLabel: 'Order by',
  orderNames: { name: 'Name', n: 'Answers', mean: 'Mean', nps: 'NPS' },
  npsMeanColumn: 'Mean (0\u{2060}–\u{2060}10)',
  feedbackColumn: 'Feedbacks',
  intervalColumn: 'Confidence interval',
  matrixHeading: 'Statements by division',
  matrixCaption: 'Share of those who agree fully, the number of answers in brackets',

  quotesHeading: 'What does the feedback say?',
  quotesIntro:
    'Staff chose these quotes and may have shortened them. They do not tell what everybody thinks.',
  releasedOn: (day) => `published ${day}`,

  measuresHeading: 'What has been done because of feedback?',
  measuresNone: 'No measures have been published yet.',
  measuresAway: 'The measures cannot be shown right now. Try again in a moment.',
  measureStates: { planned: 'Planned', started: 'Started', done: 'Done', dropped: 'Will not be done' },
  decidedOn: 'Decided',
  dueOn: 'Done by',
  doneOn: 'Done',

  downloadsHeading: 'Download the figures',
  downloadCsv: 'As a table (CSV), opens in Excel',
  downloadJson: 'For programs (JSON)',
  downloadYear: (year) => `All figures of the organisation in ${year}, for researchers (NDJSON)`,
  downloadPowerBi: 'Power BI file',
  downloadOData: 'OData interface',
  citeHeading: 'Cite these figures',
  citeIntro:
    'The address stays the same. If the figures become more exact later, the page tells so when the citation is opened.',
  cite: (place, period) => `${place}. National customer feedback, ${period}.`,
  revision: 'Version',
  revisionChanged:
    'The figures have become more exact since the citation was made. The page has the newest ones.',
  reportLink: 'Monthly report to print',

  searchHeading: 'Search',
  searchLabel: 'Find a service unit, a service, a division or a municipality by name',
  searchButton: 'Search',
  searchFound: (n, isOne, query) => `“${query}”: ${n} ${isOne ? 'place' : 'places'} found.`,
  searchNone: (query) => `“${query}”: nothing found. Try a shorter word.`,
  searchPages: (from, to, n) => `Showing ${from}–${to} of ${n}.`,
  previous: 'Previous',
  next: 'Next',

  faqHeading: 'Questions and answers',
  faqLink: 'What do the figures mean?',
  faq: (threshold) => [
    {
      question: 'What is the net promoter score (NPS)?',
      answer: [
        'People are asked how likely they would be to recommend the service to somebody close to them, on a scale of 0–10. Whoever gives 9 or 10 is a promoter. Whoever gives 7 or 8 is passive. Whoever gives 0–6 is a detractor.',
        'The net promoter score is the percentage of promoters minus that of detractors. If 70% are promoters and 10% detractors, the score is 60. It can be between −100 and 100. It is not a percentage.',
      ],
    },
    {
      question: 'What does “fully agree” mean?',
      answer: [
        'Statements are answered on a scale of 1–5, where 5 is fully agree. The share tells how many of those who answered the statement chose 5. Whoever skipped the statement or could not say is not in the figure.',
      ],
    },
    {
      question: 'Why is some figure not shown?',
      answer: [
        `When there are fewer than ${threshold} answers, the figure is not shown, so that nobody’s answer can be guessed. Sometimes a larger figure is hidden, too: if only one group were missing, its figure could be had by taking the others from the whole.`,
        'Which of the two it is, is not told, because that would give something away as well. Over a longer period, such as a whole year, you see more figures.',
        'When there are fewer than 50 answers and nearly everybody answered the same, the figure is shown as a bound: a share as ≥\u{A0}95% or ≤\u{A0}5%, the net promoter score as >\u{A0}90 or <\u{A0}−90. In the tables to download, figures are exact.',
      ],
    },
    {
      question: 'What does the confidence interval mean?',
      answer: [
        'Not everybody answers. If other people had happened to answer, the figure would be a little different. The confidence interval tells where the figure probably would be if everybody had answered: 95 times in a hundred it is within. The more answers, the narrower it is.',
        'It does not tell of the error that there is when those who did not answer would have answered otherwise than the rest.',
      ],
    },
    {
      question: 'What does the response rate tell?',
      answer: [
        'It tells how large a share of those who were invited answered. Only those collection channels, service units and months count of which the number of people invited is known, and no other feedback is mixed in. Where the number is not known, or where the figure could tell of a small group, no response rate is shown.',
      ],
    },
    {
      question: 'When is a target met?',
      answer: [
        'The target is a net promoter score of over 80, and over 80% who agree fully. Exactly 80 is not enough. A target is marked as met only when the lower end of the confidence interval is over it, too.',
      ],
    },
    {
      question: 'How is feedback collected?',
      answer: [
        'Feedback is given on the web, by a link in a text message, on devices at the service units, on paper and by word of mouth. The questions are the same all over Finland. Answering is voluntary, and neither a name nor a personal identity code is asked for.',
        'Each person is asked some of the statements only, so that answering is quick. That is why statements have different numbers of answers.',
      ],
    },
    {
      question: 'Can places be compared?',
      answer: [
        'With care. People come to an emergency room for other reasons than to a child health clinic, and feedback given on the spot on a device is usually more positive than feedback on the web. The best comparison is the same place earlier.',
      ],
    },
    {
      question: 'May the figures be used?',
      answer: [
        'Yes. At the end of each page there are links to the figures as a table and for programs, and a lasting address to cite.',
      ],
    },
  ],

  reportHeading: 'Monthly report',
  reportStaff: (threshold) =>
    `For staff. Shows figures from ${threshold} answers on: do not publish it, do not pass it on.`,
  reportPublic: 'The report has the same figures as the public pages.',
  reportPrint: 'Print it from the browser’s menu, or save it from there as a PDF file.',

  notFoundHeading: 'There is no such page',
  notFound: 'At this address there is no place whose results could be shown. Perhaps it is misspelt.',
  serviceNotFound:
    'The figures of a service are shown only for years from whose beginning the services of the service units have been known.',
  municipalityNotFound:
    'The figures of a municipality are shown only for years from whose beginning the municipalities of the service units have been known.',
  near: 'Did you mean one of these?',
  toIndex: 'All organisations',
  badPeriodHeading: 'The period is not right',
  badPeriod:
    'A period is a year (2026), a third of a year (2026-T1), a quarter (2026-Q1) or a month (2026-03).',
  futurePeriod: 'The period has not begun yet, so there are no results.',
  badPeriodExample: 'See for example:',
  badRequestHeading: 'The address is not right',
  awayHeading: 'The figures cannot be shown right now',
  away: 'Try again in a moment. It is not your fault.',
  failedHeading: 'The service had an error',
  failed: 'Try again in a moment. It is not your fault.',
};
