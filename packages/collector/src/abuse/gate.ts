// Decides what becomes of a feedback that is good in itself: stored, asked for work first, or set apart. The budgets it
// goes by are counted here in memory; nothing of an address is kept, only a keyed hash of its network with a salt of
// the day, which nobody else has (ADR 0028).
import { createHmac, randomBytes } from 'node:crypto';
import { dayInFinland } from '@palaute/schema';
import type { Access } from '../keys.ts';
import { Refusal } from '../problems.ts';
import { Buckets } from './buckets.ts';
import type { Count } from './ladder.ts';
import { networkOf } from './network.ts';
import { Proofs, type Purpose } from './proofs.ts';

/** Feedbacks of one network in ten minutes for a site key that has no budget of its own. */
export const defaultBudget = 50;
/** So many times the budget again goes through with work done, and so many are set apart. */
const provenTimes = 10;
/** Networks remembered at once, of all keys together. */
const networkLimit = 100_000;

export interface GateOptions {
  readonly count: Count;
  readonly now: () => Date;
  /** Shared by the collectors behind one address. @default random: solutions are taken by this process only */
  readonly proofSecret?: string | undefined;
}

/** Who sends, and how. */
export interface Sender {
  readonly access: Access;
  /** As the connection or a trusted proxy tells it; it is not kept. */
  readonly address: string;
  /** The header `palaute-proof`; `undefined` when there is none, null from whoever can compute nothing, as plain forms. */
  readonly proof: string | undefined | null;
}

/** Why a feedback is set apart: over its budget, and without work done or even with it. */
export type QuarantineReason = 'without-proof' | 'over-budget';

export class Gate {
  readonly #count: Count;
  readonly #now: () => Date;
  readonly #proofs: Proofs;
  readonly #buckets = new Buckets(networkLimit);
  #salt = { day: '', value: randomBytes(32) };

  constructor({ count, now, proofSecret = randomBytes(32).toString('hex') }: GateOptions) {
    this.#count = count;
    this.#now = now;
    this.#proofs = new Proofs(proofSecret, now);
  }

  /**
   * Lets one feedback of a sender in.
   * @returns why it is to be set apart, or `undefined`: it is to be stored
   * @throws Refusal `proof-required` with a challenge; `too-many-requests` of a secret key, or when one network has
   * filled its part of quarantine
   */
  async admit(sender: Sender, id: string): Promise<QuarantineReason | undefined> {
    const { access } = sender;
    if (!access.origins) return this.#admitSecret(access);
    const budget = access.budget ?? defaultBudget;
    const network = this.#hashOf(access.prefix, sender.address);
    const waitMs = this.#take(`free ${network}`, budget, `free ${access.prefix}`);
    if (waitMs === 0) {
      this.#count('budget', 'passed');
      return undefined;
    }
    this.#count('budget', 'over');
    if (sender.proof === null) return this.#hold(access, network, 'without-proof');
    await this.#requireProof(sender.proof, { key: access.prefix, id }, waitMs);
    if (this.#take(`proven ${network}`, budget * provenTimes, `proven ${access.prefix}`) === 0) {
      this.#count('quarantine', 'passed');
      return undefined;
    }
    return this.#hold(access, network, 'over-budget');
  }

  /** Nor is the room of quarantine without an end: what one network fills of it has a budget, too. */
  #hold({ prefix, budget }: Access, network: string, reason: QuarantineReason): QuarantineReason {
    const most = (budget ?? defaultBudget) * provenTimes;
    const waitMs = this.#take(`held ${network}`, most, `held ${prefix}`);
    this.#count('quarantine', waitMs === 0 ? 'held' : 'full');
    if (waitMs > 0) throw tooMany(waitMs);
    return reason;
  }

  /** A secret key has one holder, who is told to wait. */
  #admitSecret({ prefix, budget }: Access): undefined {
    if (budget === null) return;
    const waitMs = this.#take(`key ${prefix}`, budget, `key ${prefix}`);
    this.#count('key-budget', waitMs === 0 ? 'passed' : 'over');
    if (waitMs > 0) throw tooMany(waitMs);
  }

  async #requireProof(proof: string | undefined, purpose: Purpose, waitMs: number): Promise<void> {
    if (proof !== undefined && (await this.#proofs.isSolved(proof, purpose))) {
      return this.#count('proof', 'solved');
    }
    this.#count('proof', proof === undefined ? 'asked' : 'wrong');
    const challenge = await this.#proofs.challenge(purpose);
    // Whoever cannot compute may wait instead.
    throw new Refusal([{ code: 'proof-required', pointer: '' }], Math.ceil(waitMs / 1000), { challenge });
  }

  #take(name: string, budget: number, overflow: string): number {
    return this.#buckets.take(name, budget, this.#now().valueOf(), overflow);
  }

  #hashOf(prefix: string, address: string): string {
    const day = dayInFinland(this.#now());
    if (this.#salt.day !== day) this.#salt = { day, value: randomBytes(32) };
    return createHmac('sha256', this.#salt.value)
      .update(`${prefix} ${networkOf(address)}`)
      .digest('base64url')
      .slice(0, 22);
  }
}

const tooMany = (waitMs: number): Refusal =>
  new Refusal([{ code: 'too-many-requests', pointer: '' }], Math.ceil(waitMs / 1000));
