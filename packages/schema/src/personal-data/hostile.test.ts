// What a text that was made to be slow costs: no more than its length.

import { describe, expect, test } from 'vitest';
import { findPersonalData } from './index.ts';

describe('a hostile text', () => {
  const repeated = [
    '0123456789',
    '0',
    '00 ',
    '05 ',
    '04 123 ',
    '05 123 ',
    '040 ',
    '+',
    '+1 ',
    '+358 0',
    '358 4 ',
    '(0)',
    '0-',
    '.',
    '@',
    'a@',
    'a.',
    '@a.',
    'a@a.a1 ',
    ' at ',
    'm.m at a.a1 ',
    'm.m ',
    'a dot ',
    '(at)',
    ' @ ',
    ' ',
    '\n',
    'Aa',
    '\u00a0',
    '٠٤ ',
    'ä',
    '👍🏽',
    '131052-928X ',
    '310252-928X ',
    '131052 928',
    '01 ',
    'fi21 1234 5600 0007 86 ',
    'aa11',
    'aa11 ',
    '8024 6',
    '80246802460900000018 ',
    '1.1.2000 ',
    'synt. 1.1.2000 ',
    'synty',
    'synt. ',
    '01012000 ',
    'may 3 ',
    'jan',
    'tilaus 0345678 ',
    'puh. 05 123 ',
    '[poistettu] ',
    '\ud83d',
  ];
  const cases = [
    ...repeated.map(
      (unit) =>
        [unit, (length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length)] as const,
    ),
    ['one long name', (length: number) => `${'a'.repeat(length - 5)}@a.fi`] as const,
    [
      'one long domain after a dotted name',
      (length: number) => `${'a.'.repeat(30)}a@${'a.'.repeat(length / 2 - 32)}a1`,
    ] as const,
    ['one long domain', (length: number) => `@${'a.'.repeat(length / 2 - 2)}a1`] as const,
    ...['0123456789', '0123456789 -.()/+', '0123456789 -.@+()/:aAtT[]\n', '01 @.-'].map(
      (signs) => [`any of ${signs}`, mixed(signs)] as const,
    ),
  ];

  /** Pseudo-random, the same at every run. */
  function mixed(signs: string) {
    return (length: number): string => {
      let state = 1;
      return Array.from(
        { length },
        () => signs[(state = (state * 48_271) % 2_147_483_647) % signs.length],
      ).join('');
    };
  }

  /** Milliseconds of processor time, the best of some: the machine has other work too. */
  function cost(text: string): number {
    let best = Number.POSITIVE_INFINITY;
    for (let run = 0; run < 5; run++) {
      const from = process.cpuUsage();
      findPersonalData(text);
      const { user, system } = process.cpuUsage(from);
      best = Math.min(best, (user + system) / 1000);
    }
    return best;
  }

  test.each(cases)('of twice the length takes at most three times as long: %j', (_, ofLength) => {
    const short = cost(ofLength(50_000));
    const long = cost(ofLength(100_000));
    expect(long).toBeLessThan(3 * short + 3);
    expect(long).toBeLessThan(300);
  });
});
