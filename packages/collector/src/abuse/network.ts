import { isIP } from 'node:net';

/**
 * The network that an address is of, as far as one caller usually has it for itself: an IPv4 /24, an IPv6 /56. An
 * IPv4 address in an IPv6 form is the IPv4 address.
 */
export function networkOf(address: string): string {
  const [bare = ''] = address.split('%');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1];
  const ip = mapped ?? bare;
  if (isIP(ip) === 4) return ip.split('.').slice(0, 3).join('.');
  if (isIP(ip) === 6) return firstGroups(ip).join(':');
  return 'unknown';
}

/** The first 56 bits: three groups of 16 and the upper half of the fourth. */
function firstGroups(ip: string): number[] {
  const [head = '', tail] = ip.split('::');
  const groupsOf = (text: string) => (text === '' ? [] : text.split(':'));
  const [before, after] = [groupsOf(head), tail === undefined ? [] : groupsOf(tail)];
  // A dotted end is two groups, and never among the first four with something left to hide behind it.
  const isDotted = (after.at(-1) ?? before.at(-1) ?? '').includes('.');
  const missing = Math.max(0, 8 - before.length - after.length - (isDotted ? 1 : 0));
  const groups = [...before, ...(tail === undefined ? [] : Array<string>(missing).fill('0')), ...after];
  return groups.slice(0, 4).map((group, index) => {
    const bits = Number.parseInt(group, 16);
    return index === 3 ? bits & 0xff00 : bits;
  });
}
