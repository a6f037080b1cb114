// Reads a database error: is the database away, is it worth repeating at once, or is it our own fault?

/** PostgreSQL's SQLSTATE or Node's system code, when the error has one. */
export function databaseCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** SQLSTATE classes: connection, resources, operator's intervention, system error; and a read-only standby. */
const awayClasses = ['08', '53', '57', '58'];
const awayCodes = new Set([
  '25006',
  '55P03',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
]);
/** pg tells these by words alone. */
const awayMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered)/;

/** Whether the database cannot be reached or cannot take anything now: the caller may try again later. */
export function isDatabaseAway(error: unknown): boolean {
  const code = databaseCode(error);
  if (code !== undefined) {
    return awayCodes.has(code) || (/^[0-9A-Z]{5}$/.test(code) && awayClasses.includes(code.slice(0, 2)));
  }
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  return error instanceof Error && awayMessages.test(error.message);
}

/** Serialization failure and deadlock: PostgreSQL asks to repeat the whole statement. */
export const isWorthRepeating = (error: unknown): boolean =>
  ['40001', '40P01'].includes(databaseCode(error) ?? '');
