// Proposes a mapping by headers and values. What it cannot know it says; it never fills in what somebody would have to
// know, such as which unit a name stands for. Asking a person is command/map.ts's.
import { checkOid, type ItemKind } from '@palaute/schema';
import { type HeaderMeaning, itemOfHeader, meaningOf } from './headers.ts';
import { type ColumnMapping, type DateOrder, dateOrders, mappingVersion } from './mapping.ts';
import { personalHeader, personalValues } from './personal.ts';
import type { ColumnSurvey, Survey } from './survey.ts';
import { readAnswer, readDay } from './values.ts';
import { fieldWords, tidyWord } from './words.ts';

/** What only a person can tell. */
export type Unknown =
  | { readonly ask: 'column'; readonly column: string; readonly samples: readonly string[] }
  | { readonly ask: 'unit'; readonly column: string; readonly name: string }
  | { readonly ask: 'value'; readonly column: string; readonly word: string }
  | { readonly ask: 'day'; readonly column: string }
  | { readonly ask: 'constant'; readonly field: 'unit' | 'collectionChannel' | 'language' }
  | { readonly ask: 'key'; readonly columns: readonly string[] };

/** A mapping on its way; what is decided and what is not. */
export interface Proposal {
  readonly palauteMapping: typeof mappingVersion;
  readonly constants: Record<string, string>;
  readonly columns: Record<string, string | ColumnMapping>;
  readonly key: string[];
  readonly ignore: string[];
  readonly unknown: Unknown[];
}

/** Said where nobody knows which version of the texts was read. */
const unknownVersion = 'unknown';
/** So many words that are not known are no words of a scale. */
const wordLimit = 12;

export function propose(survey: Survey): Proposal {
  const proposal: Proposal = {
    palauteMapping: mappingVersion,
    constants: {},
    columns: {},
    key: [],
    ignore: [],
    unknown: [],
  };
  const taken = new Set<string>();
  const official: { language: string; version: string }[] = [];
  const answered: ColumnSurvey[] = [];
  const ask = ({ column, values }: ColumnSurvey) =>
    proposal.unknown.push({ ask: 'column', column, samples: values.slice(0, 3).map(shorten) });

  for (const one of survey.columns) {
    const { column, values } = one;
    const item = itemOfHeader(column);
    const said = item ? undefined : meaningOf(column);
    const meaning = item?.item ?? said;
    if (
      !item &&
      (personalHeader(column) ||
        (personalValues(values) && meaning !== 'contactOn' && meaning !== 'answered'))
    ) {
      proposal.ignore.push(column);
    } else if (meaning === 'technical') proposal.ignore.push(column);
    else if (meaning === undefined) ask(one);
    else if (meaning === 'answered') answered.push(one);
    else if (meaning === 'number') proposeNumber(one, proposal, taken);
    else if (taken.has(meaning)) ask(one);
    else if (item) {
      official.push(item);
      if (proposeItem(one, item.item, itemKind(item.item), proposal)) taken.add(meaning);
      else ask(one);
    } else if (said && proposeField(one, said, proposal)) taken.add(said);
    else ask(one);
  }

  proposeDay(answered, taken, proposal);
  proposeWider(survey, answered, proposal);
  const [first] = official;
  proposal.constants['textVersion'] = first?.version ?? unknownVersion;
  if (!taken.has('language')) {
    const languages = new Set(official.map(({ language }) => language));
    if (first && languages.size === 1) proposal.constants['language'] = first.language;
    else proposal.unknown.push({ ask: 'constant', field: 'language' });
  }
  if (!taken.has('collectionChannel')) proposal.unknown.push({ ask: 'constant', field: 'collectionChannel' });
  if (!taken.has('unit')) proposal.unknown.push({ ask: 'constant', field: 'unit' });
  if (proposal.key.length === 0 && !taken.has('id')) {
    const columns = survey.columns
      .map(({ column }) => column)
      .filter((column) => !proposal.ignore.includes(column));
    proposal.unknown.push({ ask: 'key', columns });
  }
  return proposal;
}

const shorten = (text: string): string => (text.length > 30 ? `${text.slice(0, 29)}…` : text);

const itemKind = (item: string): ItemKind => (item === 'nps' ? 'nps' : item === 'open' ? 'text' : 'likert');

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** A number that is never twice the same tells rows apart; another is of no use here. */
function proposeNumber(
  { column, values, isUnique }: ColumnSurvey,
  proposal: Proposal,
  taken: Set<string>,
): void {
  if (!isUnique || taken.has('id') || proposal.key.length > 0) proposal.ignore.push(column);
  else if (values.every((value) => uuid.test(value))) {
    proposal.columns[column] = 'id';
    taken.add('id');
  } else proposal.key.push(column);
}

