import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';

/** A key that contact details are encrypted with. The object does not show its bytes when it is printed. */
export interface ContactKey {
  /** Stands beside what the key has encrypted, so that keys can be changed. */
  readonly id: string;
  readonly key: KeyObject;
}

/** AES-256. */
const keyBytes = 32;
const pattern = /^([a-z0-9][a-z0-9-]{0,39}):([A-Za-z0-9+/]{43}=)$/;

/**
 * Reads `id:base64[,id:base64…]`. The first key encrypts, all of them decrypt: a new one is put in front, and an old
 * one is taken away once nothing is left that it encrypted.
 * @throws Error that repeats nothing of the text
 */
export function readContactKeys(text: string): readonly [ContactKey, ...ContactKey[]] {
  const keys = text.split(',').map((part): ContactKey => {
    const [, id, secret] = pattern.exec(part.trim()) ?? [];
    if (id === undefined || secret === undefined) {
      throw new Error(
        'PALAUTE_CONTACT_KEYS is id:base64[,id:base64…], each of 32 bytes. Make one with: palaute-collector contact-key',
      );
    }
    return { id, key: createSecretKey(Buffer.from(secret, 'base64')) };
  });
  const [first, ...others] = keys;
  if (!first || new Set(keys.map(({ id }) => id)).size < keys.length) {
    throw new Error('PALAUTE_CONTACT_KEYS has two keys with one id. Each key has an id of its own.');
  }
  return [first, ...others];
}

/** Makes a key as `readContactKeys` reads it. It is a secret, and without it contact details cannot be read. */
export const generateContactKey = (): string =>
  `${randomBytes(4).toString('hex')}:${randomBytes(keyBytes).toString('base64')}`;
