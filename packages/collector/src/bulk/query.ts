import { nationalKind, isOwnItemId } from '@palaute/schema';
import { refusal } from '../problems.ts';
import { fieldColumns } from './columns.ts';

export interface BulkQuery {
  readonly isDryRun: boolean;
  /** Columns that ids are made of, in the order declared. */
  readonly keys: readonly string[];
}

/** Most key columns; a name is as a column's. */
const mostKeys = 8;
const namePattern = /^[A-Za-z][\w.-]{0,59}$/;

/** What tells records apart is neither what people answered nor who they are. */
const isKey = (name: string): boolean =>
  namePattern.test(name) &&
  !/^(id|shown|answers|free|contact)(\.|$)/.test(name) &&
  nationalKind(name) === undefined &&
  !isOwnItemId(name) &&
  (fieldColumns.includes(name) || !['unit', 'service'].includes(name.split('.')[0] ?? ''));

/** `dryRun=true`, `key=event,contactOn`. @throws Refusal `bad-query` with the parameter's name */
export function readBulkQuery(query: Readonly<Record<string, unknown>>): BulkQuery {
  for (const [name, value] of Object.entries(query)) {
    if (!['dryRun', 'key'].includes(name) || typeof value !== 'string')
      throw refusal('bad-query', `/${name}`);
  }
  const { dryRun = 'false', key } = query as { dryRun?: string; key?: string };
  if (dryRun !== 'true' && dryRun !== 'false') throw refusal('bad-query', '/dryRun');
  const keys = key?.split(',') ?? [];
  const isGood = keys.every((name, index) => isKey(name) && keys.indexOf(name) === index);
  if (!isGood || keys.length > mostKeys) throw refusal('bad-query', '/key');
  return { isDryRun: dryRun === 'true', keys };
}
