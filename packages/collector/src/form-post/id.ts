import { createHash, randomUUID } from 'node:crypto';

/** The namespace of ids that pages give their forms (RFC 9562 §5.5); made once, for this alone. */
const namespace = Buffer.from('6f0b8a52c1d94e7f9a3514d2be8c7760', 'hex');

/**
 * The id of a feedback that a plain form sends: the same for the same `given`, so that a second press of the button
 * or a reload stores nothing more; a new one each time where the page gives none.
 * @param given what the page made for this one showing of the form, if it did
 */
export function feedbackId(formId: string, given: string | undefined): string {
  if (given === undefined) return randomUUID();
  const name = JSON.stringify([formId, given]);
  const bytes = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
}
