import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Challenge, Proofs } from './proofs.ts';

const now = () => new Date();
const purpose = { key: 'palaute_site_abcdefgh', id: '3f2a9c1b-0000-4000-8000-000000000001' };

const headerOf = (content: unknown): string => Buffer.from(JSON.stringify(content)).toString('base64');

/** As altcha's own library solves it. */
async function solve(challenge: Challenge) {
  const solution = await solveChallenge({ challenge, deriveKey });
  return { challenge, solution };
}

describe('A proof of work', () => {
  afterEach(() => vi.useRealTimers());

  it('is taken once, for what it was asked for', async () => {
    const proofs = new Proofs('secret', now);
    const header = headerOf(await solve(await proofs.challenge(purpose)));
    expect(await proofs.isSolved(header, { ...purpose, id: 'another' })).toBe(false);
    expect(await proofs.isSolved(header, { ...purpose, key: 'another' })).toBe(false);
    expect(await proofs.isSolved(header, purpose)).toBe(true);
    expect(await proofs.isSolved(header, purpose)).toBe(false);
  });

  it('is taken once, when it comes twice at the same time', async () => {
    const proofs = new Proofs('secret', now);
    const header = headerOf(await solve(await proofs.challenge(purpose)));
    const taken = await Promise.all([1, 2, 3].map(() => proofs.isSolved(header, purpose)));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it('is taken by every collector that has the secret, and by no other', async () => {
    const header = headerOf(await solve(await new Proofs('secret', now).challenge(purpose)));
    expect(await new Proofs('another secret', now).isSolved(header, purpose)).toBe(false);
    expect(await new Proofs('secret', now).isSolved(header, purpose)).toBe(true);
  });

  it('is not taken when its challenge was changed, or made by somebody else', async () => {
    const proofs = new Proofs('secret', now);
    const { challenge, solution } = await solve(await proofs.challenge(purpose));
    const parameters = { ...challenge.parameters, data: { ...purpose, id: 'another' } };
    expect(
      await proofs.isSolved(headerOf({ challenge: { ...challenge, parameters }, solution }), {
        ...purpose,
        id: 'another',
      }),
    ).toBe(false);
    const { signature: _signature, ...unsigned } = challenge;
    expect(await proofs.isSolved(headerOf({ challenge: unsigned, solution }), purpose)).toBe(false);
  });

  it('is not taken after five minutes', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-22T12:00:00Z') });
    const proofs = new Proofs('secret', now);
    const headers = [
      headerOf(await solve(await proofs.challenge(purpose))),
      headerOf(await solve(await proofs.challenge(purpose))),
    ];
    vi.setSystemTime(Date.parse('2026-11-22T12:04:59Z'));
    expect(await proofs.isSolved(headers[0] ?? '', purpose)).toBe(true);
    vi.setSystemTime(Date.parse('2026-11-22T12:05:02Z'));
    expect(await proofs.isSolved(headers[1] ?? '', purpose)).toBe(false);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', 'AAAA'],
    ['null', headerOf(null)],
    ['no challenge', headerOf({ solution: { counter: 1, derivedKey: 'ab' } })],
    ['a guess without a challenge of ours', headerOf({ challenge: {}, solution: {} })],
    ['too much', 'A'.repeat(100_000)],
  ])('is not %s', async (_name, header) => {
    expect(await new Proofs('secret', now).isSolved(header, purpose)).toBe(false);
  });

  it('takes 50 to 99 attempts: nobody is unlucky', async () => {
    const proofs = new Proofs('secret', now);
    const counters = await Promise.all(
      Array.from(
        { length: 20 },
        async () => (await solve(await proofs.challenge(purpose))).solution?.counter ?? 0,
      ),
    );
    expect(Math.min(...counters)).toBeGreaterThanOrEqual(50);
    expect(Math.max(...counters)).toBeLessThan(100);
  });
});
