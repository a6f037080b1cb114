// What the collector answers to a report: one result for each record, and the receipts by which a sender finds out what
// has arrived. Kept apart from the other replies, which a page needs.
import * as z from 'zod';
import { type Known, problemSchema } from './replies.ts';

const day = z.string().meta({ format: 'date' });

const bulkResult = z.looseObject({
  line: z
    .int()
    .min(1)
    .meta({ maximum: undefined, description: 'Line of the body on which the record starts, from 1' }),
  id: z.string().exactOptional().meta({
    format: 'uuid',
    description: 'The record’s own, or made of its key columns; none if unreadable',
  }),
  status: z.enum(['stored', 'duplicate', 'rejected', 'retry']).meta({
    description:
      'stored; duplicate: the same content was there already; rejected: never as it is; retry: not stored or not known, send the same again',
  }),
  receivedOn: day
    .exactOptional()
    .meta({ description: 'Day of the first arrival in Finland; of stored and duplicate' }),
  problem: problemSchema.exactOptional().meta({ description: 'Of rejected and retry' }),
});

/** What became of one record of a report: a line of the answer to `POST /v1/feedback/bulk`. */
export type BulkResult = Known<z.infer<typeof bulkResult>>;
export const bulkResultSchema: z.ZodType<BulkResult> = bulkResult;

const receipts = z.looseObject({
  on: day.exactOptional().meta({ description: 'Day of arrival that was asked about' }),
  month: z.string().exactOptional().meta({ description: 'Month that was asked about' }),
  provider: z.string().exactOptional().meta({ description: 'Whose feedback: the provider of the key' }),
  days: z.array(
    z.looseObject({
      day,
      units: z.array(
        z.looseObject({
          unit: z.string(),
          count: z.int().min(1).meta({ maximum: undefined }),
          digest: z
            .string()
            .regex(/^[0-9a-f]{64}$/)
            .meta({
              description: 'SHA-256 of the ids in lower case, in ascending order, joined by a line feed',
            }),
        }),
      ),
    }),
  ),
});

/** What `GET /v1/receipts` answers: how much has arrived by day and unit, and a digest to hold it against. */
export type Receipts = Known<z.infer<typeof receipts>>;
export const receiptsSchema: z.ZodType<Receipts> = receipts;
