// Work that is asked for when more comes than a budget allows, in altcha's format: the challenge is signed, runs out and
// is for one feedback, and whoever solves it computes for a moment. When work is asked for: gate.ts.
import { createHmac, randomInt } from 'node:crypto';
import { CappedMap, createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Challenge, Payload } from 'altcha-lib/types';
import * as z from 'zod';

export type { Challenge };

/** PBKDF2 rounds of one attempt, and how many attempts it takes: least and most (ADR 0028 has the times). */
const rounds = 2_000;
const fewestAttempts = 50;
const mostAttempts = 100;
/** A page that lost its network for a moment still has its solution taken. */
const lifetimeSeconds = 300;
/** Solutions remembered as used. Each one took work, so filling this takes hours. */
const usedLimit = 20_000;
/** Characters of a header that is looked at; a true one has about 900. */
const longestHeader = 4_096;

const payloadIn = z.object({
  challenge: z.looseObject({
    parameters: z.looseObject({ nonce: z.string(), data: z.record(z.string(), z.string()) }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string(), time: z.number().optional() }),
});

/** What a solution is good for. */
export interface Purpose {
  /** First characters of the key. */
  readonly key: string;
  /** The feedback's id. */
  readonly id: string;
}

export class Proofs {
  readonly #secrets: { readonly hmacSignatureSecret: string; readonly hmacKeySignatureSecret: string };
  readonly #now: () => Date;
  readonly #used = new CappedMap<string, true>({ maxSize: usedLimit });

  /** @param secret the same in every collector behind one address */
  constructor(secret: string, now: () => Date) {
    const derive = (use: string) => createHmac('sha256', secret).update(use).digest('hex');
    this.#secrets = {
      hmacSignatureSecret: derive('palaute challenge'),
      hmacKeySignatureSecret: derive('palaute solution'),
    };
    this.#now = now;
  }

  challenge({ key, id }: Purpose): Promise<Challenge> {
    return createChallenge({
      algorithm: 'PBKDF2/SHA-256',
      deriveKey,
      cost: rounds,
      // Chosen here, not left to luck: nobody waits long, and checking takes no rounds.
      counter: randomInt(fewestAttempts, mostAttempts),
      expiresAt: Math.floor(this.#now().valueOf() / 1000) + lifetimeSeconds,
      data: { key, id },
      ...this.#secrets,
    });
  }

  /** Whether a header holds the solution of a challenge of ours, for this, in time and for the first time. */
  async isSolved(header: string, { key, id }: Purpose): Promise<boolean> {
    const payload = readPayload(header);
    if (!payload) return false;
    const { challenge, solution } = payload;
    const { data, nonce } = challenge.parameters;
    if (data?.['key'] !== key || data['id'] !== id || this.#used.has(nonce)) return false;
    const { verified } = await verifySolution({ challenge, solution, deriveKey, ...this.#secrets });
    return verified && this.#used.setIfAbsent(nonce, true);
  }
}

function readPayload(header: string): Payload | undefined {
  if (header.length > longestHeader) return undefined;
  try {
    const { data } = payloadIn.safeParse(JSON.parse(Buffer.from(header, 'base64').toString('utf8')));
    // The signature holds the rest of the parameters to what was made here.
    return data as Payload | undefined;
  } catch {
    return undefined;
  }
}
