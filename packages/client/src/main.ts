// The command `palaute`. Everything that a process does stands here: arguments, files, exit codes.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { checkTextPack, exampleTextPack } from '@palaute/schema/texts';
import { describeTextPack } from './text-pack-report.ts';

const help = `palaute: national customer feedback from the command line

  palaute texts check FILE [--json]   check a language pack (JSON) that is to replace one of the bundled ones
  palaute texts example               print a pack that passes, to be overwritten with the right texts

Exit codes: 0 good, 1 refused, 2 the command could not be run.
`;

/** The command could not be run: exit code 2, and no stack. */
class UsageError extends Error {
  override readonly name = 'UsageError';
}

async function readJson(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new UsageError(`${file} cannot be read.`, { cause });
  }
  try {
    // A byte order mark is Windows' habit, not a fault of the pack.
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new UsageError(`${file} is not JSON.`, { cause });
  }
}

async function run(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [topic, action, file, ...rest] = positionals;
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  if (topic === 'texts' && action === 'example' && file === undefined) {
    process.stdout.write(`${JSON.stringify(exampleTextPack, null, 2)}\n`);
    return 0;
  }
  if (topic === 'texts' && action === 'check' && file !== undefined && rest.length === 0) {
    const report = checkTextPack(await readJson(file));
    process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : describeTextPack(report));
    return report.problems.length === 0 ? 0 : 1;
  }
  throw new UsageError(help);
}

try {
  process.exitCode = await run();
} catch (error) {
  const isUsage = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
  if (!isUsage) throw error;
  process.stderr.write(`${error.message.trimEnd()}\n`);
  process.exitCode = 2;
}
