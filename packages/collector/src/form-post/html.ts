// A small page of its own: text, and nothing that could run or be fetched. What goes into it is escaped here, all of it.
import { createHash } from 'node:crypto';

/** A text, with its language where that is not the page's. */
export interface Text {
  readonly text: string;
  readonly lang?: string;
}

export interface Page {
  /** BCP 47 tag. */
  readonly lang: string;
  /** Title and heading. */
  readonly heading: string;
  /** Paragraphs, and lists of points. */
  readonly body: readonly (string | readonly (readonly Text[])[])[];
}

const style =
  ':root{color-scheme:light dark}body{max-width:40rem;margin:0 auto;padding:1.5rem 1rem;font:1.125rem/1.5 system-ui,sans-serif;overflow-wrap:break-word}h1{font-size:1.6rem;line-height:1.25}';

/** Nothing is loaded, run or sent from the page; its one style sheet is named by its hash. */
export const contentSecurityPolicy: string = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export function toHtml({ lang, heading, body }: Page): string {
  const blocks = body.map((block) => (typeof block === 'string' ? `<p>${escape(block)}</p>` : listOf(block)));
  return `<!doctype html>
<html lang="${escape(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escape(heading)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escape(heading)}</h1>
${blocks.join('\n')}
</main>
</body>
</html>
`;
}

const listOf = (points: readonly (readonly Text[])[]): string =>
  `<ul>\n${points.map((texts) => `<li>${texts.map(spanOf).join(' ')}</li>`).join('\n')}\n</ul>`;

const spanOf = ({ text, lang }: Text): string =>
  lang === undefined ? escape(text) : `<span lang="${escape(lang)}">${escape(text)}</span>`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in markup and in quoted attributes. */
export const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
