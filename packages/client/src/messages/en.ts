import type { Messages } from './messages.ts';
import { numbersOf } from './numbers.ts';

const { count: n, percent, time } = numbersOf('en');
const s = (count: number, one: string, many = `${one}s`) => `${n(count)} ${count === 1 ? one : many}`;
const list = (names: readonly string[]) => names.map((name) => `“${name}”`).join(', ');

export const en: Messages = {
  help: `palaute: national customer feedback from the command line

  palaute map FILE --output MAPPING.json     proposes which column is what, and asks what it cannot know
  palaute check FILE --map MAPPING.json      checks a file without sending anything
  palaute report FILE --map MAPPING.json --endpoint URL
                                             sends it; run again after an interruption, it goes on
  palaute reconcile --month 2026-10 FILE… --map MAPPING.json --endpoint URL
                                             compares files with what the collector has, by day and unit
  palaute asked FILE --endpoint URL          tells how many were invited or began: columns provider, unit, month,
                                             channel, invited, started
  palaute results --organisation OID --period 2026-T1 --endpoint URL
                                             public figures of the organisation; of an area with --area 07,
                                             of the whole country with --nation
  palaute texts check FILE, palaute texts example
                                             language packs
  palaute fhir FILE --map MAPPING.json, palaute fhir --questionnaire
                                             the same as FHIR R4, and the questionnaire

FILE is CSV, Excel (.xlsx) or NDJSON.

  --map FILE        mapping of columns
  --output FILE     map: a new file for the proposal; otherwise it is printed
  --endpoint URL    where the collector is
  --key-file FILE   file with the provider key; otherwise the environment variable PALAUTE_KEY
  --dry-run         report: has the collector check everything, and stores nothing
  --sheet NAME      sheet of a workbook; otherwise the first
  --unit, --division, --service, --municipality, --period, --month
  --language fi|sv|en
  --json            for machines

Exit codes: 0 good, 1 some rows rejected or different, 2 called wrongly, 3 could not be finished: run again.
`,
  usage: {
    unknownOption: (option) => `There is no option ${option}.`,
    unknownCommand: 'There is no such command.',
    keyAsArgument:
      'A key is never given as an argument, where other users of the machine can see it. Use --key-file or PALAUTE_KEY.',
    fileMissing: 'Name one file.',
    mapMissing: 'Give the mapping with --map. `palaute map FILE` proposes one.',
    endpointMissing: 'Give the address of the collector with --endpoint.',
    endpointWrong: (endpoint) => `${endpoint} is no address. It begins with https://.`,
    endpointOpen: (endpoint) =>
      `${endpoint} is not encrypted, and the key would be readable on the way. Use https://.`,
    keyMissing:
      'There is no key. Put it into the environment variable PALAUTE_KEY, or its file into --key-file.',
    keyFile: (file) => `The key cannot be read from ${file}. Check the path and your rights to the file.`,
    notJson: (file) => `${file} is not JSON. Check its commas and quotes.`,
    outputExists: (file) =>
      `${file} exists already, and is not written over. Give another name, or remove the old one.`,
    monthWrong: 'Give the month as --month 2026-10.',
    periodWrong: 'Give the period as --period 2026-10, 2026-Q4, 2026-T3 or 2026.',
    placeMissing: 'Give the OID of the organisation with --organisation, or --area 07, or --nation.',
    placesTogether: 'Give one of --organisation, --area and --nation; a part of it only with --organisation.',
    languageWrong: 'The languages are fi, sv and en.',
    seeHelp: 'palaute --help tells more.',
  },
  file: {
    'not-found': ({ file }) => `${file} does not exist. Check the path.`,
    'not-readable': ({ file }) =>
      `${file} cannot be read. Check your rights, and that no other program holds it.`,
    'is-folder': ({ file }) => `${file} is a folder. Name a file.`,
    empty: ({ file }) => `${file} is empty.`,
    'one-column': ({ file }) => `${file} has one column only. Save it as CSV with semicolons.`,
    'quote-open': ({ file, line }) =>
      `${file}, line ${line}: a quotation mark is opened and not closed, or the row is far too long. Close it, or save the file anew from Excel.`,
    encoding: ({ file, line }) =>
      `${file}, line ${line}: characters cannot be read. The file is neither UTF-8 nor Windows-1252, or it is both. Open it in Excel or a text editor, check ä and ö, and save it as CSV UTF-8.`,
    'old-excel': ({ file }) => `${file} is of an old Excel (.xls). Open it and save it as .xlsx or CSV.`,
    'not-excel': ({ file }) =>
      `${file} is no Excel workbook, or it is broken or locked with a password. Save it as .xlsx or CSV.`,
    'no-sheet': ({ file, sheets }) => `${file} has no such sheet. It has ${list(sheets)}.`,
    'sheet-needs-excel': ({ file }) => `${file} is no workbook, so it has no sheets. Leave --sheet out.`,
    'is-binary': ({ file }) => `${file} is no text and no Excel workbook. Save it as .xlsx or CSV.`,
  },
  mappingIntro: (file) => `The mapping ${file} cannot be used:`,
  mapping: {
    'mapping-unknown-key': (at) => `${at}: a mapping has no such setting. Check the spelling.`,
    'mapping-missing': (at) => `${at || 'mapping'}: is missing.`,
    'mapping-value': (at) => `${at || 'mapping'}: not of the right form.`,
  },
  plan: {
    undecided: ({ count }) =>
      `“unknown” still has ${s(count, 'thing')} to decide. Decide each in the mapping, and remove “unknown”.`,
    'column-unmapped': ({ column }) =>
      `Column “${column}”: the mapping does not say what it is. Add it to columns, or to ignore if it is to be left out.`,
    'column-missing': ({ column }) =>
      `Column “${column}” is in the mapping and not in the file. Check the spelling.`,
    'target-unknown': ({ column, to }) =>
      `${column ? `Column “${column}”` : 'constants'}: there is no field or item “${to}”.`,
    'kind-needed': ({ column, to }) =>
      `Column “${column}”: “${to}” is an item of your own, so say its kind: likert, yes-no, choice, multi or text.`,
    'target-twice': ({ column, to }) =>
      `Column “${column}”: “${to}” is already taken by another column or a constant.`,
    'field-missing': ({ field }) =>
      `“${field}” is missing: say its column in columns, or its value in constants.`,
    'constant-wrong': ({ field }) => `constants.${field}: the value is not valid.`,
    'no-identity': () =>
      'Nothing tells the rows apart. Say in key which columns together do so (for instance the response number), or map a column to id. Without it a file sent twice would count twice.',
    'two-identities': () => 'There is both a column for id and a key. Keep one of them.',
    personal: ({ column, kind, byHeader }) =>
      `Column “${column}” looks like personal data (${en.personal[kind]}; by its ${byHeader ? 'header' : 'values'}). It is not sent. Add it to ignore, or map it to contact if the person asked for a reply.`,
  },
  personal: {
    name: 'name',
    'identity-code': 'personal identity code',
    email: 'e-mail address',
    phone: 'phone number',
    address: 'address',
    'birth-date': 'date of birth',
    number: 'personal number',
  },
  row: {
    'not-whole': () => 'The number is not whole. Correct it; it is not rounded.',
    'not-number': () => 'This is no number of the scale. Correct it, or add it to values in the mapping.',
    'off-scale': () => 'The number is outside the scale. Correct it, or check the scale of the question.',
    'word-unknown': () => 'The word is not known. Add it to values in the mapping.',
    'day-unclear': () =>
      'The date is not clear. Write it as 1.10.2026, or say the form in date in the mapping.',
    ragged: ({ counts: [has, needs] = [0, 0] }) =>
      `The row has ${s(has, 'cell')} and the header ${n(needs)}. Look for a missing quotation mark or separator.`,
    'same-key': ({ otherLine }) =>
      `The key is the same as on row ${otherLine}. Add a column to key that tells them apart, or remove the row that came twice.`,
    'key-empty': () => 'The cell is empty, though ids are made of it. Fill it in.',
    'key-personal': () => 'There is personal data in what tells rows apart. Choose another column for key.',
    'not-json': () => 'The line is no JSON object. Correct it.',
  },
  remedies: {
    'oid-format': 'Add the unit’s name and its OID to values in the mapping.',
    'oid-check-digit': 'Check the OID against the register.',
    'unknown-unit': 'Check the OID, or ask whoever runs the collector to add the unit.',
    'unit-not-allowed': 'The key is for other units. Check the OID, or ask for a key for this unit.',
    'provider-not-allowed': 'Remove the provider from the mapping: the key says it.',
    'unknown-value': 'Add the word to values in the mapping.',
    'id-reused':
      'Something else was sent before under the same key, and that stays. If this is another feedback (numbers begin anew in each survey), add a column to key in the mapping that tells them apart, such as the time of the answer. Otherwise remove the row.',
    'text-too-long': 'Shorten the text to 4 000 characters.',
    'date-in-future': 'Correct the date, or check the order of day and month.',
    'date-too-early': 'Correct the date, or check the order of day and month.',
    'missing-field': 'Fill in the cell.',
    'contact-not-taken': 'Add the contact columns to ignore.',
    'contact-incomplete': 'Give an e-mail address or a phone number, or empty the name.',
    'unknown-item': 'Check the id of the item with whoever runs the collector.',
  },
  mend: 'Correct the row and send it again.',
  at: (file, line, column) => `${file}, row ${line}${column ? `, column “${column}”` : ''}`,
  inCell: (cell) => `(in the cell: “${cell}”)`,
  more: (count) => `… and ${n(count)} more.`,
  failure: {
    unreachable: ({ where, detail }) =>
      `The collector at ${where} cannot be reached${detail ? ` (${detail})` : ''}. Check the address and the network.`,
    timeout: ({ where }) => `The collector at ${where} did not answer in time. Wait a while.`,
    busy: ({ where, detail }) =>
      `The collector at ${where} takes nothing right now${detail ? `: ${detail}` : ''}. Wait a while.`,
    'key-required': ({ where }) =>
      `The collector at ${where} asks for a key. Put it into PALAUTE_KEY or --key-file.`,
    'key-unknown': ({ where }) =>
      `The collector at ${where} does not know the key, or the key has ended. Ask whoever runs the collector for a new one.`,
    'key-scope': ({ where, detail }) =>
      `The key does not allow this at ${where}${detail ? `: ${detail}` : ''}. Ask whoever runs the collector for a provider key that may report.`,
    'no-collector': ({ where }) =>
      `What answers at ${where} is no collector. Check the address: it is the one without /v1.`,
    refused: ({ where, detail }) =>
      `The collector at ${where} refused the request${detail ? `: ${detail}` : ''}.`,
    'disk-full': ({ where }) => `The disk is full: ${where} cannot be written. Make room.`,
    'not-writable': ({ where }) =>
      `${where} cannot be written. Check your rights to the folder, and that Excel does not hold the file.`,
    disk: ({ where, detail }) => `${where} cannot be written${detail ? ` (${detail})` : ''}.`,
  },
  runAgain: 'Then run the same command again: it goes on where it stopped, and nothing counts twice.',
  check: {
    good: ({ rows, units, months }) =>
      `All good: ${s(rows, 'row')}, ${s(units, 'service unit')}${months.length > 0 ? `, ${months.join(', ')}` : ''}.`,
    faulty: (rows, faulty) => `${n(faulty)} of ${s(rows, 'row')} cannot be sent as they are.`,
    masked: (count) =>
      `${s(count, 'piece', 'pieces')} of personal data in free texts will be replaced by [poistettu].`,
    undated: (count) =>
      `${s(count, 'row has', 'rows have')} no day of contact and will count on the day of arrival.`,
    nothing: 'The file has no rows.',
  },
  report: {
    resumed: (rows) => `Going on after ${s(rows, 'row')}.`,
    changed:
      'The file, the mapping or the address has changed since it was interrupted: starting from the beginning. What is there already is not counted again.',
    kept: (file) => `The rejects of an earlier run are kept as ${file}.`,
    progress: ({ rows, share, perSecond, secondsLeft, rejected }) =>
      `${s(rows, 'row')} (${percent(share)}), ${n(perSecond)}/s${secondsLeft === undefined ? '' : `, ${time(secondsLeft)} left`}${rejected > 0 ? `, ${n(rejected)} rejected` : ''}`,
    summary: ({ rows, stored, duplicate, rejected, masked }) =>
      `${s(rows, 'row')}: ${n(stored)} new, ${n(duplicate)} there already, ${n(rejected)} rejected. Personal data masked: ${n(masked)}.`,
    dryRun: ({ rows, stored, duplicate, rejected, masked }) =>
      `Dry run, nothing was stored. ${s(rows, 'row')}: ${n(stored)} would be new, ${n(duplicate)} are there already, ${n(rejected)} would be rejected. Personal data masked: ${n(masked)}.`,
    rejects: (file, count) =>
      `${s(count, 'rejected row is', 'rejected rows are')} in ${file}, with the reasons. Correct them there and send that file with the same mapping.`,
    interrupted: (rows) =>
      `Interrupted after ${s(rows, 'row')}. Run the same command again: it goes on from there.`,
    unfinished: (rows) => `${s(rows, 'row')} got through before that.`,
    damagedJournal: (file) =>
      `${file} is damaged: starting from the beginning. What is there already is not counted again.`,
  },
  reconcile: {
    same: (month, count) =>
      `${month}: the file and the collector have the same ${s(count, 'feedback', 'feedbacks')}.`,
    different: (month, places) => `${month}: different on ${s(places, 'day and unit', 'days and units')}:`,
    day: (day, unit, sent, held) => `${day}  ${unit}  file ${n(sent)}, collector ${n(held)}`,
    otherOnes: (day, unit, count) => `${day}  ${unit}  ${n(count)} in both, but not the same ones`,
    missing: (count) =>
      `${s(count, 'row')} without a day of contact ${count === 1 ? 'is' : 'are'} not with the collector in the same form`,
    undated: (count) =>
      `${s(count, 'row')} without a day of contact ${count === 1 ? 'was' : 'were'} compared by the day of arrival.`,
    faulty: (count) =>
      `${s(count, 'row', 'rows')} cannot be read and ${count === 1 ? 'was' : 'were'} left out: palaute check tells why. If you mended them in the file of rejects, name that one, too: palaute reconcile … a.csv a.csv.hylatyt.csv`,
    next: 'Where the file has more, send it again with palaute report. Where the collector has more, something else has sent it.',
  },
  asked: {
    columns: (names) =>
      `The file must have the columns provider, unit and month, and invited or started. There are no others than: ${names.join(', ')}.`,
    summary: ({ stored, unchanged, rejected }) =>
      `Months of units: new or changed ${n(stored)}, unchanged ${n(unchanged)}, rejected ${n(rejected)}.`,
    nothing: 'Nothing was sent. Correct the rows and run the same again.',
    runAgain: 'Run the same command again: the same numbers change nothing.',
  },
  results: {
    title: (place, period) => `${place}, ${period}`,
    feedback: (count) => s(count, 'feedback', 'feedbacks'),
    response: (invited, count, share) =>
      `invited ${n(invited)}, of them answered ${n(count)}${share === null ? '; no response rate is told, because somewhere more answered' : ` (${share})`}`,
    completion: (started, count, share) =>
      `began ${n(started)}, of them answered ${n(count)}${share === null ? '; no share is told, because somewhere more answered' : ` (${share})`}`,
    coverage: (summed, total) => `figures of ${n(summed)} of ${s(total, 'organisation')}`,
    withheld: 'not shown: too few',
    columns: ['item', 'answers', 'figure'],
  },
  fhir: {
    made: (made, faulty, masked) =>
      `${s(made, 'row')} made, ${n(faulty)} not good. Personal data masked: ${n(masked)}.`,
    questionnaireAlone: '--questionnaire takes no file.',
  },
  map: {
    intro: (file) => `${file}: a few questions. An empty answer leaves the matter open.`,
    column: (column, samples) =>
      `Column “${column}” (${samples.length > 0 ? list(samples) : 'empty'}): field or item, or “-” to leave it out: `,
    columnAgain: (answer) => `There is no field or item “${answer}”.`,
    unitConstant: 'OID of the service unit that all rows are about: ',
    unitOf: (name) => `OID of the service unit “${name}”: `,
    oidAgain: 'This is no OID of the register. It looks like 1.2.246.10.12345678.10.1.',
    channel: (choices) => `How was the feedback given (${choices.join(', ')})? `,
    language: (choices) => `In which language was the form (${choices.join(', ')})? `,
    answerDay: (column) =>
      `Is “${column}” the day that the feedback counts on, as there is no day of contact (y/n)? `,
    value: (column, word) => `“${word}” in column “${column}”: its number, or -dont-know: `,
    key: (columns) =>
      `Which columns together tell the rows apart (${columns.join(' | ')})? Separate them with |: `,
    keyAgain: (name) => `There is no column “${name}”.`,
    choiceAgain: 'Choose one of those.',
    yes: ['y', 'yes'],
    left: (count) =>
      `${s(count, 'thing is', 'things are')} left under “unknown”. Decide them in the mapping.`,
    done: 'The mapping is complete. Next: palaute check FILE --map MAPPING.json',
  },
};
