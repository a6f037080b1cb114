// What a person wrote: how long it is, and the form in which it is kept.

/**
 * Whether a text has more user-perceived characters than `limit`: 👍🏽 is one, however many code units it takes.
 * Never counts further than it must.
 */
export function isLongerThan(text: string, limit: number): boolean {
  if (text.length <= limit) return false;
  // A cluster may be any number of code units long; a text this far over is too long whatever it is made of.
  if (text.length > limit * 8) return true;
  let count = 0;
  // Made only here, where few ever come: an old browser without it must still load the form.
  const graphemes = new Intl.Segmenter('fi', { granularity: 'grapheme' });
  for (const _ of graphemes.segment(text)) if (++count > limit) return true;
  return false;
}

/** Every control character but tab and line feed. */
const controls = /(?![\n\t])\p{Cc}/gu;

/**
 * The form in which a text is kept: one kind of line break, no control characters, well-formed Unicode (a lone
 * surrogate or a NUL would be refused by PostgreSQL), no blank ends.
 */
export const normaliseText = (text: string): string =>
  text.toWellFormed().replace(/\r\n?/g, '\n').replace(controls, '').trim();
