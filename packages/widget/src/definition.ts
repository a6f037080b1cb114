// The form definition that a collector gives: what a site asks beside what everybody is asked. What is not exactly of
// the agreed shape is no definition: then the national form stands as it is, which is always right.
import type { ItemKind, OwnItemId, StatementId } from '@palaute/schema';
import { statementIds } from '@palaute/schema/instrument';

/** A text in the languages it has, by BCP 47 tag; Finnish always. */
export type LocalText = Readonly<Record<string, string>> & { readonly fi: string };

export interface Option {
  readonly id: string;
  readonly texts: LocalText;
}

/** A question that is answered by choosing. */
export interface Choice {
  readonly texts: LocalText;
  readonly options: readonly Option[];
}

/** A special item or an organisation's own. */
export interface OwnItem {
  readonly id: OwnItemId;
  readonly kind: Exclude<ItemKind, 'nps'>;
  readonly texts: LocalText;
  readonly options?: readonly Option[];
}

type ContactText = 'heading' | 'hint' | 'name' | 'email' | 'phone' | 'by' | ContactFault;

export type ContactFault = 'incomplete' | 'badEmail' | 'badPhone';

export interface FormDefinition {
  readonly unit?: { readonly oid: string };
  readonly statements: readonly StatementId[];
  readonly items: readonly OwnItem[];
  readonly free: boolean;
  readonly topics?: Choice;
  readonly respondent?: Choice;
  readonly ageBand?: Choice;
  readonly contact?: Readonly<Record<ContactText, LocalText>>;
  readonly handling?: LocalText;
  readonly links: readonly (Option & { readonly url: string })[];
}

/** What is asked where no definition says otherwise. */
export const nationalForm: FormDefinition = { statements: statementIds, items: [], free: true, links: [] };

const contactTexts: readonly ContactText[] = [
  'heading',
  'hint',
  'name',
  'email',
  'phone',
  'by',
  'incomplete',
  'badEmail',
  'badPhone',
];

/** The definition in what a collector answered; `undefined` where any of it is not what it should be. */
export function readDefinition(body: unknown): FormDefinition | undefined {
  const form = body as FormDefinition;
  const { statements, items, links, contact } = Object(body) as Partial<FormDefinition>;
  const isGood =
    isList(statements, (id) => statementIds.includes(id)) &&
    new Set(statements).size > 1 &&
    isList(items, ({ id, kind, texts, options }) => {
      const isChosen = kind === 'choice' || kind === 'multi';
      return (
        typeof id === 'string' &&
        (isChosen ? areOptions(options) : /^(likert|yes-no|text)$/.test(kind)) &&
        isText(texts)
      );
    }) &&
    // A link is followed, so it may be nothing but an address on the web.
    isList(links, ({ url, texts }) => /^https?:/.test(url) && isText(texts)) &&
    [form.topics, form.respondent, form.ageBand].every(
      (choice) => choice === undefined || (isText(choice.texts) && areOptions(choice.options)),
    ) &&
    (contact === undefined || contactTexts.every((id) => isText(contact[id]))) &&
    (form.handling === undefined || isText(form.handling));
  return isGood ? form : undefined;
}

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

const areOptions = (options: readonly Option[] | undefined): boolean =>
  isList(options, ({ id, texts }) => typeof id === 'string' && isText(texts));

/** How long the national form waits for a site's own additions. */
const patienceMs = 8000;

/**
 * Fetches a form's definition. Never throws: without one the national form is asked.
 * @returns the definition, or `undefined` when there is none to be had
 */
export async function fetchDefinition(
  { endpoint, key }: { readonly endpoint: string; readonly key: string },
  form: string,
  fetch: typeof globalThis.fetch,
): Promise<FormDefinition | undefined> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patienceMs);
  try {
    const response = await fetch(`${endpoint.replace(/\/+$/, '')}/v1/forms/${encodeURIComponent(form)}`, {
      headers: { authorization: `Bearer ${key}` },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: stop.signal,
    });
    return response.ok ? readDefinition(await response.json()) : undefined;
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
