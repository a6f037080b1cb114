// What a command is, and what commands share: the database, and the sentence that tells why one was not done. The
// process itself (arguments, environment, streams, signals) is main's.
import type { Readable, Writable } from 'node:stream';
import { checkOid } from '@palaute/schema';
import type { Kysely } from 'kysely';
import { type Database, openDatabase } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import { readSettings, type Settings } from '../settings.ts';

/** The process, as a command sees it. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  /** What was asked for: one call, one line. */
  readonly print: (line: string) => void;
  /** What a person reads beside it. */
  readonly remark: (line: string) => void;
  /** One line of an answer; empty when nobody is there to give one. */
  readonly ask: (question: string) => Promise<string>;
  /** What is piped in, and where to: bytes, for what is no line. */
  readonly input: () => Readable;
  readonly output: () => Writable;
  /** Runs the work when the process is told to end, then ends it. */
  readonly beforeEnd: (work: () => Promise<void>) => void;
}

export interface Command {
  /** The words that call it. */
  readonly name: string;
  /** One line for the overview, past the name. */
  readonly usage: string;
  readonly summary: string;
  /** In plain English, with every option. */
  readonly help: string;
  readonly run: (args: readonly string[], surroundings: Surroundings) => Promise<void>;
}

/** Why a command was not done, in words for the person who called it. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  /** `called-wrongly` ends the process with 2, `not-done` with 1. */
  readonly code: 'called-wrongly' | 'not-done';

  constructor(code: CommandError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

export const calledWrongly = (message: string): CommandError => new CommandError('called-wrongly', message);
export const notDone = (message: string): CommandError => new CommandError('not-done', message);

/**
 * Opens the database with its tables up to date, and closes it again, whatever becomes of the work.
 * @param isPatient waits for a statement as long as it takes. @default false
 */
export async function withDatabase<T>(
  { env }: Surroundings,
  work: (database: Database, settings: Settings) => Promise<T>,
  { isPatient = false }: { readonly isPatient?: boolean } = {},
): Promise<T> {
  const settings = readSettings(env);
  const database = await openDatabase({
    ...settings.database,
    ...(isPatient && { statementTimeoutMs: 0 }),
  });
  try {
    await database.migrate();
    return await work(database, settings);
  } finally {
    await database.close();
  }
}

/** Those that were called are all there are. @throws CommandError */
export function requireNoMore(positionals: readonly string[]): void {
  if (positionals[0] !== undefined) throw calledWrongly(`“${positionals[0]}” is one word too many.`);
}

/** @throws CommandError */
export function requireOid(option: string, oid: string | undefined): string {
  if (oid === undefined) throw calledWrongly(`${option} OID is missing.`);
  const verdict = checkOid(oid);
  if (verdict === 'ok') return oid;
  throw calledWrongly(
    verdict === 'oid-format'
      ? `${option} ${oid} is not an OID of the SOTE organisation register, such as 1.2.246.10.32213086.10.0.`
      : `${option} ${oid} has a wrong check digit in its business id.`,
  );
}

/** @throws CommandError */
export async function requireOrganisation(db: Kysely<Tables>, orgId: string): Promise<void> {
  const known = await db.selectFrom('organisation').select('org_id').where('org_id', '=', orgId).execute();
  if (known.length === 0) throw notDone(`No organisation ${orgId} is loaded. Load its file first.`);
}