/** Numbers that begin at one in every export tell rows apart together with when they were answered. */
function proposeWider(
  { rows, columns }: Survey,
  answered: readonly ColumnSurvey[],
  { key, ignore, columns: mapped }: Proposal,
): void {
  const number = columns.find(({ column }) => column === key[0]);
  if (!number?.values.every((value, index) => value === String(index + 1))) return;
  const days = columns.filter(({ column }) => {
    const to = mapped[column];
    return (typeof to === 'string' ? to : to?.to) === 'contactOn';
  });
  const when = [...answered, ...days].find(({ filled }) => filled === rows);
  if (!when) return;
  key.push(when.column);
  if (ignore.includes(when.column)) ignore.splice(ignore.indexOf(when.column), 1);
}

/** @returns whether the values bear out what the header says */
function proposeItem(
  { column, values, hasMore }: ColumnSurvey,
  item: string,
  kind: ItemKind,
  proposal: Proposal,
): boolean {
  if (kind === 'text') {
    proposal.columns[column] = item;
    return true;
  }
  const strange = values.filter((value) => readAnswer(kind, value, new Map()).fault !== undefined);
  if (hasMore || strange.length > wordLimit || (strange.length > 7 && strange.length === values.length))
    return false;
  // A number that is none of the scale is a fault of its row, which `check` tells.
  const words = strange.filter((value) => /\p{L}/u.test(value) || !/\d/.test(value));
  proposal.columns[column] = item;
  for (const word of words) proposal.unknown.push({ ask: 'value', column, word });
  return true;
}

function proposeField(one: ColumnSurvey, meaning: HeaderMeaning, proposal: Proposal): boolean {
  const { column, values, hasMore, filled } = one;
  switch (meaning) {
    case 'nps':
      // "Miksi et suosittelisi?" asks for words.
      return values.some((value) => /^\d+([.,]0+)?$/.test(value)) && proposeItem(one, 'nps', 'nps', proposal);
    case 'open':
    case 'free.text':
      proposal.columns[column] = meaning;
      return true;
    case 'contactOn':
      return proposeDate(one, proposal);
    case 'unit':
    case 'provider': {
      if (hasMore || filled === 0) return false;
      proposal.columns[column] = meaning;
      for (const name of values.filter((value) => checkOid(value) !== 'ok'))
        proposal.unknown.push({ ask: 'unit', column, name });
      return true;
    }
    default: {
      const words = fieldWords[meaning];
      const knows = (value: string) => value.split(/[;|\n]/).every((entry) => words?.has(tidyWord(entry)));
      if (hasMore || filled === 0 || !words || !values.some(knows)) return false;
      proposal.columns[column] = meaning;
      for (const word of values.filter((value) => !knows(value)))
        proposal.unknown.push({ ask: 'value', column, word });
      return true;
    }
  }
}

/** The one order in which all of a column's days can be read; of two that both can none is chosen. */
function proposeDate({ column, values, filled }: ColumnSurvey, proposal: Proposal): boolean {
  const reads = (order?: DateOrder) =>
    values.filter((value) => readDay(value, order).value !== undefined).length;
  if (filled === 0) return false;
  if (reads() * 2 > values.length) {
    proposal.columns[column] = 'contactOn';
    return true;
  }
  const [order, second] = dateOrders
    .filter((one) => reads(one) * 2 > values.length)
    .toSorted((a, b) => reads(b) - reads(a));
  if (!order || (second && reads(second) === reads(order))) return false;
  proposal.columns[column] = { to: 'contactOn', date: order };
  return true;
}

/** The day of the answer may stand for the day of contact, if somebody who knows says so. */
function proposeDay(answered: readonly ColumnSurvey[], taken: ReadonlySet<string>, proposal: Proposal): void {
  const [first, ...rest] = answered;
  proposal.ignore.push(...rest.map(({ column }) => column));
  if (!first) return;
  if (taken.has('contactOn')) proposal.ignore.push(first.column);
  else if (proposeDate(first, proposal)) proposal.unknown.push({ ask: 'day', column: first.column });
  else proposal.unknown.push({ ask: 'column', column: first.column, samples: first.values.slice(0, 3) });
}
