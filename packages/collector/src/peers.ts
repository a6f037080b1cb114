// Who speaks to the collector: its proxies are believed when they say for whom, nobody else is. And the id by which one
// request is found again in the logs.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/**
 * Tells whether an address is one of the trusted proxies. Fastify walks `X-Forwarded-For` from its end for as long as it
 * is: the first address that is none of them is the caller's, whatever the caller has written in front.
 * @param proxies addresses and CIDRs, as the settings have checked them
 */
export function trust(proxies: readonly string[]): (address: string) => boolean {
  const trusted = new BlockList();
  for (const proxy of proxies) {
    const [address = '', length] = proxy.split('/');
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
    if (length === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, Number(length), family);
  }
  return (address) => {
    const version = isIP(address);
    return version !== 0 && trusted.check(address, version === 4 ? 'ipv4' : 'ipv6');
  };
}

/** A UUID, or the 32 hexadecimal digits of nginx's `$request_id` and of a trace: nothing that a person could be in. */
const requestIdPattern = /^[0-9a-f]{32}$|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id that a trusted proxy gave the request in `X-Request-Id`; everybody else's gets one of ours. */
export const requestId =
  (isTrusted: (address: string) => boolean) =>
  ({ headers, socket }: IncomingMessage): string => {
    const given = headers['x-request-id'];
    const isTaken =
      typeof given === 'string' && requestIdPattern.test(given) && isTrusted(socket.remoteAddress ?? '');
    return isTaken ? given : randomUUID();
  };
