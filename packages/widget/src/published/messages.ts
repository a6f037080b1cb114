/** What every element says of how it got what it shows. All of it is required: a language that lacks one does not compile. */
export interface PublishedMessages {
  /** Where the page gives no heading. */
  readonly heading: string;
  readonly loading: string;
  /** It could not be had; another try may help. */
  readonly failed: string;
  readonly retry: string;
  /** There is no such place or period, and no try helps. */
  readonly unknown: string;
  /** The network is away; when what shows was fetched. */
  readonly stale: (time: string) => string;
}

/** One language of an element. */
export interface PublishedLocale<Messages extends PublishedMessages = PublishedMessages> {
  readonly language: 'fi' | 'sv' | 'en';
  readonly messages: Messages;
}

/** The locale of a BCP 47 tag: `sv-FI` → `sv`; Finnish where there is none. */
export const localeOf = <Locale extends PublishedLocale>(
  locales: readonly [Locale, ...Locale[]],
  tag: string,
): Locale => locales.find(({ language }) => tag.toLowerCase().split('-')[0] === language) ?? locales[0];
