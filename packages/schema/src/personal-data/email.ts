import type { PersonalDataFinding } from './finding.ts';

/** `@` in its spellings: `@`, `(at)`, `[at]`, `(ät)`, ` at `. */
const at = / ?@ ?| ?[([{<] ?(?:at|ät|a|@) ?[)\]}>] ?| at /g;
/** Labels and a top-level domain, from where the sign ends. The dot too may be spelt. */
const domain =
  /[\p{L}\p{N}][\p{L}\p{N}-]*(?:(?:\.| ?[([] ?(?:dot|piste|punkt) ?[)\]] ?| (?:dot|piste|punkt) )[\p{L}\p{N}][\p{L}\p{N}-]*)*(?:\.| ?[([] ?(?:dot|piste|punkt) ?[)\]] ?| (?:dot|piste|punkt) )\p{L}{2,}(?![\p{L}\p{N}])/uy;
const localSign = /[\p{L}\p{N}._%+'-]/u;
/** ` at ` may be English, ` @` a handle in social media. */
const isOpen = (sign: string): boolean => sign === ' at ' || sign === ' @';
/** Before these: a first and a last name, or anything at a provider of private mailboxes. */
const names = /\p{L}[._]\p{L}/u;
const privateMailbox = /^(?:gmail|hotmail|outlook|icloud|luukku|suomi24)\./;

/**
 * Finds e-mail addresses: a practical part of RFC 5322 (no quoted names, no address literals), letters such as ä too.
 *
 * - With `@` and no blank around it: certain.
 * - `etunimi.sukunimi(at)example.fi`, `@` with a blank, ` at ` between what reads as a name and a domain: likely.
 *   `I was at hospital.The nurse …` is English, so ` at ` and ` @` need a name with a dot or a mailbox provider.
 *
 * Linear: a name is read backwards from its sign and never over another one, a domain forwards.
 */
export function findEmails(text: string): PersonalDataFinding[] {
  const findings: PersonalDataFinding[] = [];
  let floor = 0;
  for (const { 0: sign, index } of text.matchAll(at)) {
    domain.lastIndex = index + sign.length;
    const host = domain.exec(text)?.[0];
    if (host === undefined || index < floor) continue;
    let start = index;
    while (start > floor && localSign.test(text[start - 1] ?? '')) start--;
    // Punctuation before the name is the sentence's.
    while (start < index && !/[\p{L}\p{N}_]/u.test(text[start] ?? '')) start++;
    const local = text.slice(start, index);
    if (local === '' || (isOpen(sign) && !names.test(local) && !privateMailbox.test(host))) continue;
    const end = index + sign.length + host.length;
    findings.push({ kind: 'email', start, end, certainty: sign === '@' ? 'certain' : 'likely' });
    floor = end;
  }
  return findings;
}
