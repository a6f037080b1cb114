// A file with its mapping, opened and held against each other before anything else is done.
import { type OpenedFile, openFile } from '../files/index.ts';
import { emptyMapping, makePlan, type Mapping, type PlanProblem, readMapping } from '../mapping/index.ts';
import type { Messages } from '../messages/index.ts';
import type { Reading } from '../records/records.ts';
import { readJsonFile, type Typed, UsageError } from './options.ts';

export interface Input extends OpenedFile {
  readonly file: string;
  readonly reading: Reading;
  readonly mapping: Mapping;
}

/** How many rows are looked at for personal data before any is sent. */
const sampleRows = 500;

/** Opens the one file that was named. @throws UsageError, FileError */
export async function openInput(typed: Typed): Promise<Input> {
  const [, file, ...more] = typed.positionals;
  if (file === undefined || more.length > 0) throw new UsageError(typed.messages.usage.fileMissing);
  return openWithMapping(file, typed);
}

/** Opens every file that was named, with one mapping for all. @throws UsageError, FileError */
export async function openInputs(typed: Typed): Promise<Input[]> {
  const [, ...files] = typed.positionals;
  if (files.length === 0) throw new UsageError(typed.messages.usage.fileMissing);
  const inputs: Input[] = [];
  for (const file of files) inputs.push(await openWithMapping(file, typed));
  return inputs;
}

async function openWithMapping(file: string, { values, messages: say }: Typed): Promise<Input> {
  const opened = await openFile(file, values.sheet);
  const { table } = opened;
  if (table.kind === 'ndjson') {
    const mapping = values.map === undefined ? emptyMapping : await loadMapping(values.map, say);
    return { ...opened, file, mapping, reading: { mapping } };
  }
  if (values.map === undefined) throw new UsageError(say.usage.mapMissing);
  const mapping = await loadMapping(values.map, say);
  const sample = await firstRows(opened, sampleRows);
  const { plan, problems } = makePlan(table.header, mapping, sample);
  if (problems) throw new MappingRefused(values.map, problems, say);
  return { ...opened, file, mapping, reading: { plan } };
}

/** A mapping that does not fit its file; called wrongly, and for machines a list. */
export class MappingRefused extends UsageError {
  readonly problems: readonly PlanProblem[];

  constructor(file: string, problems: readonly PlanProblem[], say: Messages) {
    super([say.mappingIntro(file), ...problems.map((problem) => `  ${describe(problem, say)}`)].join('\n'));
    this.problems = problems;
  }
}

const describe = (problem: PlanProblem, say: Messages): string =>
  (say.plan[problem.code] as (problem: PlanProblem) => string)(problem);

async function loadMapping(file: string, say: Messages): Promise<Mapping> {
  const { mapping, faults } = readMapping(await readJsonFile(file, say));
  if (!mapping) {
    const lines = faults.map(({ code, at }) => `  ${say.mapping[code](at)}`);
    throw new UsageError([say.mappingIntro(file), ...new Set(lines)].join('\n'));
  }
  return mapping;
}

/** The cells of a file's first rows. */
export async function firstRows({ table }: OpenedFile, count: number): Promise<(readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for await (const { cells } of table.rows()) {
    rows.push(cells);
    if (rows.length >= count) break;
  }
  return rows;
}
