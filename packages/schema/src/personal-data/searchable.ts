/**
 * The text with one spelling for what is written in many: small letters, `-` for every dash, a space for every blank
 * but the line feed (zero-width ones, soft hyphens and bidi marks too), ASCII for Arabic digits and for full-width and
 * small signs. Every code unit stays in its place, so offsets hold: `İ`, the one letter that would grow in small
 * letters, becomes a plain I first, and a mark of two code units two spaces.
 */
export const searchable = (text: string): string =>
  text
    .replace(/[\u0660-\u06f9\ufe50-\uff5e\u0130]/g, (sign) =>
      // The digits of both Arabic series end in their value.
      /\p{Nd}/u.test(sign) ? `${sign.charCodeAt(0) & 15}` : sign.normalize('NFKD').charAt(0),
    )
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2043\u2212]/g, '-')
    .replace(/[^\S\n]|\p{Cf}/gu, (blank) => ' '.repeat(blank.length));
