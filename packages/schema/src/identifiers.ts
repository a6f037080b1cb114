// Identifiers that can be checked without asking anybody: the Finnish business id and the OID that carries it.

/** Weights of the Finnish business id's check digit (Y-tunnus, modulus 11). */
const weights = [7, 9, 10, 5, 8, 4, 2];

/**
 * Whether eight digits are a Finnish business id with a right check digit (no dash: `32213078`).
 * A remainder of 1 has no check digit, so such a number is never given out.
 */
export function isBusinessId(digits: string): boolean {
  if (!/^\d{8}$/.test(digits)) return false;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  const remainder = sum % 11;
  return remainder !== 1 && Number(digits[7]) === (remainder === 0 ? 0 : 11 - remainder);
}

const oidPattern = /^1\.2\.246\.10\.([1-9]\d{5,7})\.10\.(?:0|[1-9]\d{0,9})(?:\.(?:0|[1-9]\d{0,9})){0,8}$/;

export type OidVerdict = 'ok' | 'oid-format' | 'oid-check-digit';

/**
 * Checks an OID of THL's SOTE organisation register (code system 1.2.246.537.6.202):
 * `1.2.246.10.<business id without dash and leading zeros>.10.<n>`, e.g. `1.2.246.10.32213078.10.0`.
 */
export function checkOid(oid: string): OidVerdict {
  const digits = oidPattern.exec(oid)?.[1];
  if (digits === undefined) return 'oid-format';
  return isBusinessId(digits.padStart(8, '0')) ? 'ok' : 'oid-check-digit';
}

/** FHIR writes an OID as `urn:oid:…`; the record holds the bare form. */
export const bareOid = (oid: string): string => oid.replace(/^urn:oid:/i, '');
