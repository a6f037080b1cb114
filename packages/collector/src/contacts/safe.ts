// Contact details as the database holds them: encrypted, and bound to the one feedback they came with. The rules on
// what they may be are the record's (schema); until when they are kept is the row's.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Feedback } from '@palaute/schema';
import type { ContactKey } from './keys.ts';

export type Contact = NonNullable<Feedback['contact']>;

/** Encrypted contact details. */
export interface SealedContact {
  /** Which key opens them. */
  readonly key_id: string;
  /** Nonce, tag and ciphertext in base64. */
  readonly sealed: string;
}

const algorithm = 'aes-256-gcm';
/** NIST SP 800-38D: 96 random bits, for at most 2³² messages of one key. */
const nonceBytes = 12;
const tagBytes = 16;

/** Encrypts and decrypts contact details with AES-256-GCM (ADR 0019). */
export class ContactSafe {
  readonly #newest: ContactKey;
  readonly #keys: ReadonlyMap<string, ContactKey>;

  /** @param keys the first one encrypts, all of them decrypt */
  constructor(keys: readonly [ContactKey, ...ContactKey[]]) {
    this.#newest = keys[0];
    this.#keys = new Map(keys.map((key) => [key.id, key]));
  }

  seal(orgId: string, feedbackId: string, contact: Contact): SealedContact {
    const { id, key } = this.#newest;
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, key, nonce).setAAD(placeOf(orgId, feedbackId));
    const text = Buffer.concat([cipher.update(asText(contact), 'utf8'), cipher.final()]);
    return { key_id: id, sealed: Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64') };
  }

  /** `undefined` when no key opens it, or when it was changed or moved to another feedback. */
  open(orgId: string, feedbackId: string, { key_id, sealed }: SealedContact): Contact | undefined {
    const key = this.#keys.get(key_id)?.key;
    const bytes = Buffer.from(sealed, 'base64');
    if (!key || bytes.length < nonceBytes + tagBytes) return undefined;
    const [nonce, tag, text] = [
      bytes.subarray(0, nonceBytes),
      bytes.subarray(nonceBytes, nonceBytes + tagBytes),
      bytes.subarray(nonceBytes + tagBytes),
    ];
    try {
      const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
        .setAAD(placeOf(orgId, feedbackId))
        .setAuthTag(tag);
      return JSON.parse(Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8')) as Contact;
    } catch {
      return undefined;
    }
  }

  /** Whether two hold the same details. One that cannot be opened is given the benefit of the doubt. */
  isSame(orgId: string, feedbackId: string, one: SealedContact, other: SealedContact): boolean {
    const [first, second] = [one, other].map((sealed) => this.open(orgId, feedbackId, sealed));
    return !first || !second || asText(first) === asText(second);
  }
}

/** Additional authenticated data: a ciphertext opens in the place it was made for and in no other. */
const placeOf = (orgId: string, feedbackId: string) => Buffer.from(JSON.stringify([orgId, feedbackId]));

/** In one order of fields, so that equal details are equal texts. */
const asText = ({ name, email, phone, by }: Contact): string => JSON.stringify({ name, email, phone, by });
