// What all pages are written with: the language with its texts, numbers, days and names, and the addresses.
import { type Names, npsBound, parsePeriod, round, shareBound, type TextPack } from '@palaute/schema';
import { en as enPack } from '@palaute/schema/texts/en';
import { fi as fiPack } from '@palaute/schema/texts/fi';
import { sv as svPack } from '@palaute/schema/texts/sv';
import type { Addresses, SiteLanguage } from './addresses.ts';
import { html, type Html } from './html.ts';
import { en } from './texts/en.ts';
import { fi } from './texts/fi.ts';
import type { SiteTexts } from './texts/site-texts.ts';
import { sv } from './texts/sv.ts';

export const siteTexts: Readonly<Record<SiteLanguage, SiteTexts>> = { fi, sv, en };
const packs: Readonly<Record<SiteLanguage, TextPack>> = { fi: fiPack, sv: svPack, en: enPack };

/** Made once each: making one takes longer than writing a hundred numbers with it. */
const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: string, decimals: number): Intl.NumberFormat {
  const key = `${locale} ${decimals}`;
  const known =
    formats.get(key) ??
    new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  formats.set(key, known);
  return known;
}

/** In a cell that has nothing to tell. */
export const none = '–';

/** One page's language, and where pages are. */
export class View {
  readonly lang: SiteLanguage;
  readonly texts: SiteTexts;
  readonly addresses: Addresses;
  /** A page that stands alone as a file links to nothing. */
  readonly isFile: boolean;
  readonly #pack: TextPack;

  constructor(lang: SiteLanguage, addresses: Addresses, isFile = false) {
    this.lang = lang;
    this.texts = siteTexts[lang];
    this.addresses = addresses;
    this.isFile = isFile;
    this.#pack = packs[lang];
  }

  /** A number rounded once, half away from zero, with the signs of the language. */
  number(value: number, decimals = 0): string {
    // A minus that reads as one, and not as a hyphen.
    return numberFormat(this.texts.locale, decimals).format(round(value, decimals)).replace('-', '−');
  }

  /** A share 0…1 as a percentage. */
  percent(share: number, decimals = 1): string {
    const sign = this.lang === 'en' ? '%' : '\u{A0}%';
    return this.number(share * 100, decimals) + sign;
  }

  /** A place on the scale of the net promoter score. */
  nps(score: number): string {
    return this.number(score, 1);
  }

  /** What so many gave as a share of all that answered, as a percentage; of few answers perhaps a bound. */
  share(share: number, n: number, decimals = 1): string {
    const bound = shareBound(share, n);
    if (bound === undefined) return this.percent(share, decimals);
    return `${bound > 0.5 ? '≥' : '≤'}\u{A0}${this.percent(bound, 0)}`;
  }

  /** How many gave it; not where that would tell more than the share does. */
  count(count: number, n: number): string {
    return shareBound(count / n, n) === undefined ? this.number(count) : none;
  }

  /** A net promoter score; of few answers perhaps a bound. */
  score(nps: number, n: number): string {
    const bound = npsBound(nps, n);
    return bound === undefined ? this.nps(nps) : `${bound > 0 ? '>' : '<'}\u{A0}${this.number(bound)}`;
  }

  day(day: string): string {
    const options = { dateStyle: 'long', timeZone: 'UTC' } as const;
    return new Intl.DateTimeFormat(this.texts.locale, options).format(new Date(`${day}T00:00:00Z`));
  }

  /** “tammi–huhtikuu 2025”, “vuosi 2025” */
  period(id: string): string {
    const { monthSpan, yearName } = this.texts;
    return this.#period(id, monthSpan, yearName);
  }

  /** “tammi–huhtikuussa 2025”, “vuonna 2025” */
  inPeriod(id: string): string {
    const { inSpan, inYear } = this.texts;
    return this.#period(id, inSpan, inYear);
  }

  #period(id: string, span: SiteTexts['monthSpan'], whole: SiteTexts['yearName']): string {
    const months = parsePeriod(id)?.months ?? [];
    const year = id.slice(0, 4);
    if (months.length === 12) return whole(year);
    const nameOf = (month = '') => this.texts.months[Number(month.slice(5)) - 1] ?? month;
    return span(nameOf(months[0]), nameOf(months.at(-1)), year);
  }

  /** A name in the page's language, or in Finnish. */
  plainName(names: Names): string {
    return names[this.lang] ?? names.fi;
  }

  /** The same with its language where that is another than the page's (WCAG 3.1.2). */
  name(names: Names): Html {
    return names[this.lang] === undefined
      ? html`<span lang="fi">${names.fi}</span>`
      : html`${names[this.lang]}`;
  }

  /** By which names are put in order. */
  compare(a: Names, b: Names): number {
    return this.plainName(a).localeCompare(this.plainName(b), this.lang, { numeric: true });
  }

  /** Wording of a national statement. */
  statement(item: string): string {
    return (this.#pack.texts as Readonly<Record<string, string>>)[item] ?? item;
  }

  /** Whether the wording of a statement is THL's own. */
  isOfficial(item: string): boolean {
    return (this.#pack.official as readonly string[]).includes(item);
  }
}

/** An interval's ends, on the scale that they are shown on. */
export const span = (view: View, { low, high }: { readonly low: number; readonly high: number }): string =>
  `${view.nps(low)}…${view.nps(high)}`;
