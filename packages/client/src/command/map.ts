// `palaute map`: proposes a mapping and asks a person what nobody else can know. With no person there, or for machines,
// the open questions stand under "unknown", and the mapping is refused until they are gone.
import { writeFile } from 'node:fs/promises';
import {
  bareOid,
  checkOid,
  collectionChannels,
  isOwnItemId,
  itemKinds,
  languages,
  nationalKind,
} from '@palaute/schema';
import { openFile } from '../files/index.ts';
import {
  type ColumnMapping,
  fields,
  propose,
  type Proposal,
  surveyOf,
  type Unknown,
} from '../mapping/index.ts';
import { firstRows } from './input.ts';
import { naming } from './journal.ts';
import { type Typed, UsageError } from './options.ts';
import type { Terminal } from './terminal.ts';

/** So many that hardly a unit is missing, and few enough to hold. */
const surveyedRows = 20_000;

export async function map(
  { positionals, values, messages: say }: Typed,
  terminal: Terminal,
): Promise<number> {
  const [, file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError(say.usage.fileMissing);
  const opened = await openFile(file, values.sheet);
  if (opened.table.kind === 'ndjson') {
    terminal.json(values.json ? { mapping: { palauteMapping: 1 } } : { palauteMapping: 1 });
    return 0;
  }
  const survey = surveyOf(opened.table.header, await firstRows(opened, surveyedRows));
  const proposal = propose(survey);
  const { ask } = terminal;
  if (ask && !values.json) {
    if (proposal.unknown.length > 0) terminal.tell(`${say.map.intro(file)}\n`);
    await settle(proposal, ask, say.map, terminal);
  }
  const { unknown, ...decided } = proposal;
  const mapping = unknown.length > 0 ? { ...decided, unknown } : decided;
  await save(mapping, values.output, say);
  if (values.json || values.output === undefined) terminal.json(values.json ? { mapping } : mapping);
  if (!values.json) terminal.tell(`${unknown.length > 0 ? say.map.left(unknown.length) : say.map.done}\n`);
  return unknown.length > 0 ? 1 : 0;
}

/** Writes the proposal where it was asked for, and never over a mapping that somebody has worked on. */
async function save(mapping: object, file: string | undefined, say: Typed['messages']): Promise<void> {
  if (file === undefined) return;
  await naming(file, writeFile(file, `${JSON.stringify(mapping, null, 2)}\n`, { flag: 'wx' })).catch(
    (error: unknown) => {
      const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
      throw isThere ? new UsageError(say.usage.outputExists(file), { cause: error }) : error;
    },
  );
}

type Ask = NonNullable<Terminal['ask']>;
type Questions = Typed['messages']['map'];

/** Asks every open question once or until it is answered well; what is left empty stays open. */
async function settle(proposal: Proposal, ask: Ask, questions: Questions, terminal: Terminal): Promise<void> {
  const open = proposal.unknown.splice(0);
  for (const [index, unknown] of open.entries()) {
    try {
      if (!(await answer(unknown, proposal, ask, questions, terminal))) proposal.unknown.push(unknown);
    } catch {
      // The input has ended, or the person stopped: what is known so far is not lost.
      proposal.unknown.push(...open.slice(index));
      return;
    }
  }
}

/** @returns whether it is decided */
async function answer(
  unknown: Unknown,
  proposal: Proposal,
  ask: Ask,
  questions: Questions,
  { tell }: Terminal,
): Promise<boolean> {
  const { constants, columns, ignore } = proposal;
  const askUntil = async (
    question: string,
    isGood: (text: string) => boolean,
    again: (text: string) => string,
  ) => {
    for (;;) {
      const text = (await ask(question)).trim();
      if (text === '' || isGood(text)) return text;
      tell(`${again(text)}\n`);
    }
  };
  const mean = (column: string, word: string, meaning: string | number) => {
    const was = columns[column] ?? '';
    const long: ColumnMapping = typeof was === 'string' ? { to: was } : was;
    columns[column] = { ...long, values: { ...long.values, [word]: meaning } };
  };
  const isOid = (text: string) => checkOid(bareOid(text)) === 'ok';
  switch (unknown.ask) {
    case 'column': {
      const { column, samples } = unknown;
      const text = await askUntil(questions.column(column, samples), isTarget, questions.columnAgain);
      if (text === '-') ignore.push(column);
      else if (text !== '') columns[column] = targetOf(text);
      return text !== '';
    }
    case 'unit': {
      const text = await askUntil(questions.unitOf(unknown.name), isOid, () => questions.oidAgain);
      if (text !== '') mean(unknown.column, unknown.name, bareOid(text));
      return text !== '';
    }
    case 'value': {
      const text = (await ask(questions.value(unknown.column, unknown.word))).trim();
      if (text !== '') mean(unknown.column, unknown.word, /^\d+$/.test(text) ? Number(text) : text);
      return text !== '';
    }
    case 'day': {
      const text = (await ask(questions.answerDay(unknown.column))).trim().toLowerCase();
      if (text === '') return false;
      if (questions.yes.includes(text)) return true;
      delete columns[unknown.column];
      ignore.push(unknown.column);
      return true;
    }
    case 'constant': {
      const choices: readonly string[] = unknown.field === 'language' ? languages : collectionChannels;
      const isUnit = unknown.field === 'unit';
      const text = isUnit
        ? await askUntil(questions.unitConstant, isOid, () => questions.oidAgain)
        : await askUntil(
            unknown.field === 'language' ? questions.language(choices) : questions.channel(choices),
            (one) => choices.includes(one),
            () => questions.choiceAgain,
          );
      if (text !== '') constants[unknown.field] = text;
      return text !== '';
    }
    case 'key': {
      const split = (text: string) => text.split('|').map((name) => name.trim());
      const missing = (text: string) => split(text).find((name) => !unknown.columns.includes(name));
      const text = await askUntil(
        questions.key(unknown.columns),
        (one) => missing(one) === undefined,
        (one) => questions.keyAgain(missing(one) ?? ''),
      );
      if (text !== '') proposal.key.push(...split(text));
      return text !== '';
    }
  }
}

/** `-`, a field, a national item, or an item of one's own with its kind: `oma-hame:mood likert`. */
function isTarget(text: string): boolean {
  const [to = '', kind] = text.split(/\s+/);
  if (text === '-' || fields.includes(to) || nationalKind(to)) return true;
  return isOwnItemId(to) && (itemKinds as readonly (string | undefined)[]).includes(kind);
}

function targetOf(text: string): string | ColumnMapping {
  const [to = '', kind] = text.split(/\s+/);
  const own = itemKinds.find((one) => one === kind);
  return own && isOwnItemId(to) ? { to, kind: own } : to;
}
