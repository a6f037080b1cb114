// A page of each kind, which every check of the results site looks at.
import { siteOid, units } from './site.ts';

export type SiteLanguage = 'fi' | 'sv' | 'en';

export interface PageKind {
  readonly name: string;
  /** Language in which it is looked at where not every one is. */
  readonly lang: SiteLanguage;
  readonly path: (lang: SiteLanguage) => string;
  /** @default 200 */
  readonly status?: number;
}

/** @param rest behind the language */
const kind = (name: string, lang: SiteLanguage, rest: string, status = 200): PageKind => ({
  name,
  lang,
  path: (one) => `/results/${one}${rest}`,
  status,
});

export const pageKinds: readonly PageKind[] = [
  kind('the list of organisations', 'fi', ''),
  kind('an organisation', 'fi', `/${siteOid}`),
  kind('a division in order of its score', 'sv', `/${siteOid}/division/health-care?order=nps`),
  kind('a division where much is withheld', 'en', `/${siteOid}/division/older-people?period=2026-08`),
  kind('a service', 'fi', `/${siteOid}/service/reception?period=2026-T2`),
  kind('a municipality', 'sv', `/${siteOid}/municipality/109?period=2026`),
  kind('an area', 'fi', '/area/07?period=2026-T1'),
  kind('the nation in order of its score', 'en', '/nation?period=2026&order=nps'),
  kind('the list of areas', 'sv', '/areas'),
  kind('a unit', 'en', `/${siteOid}/unit/${units.central}?period=2026-T2`),
  kind('a unit that shows nothing', 'fi', `/${siteOid}/unit/${units.night}?period=2026-01`),
  kind('a unit’s report', 'fi', `/${siteOid}/unit/${units.central}/report`),
  kind('a search', 'sv', `/${siteOid}/search?q=a`),
  kind('a search that finds nothing', 'en', `/${siteOid}/search?q=xyzzy`),
  kind('questions and answers', 'en', '/faq'),
  kind('a unit that there is not', 'fi', `/${siteOid}/unit/${units.central}1`, 404),
  kind('a period that there is not', 'sv', `/${siteOid}?period=2026-Q7`, 400),
];
