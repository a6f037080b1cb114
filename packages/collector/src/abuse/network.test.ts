import { describe, expect, it } from 'vitest';
import { networkOf } from './network.ts';

describe('The network of an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.200'],
    ['::ffff:192.0.2.7', '192.0.2.9'],
    ['2001:db8:1:200::1', '2001:db8:1:2ff:ffff::'],
    ['2001:DB8:1:200:0:0:0:1', '2001:db8:1:200::ffff'],
    ['fe80::1%eth0', 'fe80::2'],
    ['::1', '::2'],
    ['2001:db8::', '2001:db8:0:0:1::'],
  ])('is the same for %s and %s', (one, other) => {
    expect(networkOf(one)).toBe(networkOf(other));
    expect(networkOf(one)).not.toBe('unknown');
  });

  it.each([
    ['192.0.2.7', '192.0.3.7'],
    ['2001:db8:1:200::1', '2001:db8:1:300::1'],
    ['2001:db8:1:200::1', '2001:db9:1:200::1'],
    ['::1', '1::'],
    ['::ffff:192.0.2.7', '::1'],
  ])('is another for %s and %s', (one, other) => {
    expect(networkOf(one)).not.toBe(networkOf(other));
  });

  it.each(['', 'unknown', '1.2.3', 'proxy.example'])(
    'is one for all that are no address, such as “%s”',
    (text) => {
      expect(networkOf(text)).toBe('unknown');
    },
  );
});
