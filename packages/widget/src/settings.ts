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
  // Every fault is told at once, so nothing here stops at the first.
  const good = <T>(attribute: string, value: T, isGood: boolean, remedy = 'is not used'): T | undefined => {
    if (isGood) return value;
    remedies.push(`bad-${attribute}: ${attribute} ${remedy}`);
    return undefined;
  };
  const oneOf = <T extends string>(
    attribute: string,
    value: string | null | undefined,
    values: readonly T[],
  ) =>
    good(
      attribute,
      (value || undefined) as T | undefined,
      !value || (values as readonly string[]).includes(value),
    );

  const { contactDate, service } = raw;
  const unit = bareOid(raw.unit ?? definedUnit ?? '');
  const endpoint = good(
    'endpoint',
    raw.endpoint,
    typeof raw.endpoint === 'string' && isAddress(raw.endpoint, base),
    'must be the collector’s address, or ""',
  );
  const key = good('site-key', raw.siteKey, /^[!-~]+$/.test(raw.siteKey ?? ''), 'must be this page’s key');
  const hasUnit = good('unit', true, checkOid(unit) === 'ok', 'must be the service unit’s OID');
  const [, system = nationalServices, code] =
    /^(?:([!-{}~]{1,200})\|)?([!-{}~]{1,60})$/.exec(service ?? '') ?? [];
  good('service', 0, !service || !!code);
  const record = {
    unit,
    service: code ? { system, code } : undefined,
    contactChannel: oneOf('contact-channel', raw.contactChannel, contactChannels),
    contactOn: good('contact-date', contactDate || undefined, !contactDate || isDay(contactDate)),
    collectionChannel: oneOf('collection-channel', raw.collectionChannel, collectionChannels) ?? 'web',
  };
  oneOf('theme', raw.theme, ['light', 'dark', 'auto']);
  return {
    target: endpoint != null && key ? { endpoint, key } : undefined,
    record: hasUnit && record,
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
    console.warn(`[palaute] ${remedy}. See docs/embedding.md.`);
  }
}
