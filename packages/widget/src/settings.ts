// Reads the element's attributes as they stand, good or bad. A bad one is never thrown about: what can be left out
// is left out, what cannot keeps the form from sending, and a developer is told the remedy.
import type { CollectionChannel, ContactChannel } from '@palaute/schema';
import { collectionChannels, contactChannels } from '@palaute/schema/code-lists';
import { bareOid, checkOid, isDay } from '@palaute/schema/rules';

/** The attributes as a page gave them. */
export interface RawSettings {
  readonly endpoint: string | undefined;
  readonly siteKey: string | undefined;
  readonly unit: string | undefined;
  readonly contactChannel: string | undefined;
  readonly contactDate: string | undefined;
  readonly collectionChannel: string;
}

/** What a record takes from the settings. */
export interface RecordSettings {
  readonly unit: string;
  readonly contactChannel: ContactChannel | undefined;
  readonly contactOn: string | undefined;
  readonly collectionChannel: CollectionChannel;
}

export interface ReadSettings {
  /** `undefined` when something is wrong that nothing can be sent without. */
  readonly settings: (RecordSettings & { readonly endpoint: string; readonly key: string }) | undefined;
  /** One sentence for each fault, with its remedy. */
  readonly remedies: readonly string[];
}

/** @param base address that a relative endpoint is relative to */
export function readSettings(raw: RawSettings, base: string): ReadSettings {
  const remedies: string[] = [];
  const must = (isGood: boolean, remedy: string) => {
    if (!isGood) remedies.push(remedy);
    return isGood;
  };

  const { endpoint, siteKey: key } = raw;
  const unit = bareOid(raw.unit ?? '');
  // Every fault is told at once, so nothing here stops at the first.
  const isComplete = [
    must(
      endpoint !== undefined && isAddress(endpoint, base),
      'Nothing can be sent without endpoint="…": give the address of the collector, or endpoint="" for this page’s own origin.',
    ),
    must(
      /^[!-~]+$/.test(key ?? ''),
      'Nothing can be sent without site-key="…": give the site key of this page.',
    ),
    must(
      checkOid(unit) === 'ok',
      'Nothing can be sent without unit="…": give the OID of the service unit, such as 1.2.246.10.32213078.10.0.',
    ),
  ].every(Boolean);

  const contactChannel = contactChannels.find((channel) => channel === raw.contactChannel);
  must(
    raw.contactChannel === undefined || contactChannel !== undefined,
    `contact-channel is left out of the feedback: use one of ${contactChannels.join(', ')}.`,
  );
  const contactOn = raw.contactDate !== undefined && isDay(raw.contactDate) ? raw.contactDate : undefined;
  must(
    raw.contactDate === contactOn,
    'contact-date is left out of the feedback: give a day such as 2026-11-22.',
  );
  const collectionChannel = collectionChannels.find((channel) => channel === raw.collectionChannel);
  must(
    collectionChannel !== undefined,
    `collection-channel counts as web: use one of ${collectionChannels.join(', ')}.`,
  );

  const settings =
    isComplete && endpoint !== undefined && key !== undefined
      ? { endpoint, key, unit, contactChannel, contactOn, collectionChannel: collectionChannel ?? 'web' }
      : undefined;
  return { settings, remedies };
}

/** `URL.canParse` is missing on phones that are still in use (Safari before 17). */
function isAddress(address: string, base: string): boolean {
  try {
    return Boolean(new URL(address, base));
  } catch {
    return false;
  }
}

const said = new Set<string>();

/** Tells a developer each remedy once in the life of the page. */
export function warnDeveloper(remedies: readonly string[]): void {
  for (const remedy of remedies.filter((text) => !said.has(text))) {
    said.add(remedy);
    console.warn(`[palaute] <palaute-form>: ${remedy}`);
  }
}
