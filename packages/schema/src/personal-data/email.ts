import { certain, type Detector, likely, standing } from './detector.ts';

/**
 * E-mail addresses: a practical part of RFC 5322 (no quoted names, no address literals), letters such as ä too.
 *
 * - With `@` and no blank around it: certain.
 * - `etunimi.sukunimi(at)example.fi`, `@` with a blank, ` at ` between what reads as a name and a domain: likely.
 *   `I was at hospital.The nurse …` is English.
 */
export const email: Detector = [
  'email',
  standing(
    // A name of at most 64 signs (RFC 5321), `@` in its spellings, labels and a top-level domain. The dot too may be
    // spelt. ` at ` may be English and ` @` a handle in social media: a provider of private mailboxes must follow, or
    // the name, in the second half, have a dot.
    /(?:[\p{L}\p{N}_][\p{L}\p{N}._%+'-]{0,63}(?:(@)| ?@ |[([{< ]{1,2}(?:[aä]t?|@) ?[)\]}>] ?|(?: at | @)(?=(?:gmail|hotmail|outlook|icloud|luukku|suomi24)\.))|(?=\S{0,62}\p{L}[._]\p{L})[\p{L}\p{N}_][\p{L}\p{N}._%+'-]{0,63}(?: at | @))(?:[\p{L}\p{N}-]{1,63}(?:\.|[([ ]{1,2}(?:dot|piste|punkt)[)\] ]{1,2}))+\p{L}{2,}/u,
  ),
  (_run, _before, at) => (at ? certain : likely),
];
