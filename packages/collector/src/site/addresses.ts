// The addresses of the pages and of what they link to.
import type { Place } from '@palaute/schema';
import { partKeys, type PartQuery } from '../results/places.ts';

export const siteLanguages = ['fi', 'sv', 'en'] as const;
export type SiteLanguage = (typeof siteLanguages)[number];

export const isSiteLanguage = (language: string): language is SiteLanguage =>
  (siteLanguages as readonly string[]).includes(language);

/** What may stand behind a page's path; in this order, so that one page has one address. */
export type PageQuery = Readonly<
  Partial<Record<'q' | 'period' | 'revision' | 'order' | 'page', string | undefined>>
>;

/** Where the pages of one collector are. */
export class Addresses {
  /** Scheme and authority, without a slash at the end; empty when nobody knows. */
  readonly origin: string;
  /** What stands before the paths of the collector: `/palaute`, or nothing. */
  readonly prefix: string;

  /** @param base where callers reach the collector, such as `https://palaute.example.fi` */
  constructor(base: string) {
    const url = URL.canParse(base) ? new URL(base) : undefined;
    this.origin = url?.origin ?? '';
    this.prefix = url?.pathname.replace(/\/+$/, '') ?? '';
  }

  /** As search engines and quotations need it. */
  whole(path: string): string {
    return this.origin + path;
  }

  /** The list of organisations. */
  index(lang: SiteLanguage): string {
    return `${this.prefix}/results/${lang}`;
  }

  faq(lang: SiteLanguage): string {
    return `${this.index(lang)}/faq`;
  }

  /** The list of areas. */
  areas(lang: SiteLanguage): string {
    return `${this.index(lang)}/areas`;
  }

  /** An area, or the nation. */
  summed(lang: SiteLanguage, { kind, id }: Pick<Place, 'kind' | 'id'>, query?: PageQuery): string {
    const path = kind === 'area' ? `area/${encodeURIComponent(id)}` : 'nation';
    return `${this.index(lang)}/${path}${queryOf(query)}`;
  }

  place(
    lang: SiteLanguage,
    organisation: string,
    place: Pick<Place, 'kind' | 'id'>,
    query?: PageQuery,
  ): string {
    const path = `${this.index(lang)}/${encodeURIComponent(organisation)}`;
    const rest = place.kind === 'organisation' ? '' : `/${place.kind}/${encodeURIComponent(place.id)}`;
    return path + rest + queryOf(query);
  }

  report(lang: SiteLanguage, organisation: string, unit: string, period: string): string {
    return `${this.place(lang, organisation, { kind: 'unit', id: unit })}/report${queryOf({ period })}`;
  }

  search(lang: SiteLanguage, organisation: string, query?: PageQuery): string {
    return `${this.index(lang)}/${encodeURIComponent(organisation)}/search${queryOf(query)}`;
  }

  sitemap(organisation?: string): string {
    return `${this.prefix}/results/sitemap.xml${organisation === undefined ? '' : `?organisation=${encodeURIComponent(organisation)}`}`;
  }

  file(name: string): string {
    return `${this.prefix}/results/${name}`;
  }

  /** An address of the interface. */
  interface(path: string, query: Readonly<Record<string, string | undefined>>): string {
    return `${this.prefix}/v1/${path}${queryOf(query)}`;
  }
}

/** The parameters of the interface that name a place. */
export const placeQuery = (
  organisation: string,
  { kind, id }: Pick<Place, 'kind' | 'id'>,
): PartQuery & { organisation: string } => ({
  organisation,
  ...(partKeys.some((key) => key === kind) && { [kind]: id }),
});

function queryOf(query: Readonly<Record<string, string | undefined>> = {}): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}
