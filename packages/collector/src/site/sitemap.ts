// The pages that search engines may find, as sitemaps.org has it: one list for each organisation, and one of those lists.
import type { Organisations, Place } from '@palaute/schema';
import { type Addresses, type SiteLanguage, siteLanguages } from './addresses.ts';
import { html, Html } from './html.ts';
import { nation } from '../results/summed.ts';
import { placesOf } from './search.ts';

const declaration = new Html('<?xml version="1.0" encoding="UTF-8"?>');

/** The lists there are: of what belongs to no organisation, and of each organisation. */
export const sitemapIndex = (addresses: Addresses, organisations: Organisations): string =>
  html`${declaration}
    <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      ${['none', ...organisations.map(({ id }) => id)].map(
        (id) => html`<sitemap><loc>${addresses.whole(addresses.sitemap(id))}</loc></sitemap> `,
      )}</sitemapindex
    > `.text;

/** Each page in its three languages. @param organisation undefined for what belongs to none */
export function sitemap(
  addresses: Addresses,
  organisation: Organisations[number] | undefined,
  areas: readonly Place[] = [],
): string {
  const pages: ((lang: SiteLanguage) => string)[] = organisation
    ? placesOf(organisation).map(
        ({ place }) =>
          (lang) =>
            addresses.place(lang, organisation.id, place),
      )
    : [
        (lang) => addresses.index(lang),
        (lang) => addresses.faq(lang),
        (lang) => addresses.areas(lang),
        ...[nation, ...areas].map((place) => (lang: SiteLanguage) => addresses.summed(lang, place)),
      ];
  return html`${declaration}
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
      ${pages.flatMap((addressIn) =>
        siteLanguages.map(
          (lang) =>
            html`<url
              ><loc>${addresses.whole(addressIn(lang))}</loc>${siteLanguages.map(
                (one) =>
                  html`<xhtml:link
                    rel="alternate"
                    hreflang="${one}"
                    href="${addresses.whole(addressIn(one))}"
                  />`,
              )}</url
            > `,
        ),
      )}</urlset
    > `.text;
}

/** Robots may read everything, and this is where the list of it is. */
export const robots = (addresses: Addresses): string =>
  `User-agent: *\nAllow: /\nSitemap: ${addresses.whole(addresses.sitemap())}\n`;
