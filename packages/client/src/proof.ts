// Solves what a collector asks for when more comes from one place than it takes as it is: altcha's challenge, some
// attempts of PBKDF2. Brought in only when it is needed. Whether a solution is right is the collector's to say.

/** What is needed of a challenge in the format of altcha 2; all of it is sent back. */
interface Challenge {
  readonly parameters: {
    readonly nonce: string;
    readonly salt: string;
    readonly cost: number;
    readonly keyLength: number;
    readonly keyPrefix: string;
  };
}

/** Far more than a collector asks for: nobody computes for ever. */
const mostAttempts = 10_000;

const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number(`0x${byte}`));

/**
 * Computes off the page's own thread, so that the page stays alive.
 * @returns the value of the header `palaute-proof`: `none` when nothing was found
 * @throws whatever the platform does where nothing can be computed, as on a page without TLS
 */
export async function solve(challenge: object): Promise<string> {
  const { nonce, salt, cost, keyLength, keyPrefix } = (challenge as Challenge).parameters;
  const { subtle } = crypto;
  for (let counter = 0; counter < mostAttempts; counter += 1) {
    const password = bytesOf(nonce + counter.toString(16).padStart(8, '0'));
    const bits = await subtle.deriveBits(
      { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations: cost },
      await subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']),
      keyLength * 8,
    );
    const derivedKey = Array.from(new Uint8Array(bits), (byte) => byte.toString(16).padStart(2, '0')).join(
      '',
    );
    if (derivedKey.startsWith(keyPrefix)) {
      return btoa(JSON.stringify({ challenge, solution: { counter, derivedKey } }));
    }
  }
  return 'none';
}
