// The command `palaute`: which part of it was called, and what a person is told when it cannot be run.
import { FileError } from '../files/index.ts';
import type { Messages } from '../messages/index.ts';
import { check } from './check.ts';
import { failureOf } from './failure.ts';
import { MappingRefused } from './input.ts';
import { map } from './map.ts';
import { readTyped, type Typed, UsageError } from './options.ts';
import { reconcile } from './reconcile.ts';
import { report } from './report.ts';
import { results } from './results.ts';
import type { Terminal } from './terminal.ts';
import { texts } from './texts.ts';

export type { Terminal } from './terminal.ts';

type Part = (typed: Typed, terminal: Terminal) => Promise<number>;

const parts: Readonly<Record<string, Part>> = { map, check, report, reconcile, results, texts };

/** Runs what was typed. @returns the exit code: 0 good, 1 rejected or different, 2 called wrongly, 3 not finished */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  let typed: Typed;
  try {
    typed = readTyped(args, terminal.env);
  } catch (error) {
    return tellUsage(error, terminal);
  }
  const { values, positionals, messages: say } = typed;
  const [name] = positionals;
  if (values.help) {
    terminal.out(say.help);
    return 0;
  }
  const part = name !== undefined && Object.hasOwn(parts, name) ? parts[name] : undefined;
  try {
    if (!part)
      throw new UsageError(
        name === undefined ? say.help : `${say.usage.unknownCommand}\n${say.usage.seeHelp}`,
      );
    return await part(typed, terminal);
  } catch (error) {
    if (values.json && error instanceof MappingRefused) terminal.json({ problems: error.problems });
    return tellError(error, say, typed, terminal);
  }
}

function tellError(error: unknown, say: Messages, typed: Typed, terminal: Terminal): number {
  if (error instanceof FileError) {
    if (typed.values.json)
      terminal.json({
        code: error.code,
        file: error.file,
        ...(error.line !== undefined && { line: error.line }),
      });
    terminal.tell(`${say.file[error.code](error)}\n`);
    return 2;
  }
  const failure = error instanceof UsageError ? undefined : failureOf(error, '', typed);
  if (!failure) return tellUsage(error, terminal);
  terminal.tell(`${say.failure[failure.code](failure)}\n`);
  return 3;
}

function tellUsage(error: unknown, terminal: Terminal): number {
  if (!(error instanceof UsageError)) throw error;
  terminal.tell(`${error.message.trimEnd()}\n`);
  return 2;
}
