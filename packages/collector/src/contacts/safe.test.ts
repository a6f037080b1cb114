import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateContactKey, readContactKeys } from './keys.ts';
import { type Contact, ContactSafe } from './safe.ts';

const here = ['1.2.246.10.32213078.10.0', '0b9f2a9e-4a8f-4c37-9a59-3d2f7c8f1a11'] as const;
const contact: Contact = { name: 'Maija', email: 'maija@posti.example', phone: '040 1234567', by: 'phone' };
const [old, young] = [generateContactKey(), generateContactKey()];
const safeOf = (...keys: string[]) => new ContactSafe(readContactKeys(keys.join(',')));

describe('Sealed contact details', () => {
  it('open to what they were', () => {
    const safe = safeOf(young);
    const word = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(fc.record({ name: word, email: word, phone: word }, { requiredKeys: [] }), (given) => {
        expect(safe.open(...here, safe.seal(...here, given))).toEqual(given);
      }),
    );
  });

  it('show nothing of themselves, not even that two are the same', () => {
    const [one, other] = [safeOf(young).seal(...here, contact), safeOf(young).seal(...here, contact)];
    expect(one.sealed).not.toBe(other.sealed);
    expect(Buffer.from(one.sealed, 'base64').toString('latin1')).not.toMatch(/maija|1234567/i);
  });

  it('open in their own place only: no other feedback, no other organisation', () => {
    const safe = safeOf(young);
    const sealed = safe.seal(...here, contact);
    expect(safe.open(here[0], '0b9f2a9e-4a8f-4c37-9a59-3d2f7c8f1a12', sealed)).toBeUndefined();
    expect(safe.open('1.2.246.10.32213086.10.0', here[1], sealed)).toBeUndefined();
  });

  it('do not open when a single bit has changed, or the end is cut off', () => {
    const safe = safeOf(young);
    const { key_id, sealed } = safe.seal(...here, contact);
    const bytes = Buffer.from(sealed, 'base64');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(
        safe.open(...here, { key_id, sealed: changed.toString('base64') }),
        `byte ${at}`,
      ).toBeUndefined();
      const cut = bytes.subarray(0, at).toString('base64');
      expect(safe.open(...here, { key_id, sealed: cut }), `cut at ${at}`).toBeUndefined();
    }
  });

  it('open with an older key as long as it is there, and are made with the first', () => {
    const sealed = safeOf(old).seal(...here, contact);
    const both = safeOf(young, old);
    expect(both.open(...here, sealed)).toEqual(contact);
    expect(both.seal(...here, contact).key_id).toBe(young.split(':')[0]);
    expect(safeOf(young).open(...here, sealed)).toBeUndefined();
  });

  it('do not open with another key of the same name', () => {
    const sealed = safeOf(`one:${old.split(':')[1]}`).seal(...here, contact);
    expect(safeOf(`one:${young.split(':')[1]}`).open(...here, sealed)).toBeUndefined();
  });

  it('are the same when the details are, in whatever order and under whatever key', () => {
    const safe = safeOf(young, old);
    const sealed = safeOf(old).seal(...here, contact);
    const { name, ...rest } = contact;
    expect(safe.isSame(...here, sealed, safe.seal(...here, { ...rest, name: name ?? '' }))).toBe(true);
    expect(safe.isSame(...here, sealed, safe.seal(...here, rest))).toBe(false);
    expect(safe.isSame(...here, sealed, safe.seal(...here, { ...contact, phone: '040 1234568' }))).toBe(
      false,
    );
  });
});

describe('Contact keys', () => {
  it('are new each time, and read as they were made', () => {
    expect(old).not.toBe(young);
    expect(readContactKeys(`${old},${young}`).map(({ id }) => id)).toEqual(
      [old, young].map((key) => key.split(':')[0]),
    );
  });

  it('do not show when they are printed', () => {
    const [key] = readContactKeys(old);
    expect(JSON.stringify(key)).not.toContain(old.split(':')[1]);
  });

  it.each([
    ['nothing', ''],
    ['a key without a name', old.split(':')[1] ?? ''],
    ['a short key', 'one:c2VjcmV0'],
    ['a long one', `one:${Buffer.alloc(33).toString('base64')}`],
    ['an end without a key', `${old},`],
    ['two of one name', `${old},${old}`],
  ])('are refused as %s, without repeating it', (_name, text) => {
    const told = () => readContactKeys(text);
    expect(told).toThrow(/^PALAUTE_CONTACT_KEYS /);
    const secret = text.split(':')[1];
    if (secret) expect(told).not.toThrow(secret);
  });
});
