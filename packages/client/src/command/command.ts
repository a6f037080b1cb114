// The command `palaute`: which part of it was called, and what a person or a machine is told when it cannot be run.
import { FileError } from '../files/index.ts';
import type { Messages } from '../messages/index.ts';
import { asked } from './asked.ts';
import { check } from './check.ts';
import { failureOf } from './failure.ts';
import { fhir } from './fhir.ts';
import { MappingRefused } from './input.ts';
import { map } from './map.ts';
import { type MachineError, machineError } from './machine.ts';
import { readTyped, type Typed, UsageError } from './options.ts';
import { reconcile } from './reconcile.ts';
import { report } from './report.ts';
import { results } from './results.ts';
import type { Terminal } from './terminal.ts';
import { texts } from './texts.ts';

export type { Terminal } from './terminal.ts';

type Part = (typed: Typed, terminal: Terminal) => Promise<number>;

const parts: Readonly<Record<string, Part>> = { map, check, report, reconcile, asked, results, texts, fhir };

/** Runs what was typed. @returns the exit code: 0 good, 1 rejected or different, 2 called wrongly, 3 not finished */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const isForMachine = args.includes('--json');
  let told: object = {};
  const gathering: Terminal = isForMachine ? { ...terminal, json: (value) => (told = value) } : terminal;
  const { exitCode, command, error } = await runPart(args, gathering);
  if (isForMachine) {
    const whole = { command, exitCode, ...told, ...(error && { error }) };
    // What comes out of this one is for the next program, which reads resources.
    if (command === 'fhir') terminal.tell(`${JSON.stringify(whole)}\n`);
    else terminal.json(whole);
  }
  return exitCode;
}

interface Ended {
  readonly exitCode: number;
  /** Which part; null where none was found. */
  readonly command: string | null;
  readonly error?: MachineError | undefined;
}

async function runPart(args: readonly string[], terminal: Terminal): Promise<Ended> {
  let typed: Typed | undefined;
  let command: string | null = null;
  try {
    typed = readTyped(args, terminal.env);
    const { values, positionals, messages: say } = typed;
    const [name] = positionals;
    if (values.help) {
      terminal.out(say.help);
      return { exitCode: 0, command };
    }
    const part = name !== undefined && Object.hasOwn(parts, name) ? parts[name] : undefined;
    if (!part || name === undefined)
      throw new UsageError(
        name === undefined ? say.help : `${say.usage.unknownCommand}\n${say.usage.seeHelp}`,
      );
    command = name;
    return { exitCode: await part(typed, terminal), command };
  } catch (error) {
    return { command, ...tellError(error, typed, terminal) };
  }
}

function tellError(error: unknown, typed: Typed | undefined, { tell }: Terminal): Omit<Ended, 'command'> {
  if (error instanceof UsageError) {
    const message = error.message.trimEnd();
    tell(`${message}\n`);
    return {
      exitCode: 2,
      error:
        error instanceof MappingRefused
          ? { code: 'mapping', message, problems: error.problems }
          : { code: 'usage', message },
    };
  }
  if (!typed) throw error;
  const { messages: say } = typed;
  if (error instanceof FileError) return tellFileError(error, say, tell);
  const failure = failureOf(error, '', typed);
  if (!failure) throw error;
  tell(`${say.failure[failure.code](failure)}\n`);
  return { exitCode: 3, error: machineError(failure, say) };
}

function tellFileError(error: FileError, say: Messages, tell: Terminal['tell']): Omit<Ended, 'command'> {
  const { code, file, line, sheets } = error;
  const message = say.file[code](error);
  tell(`${message}\n`);
  return {
    exitCode: 2,
    error: {
      code,
      message,
      file,
      ...(line !== undefined && { line }),
      ...(sheets.length > 0 && { sheets }),
    },
  };
}
