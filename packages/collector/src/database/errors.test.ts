import { describe, expect, it } from 'vitest';
import { isDatabaseAway, isWorthRepeating } from './errors.ts';

const withCode = (code: string) => Object.assign(new Error('x'), { code });

describe('A database error', () => {
  it.each(['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03', '53300', '53100', '08006', '25006'])(
    'means that the database is away: %s',
    (code) => expect(isDatabaseAway(withCode(code))).toBe(true),
  );

  it.each(['23503', '22P02', '42601', 'FST_ERR_VALIDATION', '40001'])('does not mean it: %s', (code) =>
    expect(isDatabaseAway(withCode(code))).toBe(false),
  );

  it('is told by its words where it has no code', () => {
    expect(isDatabaseAway(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(isDatabaseAway(new AggregateError([withCode('ECONNREFUSED')]))).toBe(true);
    expect(isDatabaseAway(new Error('something else'))).toBe(false);
    expect(isDatabaseAway('Connection terminated')).toBe(false);
  });

  it('is worth repeating after a serialization failure or a deadlock only', () => {
    expect(['40001', '40P01', '23505', '57P01'].map((code) => isWorthRepeating(withCode(code)))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
