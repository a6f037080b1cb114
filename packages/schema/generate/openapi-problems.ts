// The refusals of one operation, grouped by status, as OpenAPI responses.
import { describeProblem, type ProblemCode, problems } from '../src/problem.ts';

const reasons: Readonly<Record<number, string>> = {
  400: 'The request cannot be read.',
  401: 'No key, or none that is known.',
  403: 'The key does not allow this.',
  404: 'There is no such place or form.',
  413: 'The body is over 64 KiB.',
  415: 'The body is not application/json.',
  422: 'The record will not be taken as it is; nothing was stored or changed.',
  429: 'Too much at once; Retry-After says when to come again, or the challenge what to compute first.',
  500: 'The service had an error; the same request may be sent again.',
  503: 'Nothing can be stored or read right now; the same request may be sent again.',
};

const string = { type: 'string' };

/** What comes with a problem of a status, beside what comes with all. */
const headers: Readonly<Record<number, object>> = {
  401: { 'WWW-Authenticate': { description: 'Bearer', schema: string } },
  429: { 'Retry-After': { description: 'Seconds', schema: { type: 'integer', minimum: 0 } } },
  503: { 'Retry-After': { description: 'Seconds', schema: { type: 'integer', minimum: 0 } } },
};

/** Where a fault of a kind would be, for an example. */
const pointers: Partial<Record<ProblemCode, string>> = {
  'bad-query': '/period',
  'not-found': '/unit',
  'value-out-of-range': '/answers/0/value',
};

/** The one that stands for its status. */
const shown: readonly ProblemCode[] = ['value-out-of-range'];

export function problemResponses(codes: readonly ProblemCode[]): Record<string, object> {
  const byStatus = Map.groupBy(codes, (code) => problems[code].status);
  return Object.fromEntries(
    [...byStatus]
      .toSorted(([a], [b]) => a - b)
      .map(([status, ofStatus]) => {
        const code = ofStatus.find((one) => shown.includes(one)) ?? ofStatus[0] ?? 'internal-error';
        return [
          String(status),
          {
            description: reasons[status] ?? '',
            headers: {
              'Content-Language': { description: 'Language of the titles', schema: string },
              ...headers[status],
            },
            content: {
              'application/problem+json': {
                schema: {
                  allOf: [
                    { $ref: '#/components/schemas/Problem' },
                    { properties: { code: { enum: ofStatus }, status: { const: status } } },
                  ],
                },
                example: describeProblem([{ code, pointer: pointers[code] ?? '' }], 'en'),
              },
            },
          },
        ];
      }),
  );
}
