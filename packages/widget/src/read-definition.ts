// Reads the form definition that a collector gives. What is not exactly of the agreed shape is no definition: then the
// national form stands as it is, which is always right.
import { isOwnItemId, statementIds } from '@palaute/schema/instrument';
import type { Choice, FormDefinition, LocalText } from './definition.ts';

const contactTexts = [
  'heading',
  'hint',
  'name',
  'email',
  'phone',
  'by',
  'incomplete',
  'badEmail',
  'badPhone',
] as const;

/** The definition in what a collector answered. @throws TypeError where any of it is not what it should be */
export function readDefinition(body: unknown): FormDefinition {
  const form = body as FormDefinition;
  const { statements, items, links, contact } = Object(body) as Partial<FormDefinition>;
  const isGood =
    isList(statements, (id) => statementIds.includes(id)) &&
    statements.length > 1 &&
    areDifferent(statements) &&
    isList(items, ({ id, kind, texts, options }) => {
      const isChosen = kind === 'choice' || kind === 'multi';
      return (
        isOwnItemId(id) &&
        (isChosen ? areOptions(options) : kind === 'likert' || kind === 'yes-no' || kind === 'text') &&
        isText(texts)
      );
    }) &&
    areDifferent(items.map(({ id }) => id)) &&
    typeof form.free === 'boolean' &&
    (form.unit === undefined || typeof form.unit.oid === 'string') &&
    // A link is followed, so it may be nothing but an address on the web.
    isList(links, ({ url, texts }) => /^https?:/.test(url) && isText(texts)) &&
    [form.topics, form.respondent, form.ageBand].every(
      (choice) => choice === undefined || (isText(choice.texts) && areOptions(choice.options)),
    ) &&
    (contact === undefined || contactTexts.every((id) => isText(contact[id]))) &&
    (form.handling === undefined || isText(form.handling));
  if (!isGood) throw new TypeError('not a form definition');
  return form;
}

const areDifferent = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

/** Whether a value is a list of which each is as it should be; a part that is no object is not. */
function isList<T>(list: readonly T[] | undefined, isGood: (each: T) => unknown): list is readonly T[] {
  try {
    return Array.isArray(list) && list.every(isGood);
  } catch {
    return false;
  }
}

const isText = (texts: LocalText | undefined): boolean =>
  typeof texts?.fi === 'string' && Object.values(texts).every((text) => typeof text === 'string');

const areOptions = (options: Choice['options'] | undefined): boolean =>
  isList(options, ({ id, texts }) => typeof id === 'string' && isText(texts));

/** How long the national form waits for a site's own additions. */
const patienceMs = 8000;

/**
 * Fetches a form's definition.
 * @param stratum within which statements are chosen so that results accrue evenly
 * @throws where there is none to be had, or none that is good, in time
 */
export async function fetchDefinition(
  { endpoint, key }: { readonly endpoint: string; readonly key: string },
  form: string,
  stratum: Readonly<Record<string, string>>,
  fetch: typeof globalThis.fetch,
): Promise<FormDefinition> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patienceMs);
  try {
    const response = await fetch(
      `${endpoint.replace(/\/+$/, '')}/v1/forms/${encodeURIComponent(form)}?${new URLSearchParams(stratum)}`,
      {
        headers: { authorization: `Bearer ${key}` },
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal: stop.signal,
      },
    );
    return readDefinition(await response.json());
  } finally {
    clearTimeout(timer);
  }
}
