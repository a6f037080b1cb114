// What every page has around its content: head, skip link, languages, where one is.
import { type PageQuery, type SiteLanguage, siteLanguages } from './addresses.ts';
import { html, Html, jsonScript } from './html.ts';
import { iconFile, style, styleFile } from './style.ts';
import { siteTexts, type View } from './view.ts';

/** A step of the way to a page; without an address, the page itself. */
export interface Step {
  readonly name: Html | string;
  readonly address?: string;
}

export interface Page {
  readonly title: string;
  readonly description?: string;
  /** The same page in a language, by path; none of a page that nobody shall find or link to. */
  readonly addressIn?: (lang: SiteLanguage) => string;
  /** Way from the list of organisations, which is not in it. */
  readonly steps?: readonly Step[];
  /** Organisation whose places are searched. */
  readonly searched?: { readonly organisation: string; readonly query?: PageQuery };
  /** schema.org, of what the page tells. */
  readonly data?: object;
  readonly content: Html;
}

/**
 * Nothing is run or loaded but the style and the icon of the same place. A file of its own has its style within and is
 * under no such rule. Nothing connects, either, for nothing runs; but Lighthouse gets robots.txt as the page would, and
 * takes it for broken where it may not.
 */
export const contentSecurityPolicy =
  "default-src 'none'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'";

export function render(view: View, page: Page): string {
  const { texts, lang, isFile } = view;
  const title = page.title === texts.siteName ? page.title : `${page.title} – ${texts.siteName}`;
  return html`${new Html('<!doctype html>')}
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${page.description !== undefined && html`<meta name="description" content="${page.description}" />`}
        ${
          isFile
            ? html`<style>
                ${new Html(style)}
              </style>`
            : linksOf(view, page)
        }
        ${page.data !== undefined && jsonScript('application/ld+json', page.data)}
      </head>
      <body>
        ${!isFile && top(view, page)}
        <main id="main">${!isFile && wayTo(view, page.steps ?? [])} ${page.content}</main>
        ${!isFile && bottom(view)}
      </body>
    </html> `.text;
}

function linksOf(view: View, { addressIn }: Page): Html {
  const { addresses, lang } = view;
  const whole = (path: string) => addresses.whole(path);
  return html`<link rel="stylesheet" href="${addresses.file(styleFile)}" />
    <link rel="icon" href="${addresses.file(iconFile)}" type="image/svg+xml" />
    ${
      addressIn
        ? html`<link rel="canonical" href="${whole(addressIn(lang))}" />
            ${siteLanguages.map((one) => html`<link rel="alternate" hreflang="${one}" href="${whole(addressIn(one))}" />`)}
            <link rel="alternate" hreflang="x-default" href="${whole(addressIn('fi'))}" />`
        : html`<meta name="robots" content="noindex" />`
    }`;
}

function top(view: View, { addressIn, searched }: Page): Html {
  const { texts, addresses, lang } = view;
  const others = siteLanguages.filter((one) => one !== lang);
  return html`<a class="skip" href="#main">${texts.skip}</a>
    <header class="top">
      <p class="site"><a href="${addresses.index(lang)}">${texts.siteName}</a></p>
      <nav aria-label="${texts.languages}">
        <ul class="languages">
          ${others.map(
            (one) =>
              html`<li>
                <a href="${addressIn ? addressIn(one) : addresses.index(one)}" lang="${one}" hreflang="${one}"
                  >${siteTexts[one].ownName}</a
                >
              </li>`,
          )}
        </ul>
      </nav>
      ${searched && searchForm(view, searched.organisation, searched.query?.q)}
    </header>`;
}

function searchForm(view: View, organisation: string, query = ''): Html {
  const { texts, addresses, lang } = view;
  return html`<form role="search" method="get" action="${addresses.search(lang, organisation)}">
    <label for="q">${texts.searchLabel}</label>
    <span class="field"
      ><input id="q" name="q" type="search" maxlength="100" value="${query}" /><button>
        ${texts.searchButton}
      </button></span
    >
  </form>`;
}

function wayTo({ texts, addresses, lang }: View, steps: readonly Step[]): Html | false {
  if (steps.length === 0) return false;
  const first: Step = { name: texts.toIndex, address: addresses.index(lang) };
  return html`<nav aria-label="${texts.path}">
    <ol class="way">
      ${[first, ...steps].map(({ name, address }) =>
        address === undefined
          ? html`<li><span aria-current="page">${name}</span></li>`
          : html`<li><a href="${address}">${name}</a></li>`,
      )}
    </ol>
  </nav>`;
}

const bottom = ({ texts, addresses, lang }: View): Html =>
  html`<footer class="bottom">
    <p><a href="${addresses.faq(lang)}">${texts.faqLink}</a></p>
  </footer>`;
