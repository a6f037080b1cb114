// Markup out of templates: whatever is put into one is text and is escaped, unless it is markup already.
import { escape } from '../form-post/html.ts';

/** Markup that is safe as it stands. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template; `false` and what is not there leave nothing behind. */
export type Part = Html | string | number | false | null | undefined | readonly Part[];

/** @example html`<p>${name}</p>` */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const known = kept.get(strings) ?? strings.map((string) => string.replace(/\n\s*/g, '\n'));
  kept.set(strings, known);
  return new Html(known.map((string, index) => string + textOf(parts[index])).join(''));
}

/** A template's own text without the blanks that it is written with here: a third of a page was that. */
const kept = new WeakMap<TemplateStringsArray, readonly string[]>();

/** Data of a script element that is read and not run; nothing in it ends the element. */
export const jsonScript = (type: string, data: unknown): Html =>
  new Html(`<script type="${escape(type)}">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`);

function textOf(part: Part): string {
  if (part instanceof Html) return part.text;
  if (typeof part === 'string') return escape(part);
  if (typeof part === 'number') return String(part);
  return Array.isArray(part) ? part.map(textOf).join('') : '';
}
