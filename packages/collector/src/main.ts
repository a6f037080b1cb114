// The command `palaute-collector`. Everything that a process does stands here: arguments, environment, streams,
// signals, exit. What each command does is in command/.
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { CommandError, type Command, type Surroundings } from './command/command.ts';
import { askedMissingCommand } from './command/asked-missing.ts';
import { auditCommand } from './command/audit.ts';
import { contactKeyCommand } from './command/contact-key.ts';
import { doctorCommand } from './command/doctor.ts';
import { exportCommand } from './command/export.ts';
import { importCommand } from './command/import.ts';
import { keyCommands } from './command/keys.ts';
import { loadCommand } from './command/load.ts';
import { measureCommands } from './command/measures.ts';
import { quoteCommands } from './command/quotes.ts';
import { migrateCommand } from './command/migrate.ts';
import { recountCommand } from './command/recount.ts';
import { resultsCompareCommand } from './command/results-compare.ts';
import { resultsExplainCommand } from './command/results-explain.ts';
import { resultsPublishCommand } from './command/results-publish.ts';
import { resultsReportCommand } from './command/results-report.ts';
import { retentionCommands } from './command/retention.ts';
import { serveCommand } from './command/serve.ts';
import { databaseCode, isDatabaseAway } from './database/errors.ts';

const commands: readonly Command[] = [
  serveCommand,
  loadCommand,
  ...keyCommands,
  migrateCommand,
  contactKeyCommand,
  ...retentionCommands,
  ...measureCommands,
  ...quoteCommands,
  resultsReportCommand,
  resultsExplainCommand,
  resultsCompareCommand,
  resultsPublishCommand,
  askedMissingCommand,
  auditCommand,
  exportCommand,
  importCommand,
  recountCommand,
  doctorCommand,
];

const callOf = ({ name, usage }: Command): string => `palaute-collector ${name} ${usage}`.trimEnd();

const overview = `palaute-collector: collects national customer feedback

${commands.map((command) => `  ${callOf(command)}\n      ${command.summary}`).join('\n')}

Each tells more with --help. Exit codes: 0 done, 1 not done, 2 called wrongly.

Environment: DATABASE_URL (PostgreSQL 15 or newer), or PALAUTE_FOLDER for the embedded database
(.palaute/database); PORT, HOST and the others: docs/running.md. serve prints them all as they hold.
`;

const surroundings: Surroundings = {
  env: process.env,
  now: () => new Date(),
  print: (line) => void process.stdout.write(`${line}\n`),
  remark: (line) => void process.stderr.write(`${line}\n`),
  ask: (question) =>
    new Promise((resolve) => {
      const lines = createInterface({ input: process.stdin, output: process.stderr });
      lines.once('close', () => resolve(''));
      lines.question(question, (answer) => {
        resolve(answer);
        lines.close();
      });
    }),
  input: () => process.stdin,
  output: () => process.stdout,
  beforeEnd: (work) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void work().then(() => process.exit(0)));
    }
  },
};

async function main(args: readonly string[]): Promise<void> {
  const command = commands.find(({ name }) => name.split(' ').every((word, index) => args[index] === word));
  const isAsking = args.includes('--help') || args.includes('-h');
  if (!command) {
    (isAsking ? process.stdout : process.stderr).write(overview);
    if (!isAsking) process.exitCode = 2;
    return;
  }
  if (isAsking) return void process.stdout.write(`${callOf(command)}\n\n${command.help}`);
  try {
    await command.run(args.slice(command.name.split(' ').length), surroundings);
  } catch (error) {
    const isCalledWrongly =
      isUnparsed(error) || (error instanceof CommandError && error.code === 'called-wrongly');
    surroundings.remark(`palaute-collector: ${messageOf(error)}`);
    if (isCalledWrongly) surroundings.remark(`See: palaute-collector ${command.name} --help`);
    process.exitCode = isCalledWrongly ? 2 : 1;
  }
}

/** What `parseArgs` throws. */
const isUnparsed = (error: unknown): error is Error =>
  error instanceof Error && (databaseCode(error)?.startsWith('ERR_PARSE_ARGS') ?? false);

/** SQLSTATEs that the person who called can do something about. */
const remedies: Readonly<Record<string, string>> = {
  '28000': 'The database does not let this user in. Check DATABASE_URL.',
  '28P01': 'The database does not take this password. Check DATABASE_URL.',
  '3D000': 'The database that DATABASE_URL names does not exist on its server.',
  '53100': 'The disk of the database is full, or nearly so. Make room on it.',
  '42501': 'The database user may not do this. It must own the tables, or be allowed to make them.',
};

/** A database's own words may quote its statement or what a person wrote: they are never shown. */
function messageOf(error: unknown): string {
  // A faulty organisation file is told place by place.
  if (error instanceof z.ZodError) return z.prettifyError(error);
  if (isUnparsed(error)) return error.message.split('. ')[0] ?? '';
  if (error instanceof CommandError) return error.message;
  const code = databaseCode(error);
  if (code !== undefined && remedies[code] !== undefined) return remedies[code];
  const inBrackets = code === undefined ? '' : ` (${code})`;
  if (isDatabaseAway(error))
    return `The database cannot be reached${inBrackets}. Is it running? Check DATABASE_URL.`;
  if (code !== undefined) return `The database refused${inBrackets}.`;
  return error instanceof Error ? error.message : 'failed';
}

await main(process.argv.slice(2));
