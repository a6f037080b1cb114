// Reads the element's attributes as they stand, good or bad. A bad one is never thrown about: what can be left out
// is left out, what cannot keeps the form from sending, and a developer is told a code and the remedy.
import type { CollectionChannel, ContactChannel, Feedback } from '@palaute/schema';
import { collectionChannels, contactChannels } from '@palaute/schema/code-lists';
import { bareOid, checkOid, isDay } from '@palaute/schema/rules';

/** The attributes as a page gave them. */
export interface RawSettings {
  readonly endpoint?: string | null | undefined;
  readonly siteKey?: string | null | undefined;
  readonly unit?: string | null | undefined;
  readonly service?: string | null | undefined;
  readonly contactChannel?: string | null | undefined;
  readonly contactDate?: string | null | undefined;
  readonly collectionChannel?: string | null | undefined;
  readonly theme?: string | null | undefined;
}

/** What a record takes from the settings. */
export interface RecordSettings {
  readonly unit: string;
  readonly service: Feedback['service'];
  readonly contactChannel: ContactChannel | undefined;
  readonly contactOn: string | undefined;
  readonly collectionChannel: CollectionChannel;
}

export interface ReadSettings {
  /** Where to send and with which key; `undefined` when that is not known. */
  readonly target: { readonly endpoint: string; readonly key: string } | undefined;
  /** `undefined` when something is wrong that nothing can be sent without. */
  readonly record: RecordSettings | undefined;
  /** One line for each fault: a code, and the remedy. */
  readonly remedies: readonly string[];
}

/**
 * @param base address that a relative endpoint is relative to
 * @param definedUnit unit that the form's definition is for, where the page names none
 */
export function readSettings(raw: RawSettings, base: string, definedUnit?: string): ReadSettings {
  const remedies: string[] = [];
  const must = (isGood: boolean, attribute: string, remedy: string) => {
    if (!isGood) remedies.push(`bad-${attribute}: ${attribute} ${remedy}`);
    return isGood;
  };
  /** An attribute that may be left out; with a bad value it is. */
  const optional = <T extends string>(
    attribute: string,
    given: string | null | undefined,
    good: T | undefined,
  ) => {
    must((given ?? undefined) === good, attribute, 'is left out: see the list of attributes.');
    return good;
  };
  const { endpoint, siteKey, service } = raw;
  const key = siteKey ?? '';
  const unit = bareOid(raw.unit ?? definedUnit ?? '');

  // Every fault is told at once, so nothing here stops at the first.
  const hasEndpoint = must(
    typeof endpoint === 'string' && isAddress(endpoint, base),
    'endpoint',
    'must be the address of the collector, or "" for this page’s own origin.',
  );
  const hasKey = must(/^[!-~]+$/.test(key), 'site-key', 'must be the site key of this page.');
  const hasUnit = must(
    checkOid(unit) === 'ok',
    'unit',
    'must be the OID of the service unit, such as 1.2.246.10.32213078.10.0.',
  );

  const [, system, code] = /^(?:([!-{}~]{1,200})\|)?([!-{}~]{1,60})$/.exec(service ?? '') ?? [];
  must(!service === !code, 'service', 'is left out: give "code", or "system|code".');
  const record = {
    unit,
    service: code === undefined ? undefined : { system: system ?? nationalServices, code },
    contactChannel: optional(
      'contact-channel',
      raw.contactChannel,
      contactChannels.find((channel) => channel === raw.contactChannel),
    ),
    contactOn: optional(
      'contact-date',
      raw.contactDate,
      raw.contactDate && isDay(raw.contactDate) ? raw.contactDate : undefined,
    ),
    collectionChannel:
      optional(
        'collection-channel',
        raw.collectionChannel,
        collectionChannels.find((channel) => channel === raw.collectionChannel),
      ) ?? 'web',
  };
  optional(
    'theme',
    raw.theme,
    ['light', 'dark', 'auto'].find((theme) => theme === raw.theme),
  );
  return {
    target: hasEndpoint && hasKey ? { endpoint: endpoint ?? '', key } : undefined,
    record: hasUnit ? record : undefined,
    remedies,
  };
}

/** THL's classification of services in social and health care, whose codes begin `SOTE`. */
const nationalServices = '1.2.246.537.6.50';

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
    console.warn(`[palaute] ${remedy}`);
  }
}
