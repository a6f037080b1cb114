// What a caller may be told when the database cannot do something: the documented refusal, and nothing from inside.
import { expect } from 'vitest';
import type { Answered } from '../environment/feedback.ts';

/** Words of SQL, of PostgreSQL's messages, of stack traces and of paths. */
const inside =
  /\b(select|insert|update|relation|constraint|violates|tablespace|postgres|pglite|sqlstate|node_modules)\b|\bat [\w.<>]+ \(/i;

/** 503 in the documented shape, with a time to come again. */
export function expectNotNow({ status, headers, body }: Answered): void {
  expect({ status, code: body['code'] }).toEqual({ status: 503, code: 'database-unavailable' });
  expect(headers.get('content-type')).toContain('application/problem+json');
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  expect(body).toMatchObject({ type: 'urn:palaute:problem:database-unavailable', status: 503, pointer: '' });
  expectNothingFromInside(body);
}

export const expectNothingFromInside = (body: object): void =>
  expect(JSON.stringify(body)).not.toMatch(inside);
