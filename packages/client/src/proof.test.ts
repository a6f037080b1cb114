import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { describe, expect, it } from 'vitest';
import type { Feedback } from '@palaute/schema';
import { createPalaute } from './client.ts';
import { sendFeedback } from './light.ts';
import { solve } from './proof.ts';

const secrets = { hmacSignatureSecret: 'one', hmacKeySignatureSecret: 'two' };

describe('The solver of proofs', () => {
  it.each([1, 7, 63])('finds what altcha takes for right, at attempt %i', async (counter) => {
    const challenge = await createChallenge({
      algorithm: 'PBKDF2/SHA-256',
      deriveKey,
      cost: 10,
      counter,
      ...secrets,
    });
    const header = await solve(challenge);
    const sent = JSON.parse(atob(header)) as Parameters<typeof verifySolution>[0];
    expect(sent.solution.counter).toBe(counter);
    expect(await verifySolution({ ...sent, deriveKey, ...secrets })).toMatchObject({ verified: true });
  });

  it('gives up on what nobody could solve', async () => {
    const challenge = {
      parameters: { nonce: 'ab', salt: 'cd', cost: 1, keyLength: 32, keyPrefix: 'no hex' },
    };
    expect(await solve(challenge)).toBe('none');
  });
});

describe('A sender that is asked for work', () => {
  const feedback: Feedback = {
    schema: '1',
    id: '3f2a9c1b-0000-4000-8000-000000000001',
    instrument: 'thl-kap-2022',
    textVersion: '2026-11-22',
    language: 'fi',
    unit: '1.2.246.10.32213078.10.0',
    collectionChannel: 'web',
    shown: ['nps'],
    answers: [{ item: 'nps', value: 9 }],
  };
  const answer = (status: number, body: object) => new Response(JSON.stringify(body), { status });
  const receipt = { id: feedback.id, status: 'stored', receivedOn: '2026-11-22', reference: '3F2A9C1B' };
  const asking = async () =>
    answer(429, {
      code: 'proof-required',
      challenge: await createChallenge({
        algorithm: 'PBKDF2/SHA-256',
        deriveKey,
        cost: 10,
        counter: 5,
        ...secrets,
      }),
    });
  const waits = { now: () => 0, wait: () => Promise.reject(new Error('Nobody has to wait.')) };
  /** What each of the two ways to send does with a collector that answers so. */
  const senders = {
    'light sender': (fetch: typeof globalThis.fetch) =>
      sendFeedback(feedback, { endpoint: 'http://collector', key: 'k', fetch, clock: waits }),
    SDK: (fetch: typeof globalThis.fetch) =>
      createPalaute({ endpoint: 'http://collector', key: 'k', fetch, retries: 0 }).send(feedback),
  };

  describe.each(Object.entries(senders))('by the %s', (_name, send) => {
    /** Answers with challenges until a request has so many proofs behind it; keeps what was sent. */
    const collector = (challenges: number, proofs: (string | null)[], bodies: string[] = []) =>
      (async (input: RequestInfo | URL, init?: RequestInit) => {
        const request = new Request(input, init);
        proofs.push(request.headers.get('palaute-proof'));
        bodies.push(await request.text());
        return proofs.length <= challenges ? asking() : answer(201, receipt);
      }) as typeof globalThis.fetch;

    it('does it, and sends the same again with the solution', async () => {
      const proofs: (string | null)[] = [];
      const bodies: string[] = [];
      expect(await send(collector(1, proofs, bodies))).toMatchObject({ reference: '3F2A9C1B' });
      expect(proofs).toEqual([null, expect.any(String)]);
      expect(JSON.parse(atob(proofs[1] ?? ''))).toMatchObject({ solution: { counter: 5 } });
      expect(bodies[1]).toBe(bodies[0]);
    });

    it('says that it cannot, where the platform computes nothing', async () => {
      const { subtle } = crypto;
      Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true });
      try {
        const proofs: (string | null)[] = [];
        const fetch = (async (input: RequestInfo | URL, init?: RequestInit) => {
          proofs.push(new Request(input, init).headers.get('palaute-proof'));
          return proofs.length === 1
            ? answer(429, {
                code: 'proof-required',
                challenge: {
                  parameters: { nonce: 'ab', salt: 'cd', cost: 1, keyLength: 32, keyPrefix: '00' },
                },
              })
            : answer(202, { ...receipt, status: 'quarantined' });
        }) as typeof globalThis.fetch;
        expect(await send(fetch)).toMatchObject({ status: 'quarantined' });
        expect(proofs).toEqual([null, 'none']);
      } finally {
        Object.defineProperty(crypto, 'subtle', { value: subtle, configurable: true });
      }
    });
  });

  it('gives up after three solutions that were not taken', async () => {
    let count = 0;
    const fetch = (async () => {
      count += 1;
      return asking();
    }) as typeof globalThis.fetch;
    const clock = { now: () => 0, wait: async () => {} };
    const sending = sendFeedback(feedback, { endpoint: 'http://collector', key: 'k', fetch, clock });
    await expect(sending).rejects.toMatchObject({ code: 'unavailable', problem: { code: 'proof-required' } });
    expect(count).toBeLessThanOrEqual(5);
  });
});
