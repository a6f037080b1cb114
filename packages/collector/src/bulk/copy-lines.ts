// Rows as lines of COPY's text format, and the tables and columns that they go into.
import type { FeedbackRow } from '../feedback/row.ts';

const columns = [
  'feedback_id',
  'unit_id',
  'provider_id',
  'received_at',
  'month',
  'schema_version',
  'instrument',
  'text_version',
  'language',
  'service',
  'event',
  'contact_channel',
  'contact_on',
  'collection_channel',
  'support',
  'respondent',
  'age_band',
  'shown',
  'answers',
  'kinds',
  'topics',
  'content_hash',
] as const satisfies readonly (keyof FeedbackRow)[];

/** Where each kind of lines goes. */
export const targets = {
  feedback: `feedback (org_id, ${columns.join(', ')})`,
  text: 'feedback_text (org_id, feedback_id, item, text, delete_on)',
  contact: 'feedback_contact (org_id, feedback_id, key_id, sealed, delete_on)',
} as const;

export const feedbackLine = (orgId: string, row: FeedbackRow): string => {
  let line = cellOf(orgId);
  for (const column of columns) line += `\t${cellOf(row[column])}`;
  return `${line}\n`;
};

/** One for each of its words; none of a row without. */
export const textLines = (orgId: string, { feedback_id, texts, texts_delete_on }: FeedbackRow): string =>
  Object.entries(texts)
    .map(([item, text]) => lineOf([orgId, feedback_id, item, text, texts_delete_on]))
    .join('');

export function contactLine(orgId: string, { feedback_id, contact }: FeedbackRow): string {
  if (!contact) return '';
  const sealed = `\\x${Buffer.from(contact.sealed, 'base64').toString('hex')}`;
  return lineOf([orgId, feedback_id, contact.key_id, sealed, contact.delete_on]);
}

const lineOf = (values: readonly string[]): string => `${values.map(cellOf).join('\t')}\n`;

const special = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return special.test(text) ? text.replace(/[\\\t\n\r]/g, (sign) => escapes[sign] ?? sign) : text;
}
