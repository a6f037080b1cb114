// Phone numbers that may be a person's, and what looks like one and is not: order numbers, days, opening hours.
//
// Finland's numbering plan (Traficom's regulation 32): prefix `+358`, `00358`, `358` or `0`. Short numbers (112,
// 116 117), service numbers (0600, 0700, 0800) and the national numbers of organisations (010, 020, 029, 030, 039, 071,
// 073, 075) are not a person's and are left. `+358 (0)40 …` is often written.
//
// A number ends where it is full, and what follows is another one, as in `040 1234567 10 minuuttia`: its last digits
// stick to those before. An opening bracket before `(09) 123 4567` goes with its closing one.

import { certain, type Detector, type Judge, likely, none, standing } from './detector.ts';

const phoneWord = /(?:puh|tel|soit|ring|call|phone|mobil|gsm|känny)[^\d[\]]{0,20}$/;
/** Perhaps with up to two small words after it, such as `nro`, `number`, `on`, `oli`, `är`, `var`, `was`. */
const orderWord =
  /(?:tilau|viit|lasku|diaar|dnro|order|faktur|ref|invoic|beställ|ärend|re[cs]ept)\p{L}*[ :.#-]*(?:(?:är|is|[novw]\p{L}{1,5})[ :.#-]*){0,2}$/u;

/** The groups: what makes the number certain, and what makes it likely without a word such as `puh.` before it. */
const judge: Judge = (run, before, isCertain, isLikely) => {
  // Digits in a row after such a word are an order's, and those with `00` in any grouping.
  if (/^(?:00(?!358)|\d+$)/.test(run) && orderWord.test(before)) return none;
  return isCertain ? certain : isLikely || phoneWord.test(before) ? likely : none;
};

/** Every other country's: 9–15 digits (E.164). Certain with `+`, likely with `00`. */
export const foreignPhone: Detector = [
  'phone',
  standing(
    /(?:\((?=\+?\d{2,5}\)))?(?=(\+)|(00))(?:\+|00)[ (-]{0,2}(?!358)[1-9](?:(?:[ ()-]{0,4}|[./])\d){8,10}\d{0,4}/,
  ),
  judge,
];

/**
 * 04x and 050, always certain. The prefix is in one piece, with a slash only right after it. Neither `0451/01.02.03`, a
 * diary number, nor `0430-0530 15`, opening hours and a day.
 */
export const mobilePhone: Detector = [
  'phone',
  standing(
    /(?:\((?=\+?\d{2,5}\)))?(?:(?:(?:\+|00)[ (-]{0,2})?358[ ()-]{0,4}0?[ ()-]{0,4}|0(?!\d+\/\d+\.\d|\d{3} ?- ?[0-2]\d{3} \d\d?(?!\d)))(4\d|50)(?:\d?\/)?(?:(?:[ ()-]{0,4}|\.)\d){6}(?:(?:[ ()-]{0,4}|\.)\d\d?)?/,
  ),
  judge,
];

/**
 * Landline: certain with `+`, else likely, for most that people tell are a switchboard's. With `0` its area code
 * stands apart, or it is 9–10 digits in a row, or a word such as `puh.` stands before it. Neither `05 11 2026` nor
 * `03-2024`, a day and a month; and with the area code apart one of the next two groups has three digits: a column of
 * minutes (`05 15 25 35`) has none.
 */
export const landline: Detector = [
  'phone',
  standing(
    /(?:\((?=\+?\d{2,5}\)))?(?=(\+)|(00|0(?:1.|.)(?:\d{7}|\D))|)(?:(?:\+|00)[ (-]{0,2}358[ ()-]{0,4}0?[ ()-]{0,4}|0(?!\d[ -]*(?:[01]\d[ -]*)?(?:19|20)\d\d(?!\d))(?=\d\d|\d[ ()-]{0,4}(?:\d\d?[ ()-]{0,4})?\d{3}))(?![23][ ()-]*[09]|[568][ ()-]*0)(?:1[3-9]|[235689])(?:[ ()-]{0,4}\d){5,7}\d?/,
  ),
  judge,
];
