// Spoken to as a proxy and as anybody would: over real sockets, from addresses of the loopback network.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { json } from 'node:stream/consumers';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { requestId, trust } from './peers.ts';

interface Seen {
  readonly address: string;
  readonly id: string;
}

describe('A caller', () => {
  let app: FastifyInstance;
  afterEach(() => app.close());

  /** What a server that trusts these proxies makes of a request from an address, with some headers. */
  async function seen(
    proxies: readonly string[],
    from: string,
    headers: Record<string, string>,
  ): Promise<Seen> {
    const isTrusted = trust(proxies);
    app = Fastify({ trustProxy: isTrusted, genReqId: requestId(isTrusted) });
    app.get('/', ({ ip, id }) => ({ address: ip, id }));
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    const sent = request(url, { headers, localAddress: from, agent: false }).end();
    const [answer] = (await once(sent, 'response')) as [NodeJS.ReadableStream];
    return (await json(answer)) as Seen;
  }
  const addressSeen = async (proxies: readonly string[], from: string, forwardedFor: string) =>
    (await seen(proxies, from, { 'x-forwarded-for': forwardedFor })).address;

  it('cannot choose its address, when no proxy is trusted', async () => {
    expect(await addressSeen([], '127.0.0.2', '203.0.113.7')).toBe('127.0.0.2');
  });

  it('cannot choose its address, when it is not the proxy that is trusted', async () => {
    expect(await addressSeen(['127.0.0.3', '10.0.0.0/8'], '127.0.0.2', '203.0.113.7')).toBe('127.0.0.2');
  });

  it('has the address that a trusted proxy gives', async () => {
    expect(await addressSeen(['127.0.0.0/29'], '127.0.0.2', '203.0.113.7')).toBe('203.0.113.7');
  });

  it('cannot choose its address by what it writes in front of the proxy’s', async () => {
    expect(await addressSeen(['127.0.0.2'], '127.0.0.2', '198.51.100.1, 203.0.113.7')).toBe('203.0.113.7');
    expect(await addressSeen(['127.0.0.2'], '127.0.0.2', '127.0.0.2, 203.0.113.7')).toBe('203.0.113.7');
  });

  it('is seen through two trusted proxies', async () => {
    const chain = '198.51.100.1, 2001:db8::9, 10.1.2.3';
    expect(await addressSeen(['127.0.0.2', '10.0.0.0/8'], '127.0.0.2', chain)).toBe('2001:db8::9');
  });

  it('cannot be taken for a proxy by words that are no address', async () => {
    expect(await addressSeen(['127.0.0.2'], '127.0.0.2', '203.0.113.7, nobody')).toBe('nobody');
    expect(trust(['0.0.0.0/1', '128.0.0.0/1'])('nobody')).toBe(false);
  });

  it('is known in IPv6 too, and by an IPv4 address written as one of IPv6', () => {
    const isTrusted = trust(['10.0.0.0/24', 'fd00:1::/64']);
    expect(['10.0.0.9', '::ffff:10.0.0.9', 'fd00:1::7'].map(isTrusted)).toEqual([true, true, true]);
    expect(['10.0.1.9', '::ffff:10.0.1.9', 'fd00:2::7'].map(isTrusted)).toEqual([false, false, false]);
  });

  it.each([
    ['a UUID', '8f14e45f-ceea-4672-a3c1-0123456789ab'],
    ['nginx’s 32 digits', '8f14e45fceea4672a3c10123456789ab'],
  ])('has the request id that a trusted proxy gives, of %s', async (_name, id) => {
    expect((await seen(['127.0.0.2'], '127.0.0.2', { 'x-request-id': id })).id).toBe(id);
  });

  it.each([
    ['from somebody who is no proxy', '127.0.0.3', randomUUID()],
    ['that could be a person', '127.0.0.2', 'Maija-Meikalainen-010190-999W'],
    ['that is too long', '127.0.0.2', 'a'.repeat(64)],
  ])('has an id of ours instead of one %s', async (_name, from, id) => {
    const given = (await seen(['127.0.0.2'], from, { 'x-request-id': id })).id;
    expect(given).toMatch(/^[0-9a-f-]{36}$/);
    expect(given).not.toBe(id);
  });
});
