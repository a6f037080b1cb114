// What a site's own form asks beside what everybody is asked: brought in together with its definition.
import { normaliseText } from '@palaute/schema/rules';
import { html, nothing, type TemplateResult } from 'lit';
import type { Choice, FormDefinition, FormItem, LocalText } from './definition.ts';
import { localText } from './local-text.ts';
import type { Locale } from './messages.ts';
import type { Filled } from './record.ts';
import { group, likertItem } from './scale.ts';

export { fetchDefinition, readDefinition } from './read-definition.ts';

/** What the form gives to what is drawn in it. */
export interface Surroundings {
  readonly definition: FormDefinition;
  readonly locale: Locale;
  readonly prefix: string;
  readonly isSending: boolean;
  readonly text: (field: string, label: unknown) => TemplateResult;
  readonly errorOf: (field: string, label: unknown) => unknown;
}

/** The special and own items, after the national ones. */
export const ownItems = ({ definition: { items }, locale, prefix, text }: Surroundings): unknown =>
  items.map((item) =>
    item.kind === 'text' ? text(item.id, localText(item.texts, locale)) : chosenItem(item, prefix, locale),
  );

function chosenItem(
  { id, kind, texts, options = [] }: FormItem,
  prefix: string,
  locale: Locale,
): TemplateResult {
  const { yes, no } = locale.messages;
  if (kind === 'likert') return likertItem(id, localText(texts, locale), prefix, locale);
  const isMulti = kind === 'multi';
  if (kind !== 'yes-no') return choice(id, { texts, options }, isMulti, prefix, locale);
  return group(
    id,
    localText(texts, locale),
    [
      ['true', yes],
      ['false', no],
    ],
    prefix,
    locale,
    unknown(locale),
  );
}

const unknown = ({ pack }: Locale) => ['dont-know', pack.texts['no-answer']] as const;

const choice = (
  item: string,
  { texts, options }: Choice,
  isMulti: boolean,
  prefix: string,
  locale: Locale,
  noAnswer: readonly ['dont-know' | 'prefer-not', string] = unknown(locale),
): TemplateResult =>
  group(
    item,
    localText(texts, locale),
    options.map(({ id, texts: face }) => [id, localText(face, locale)]),
    prefix,
    locale,
    isMulti ? undefined : noAnswer,
  );

/** What the free feedback is about. */
export const topicsItem = ({ definition: { topics }, prefix, locale }: Surroundings): unknown =>
  topics && choice('topics', topics, true, prefix, locale);

/** Who tells, and how to reach them. */
export function personItems(around: Surroundings): unknown {
  const { definition, prefix, locale } = around;
  const { respondent, ageBand, contact } = definition;
  const preferNot = ['prefer-not', locale.messages.preferNot] as const;
  const one = (item: string, asked: Choice | undefined) =>
    asked && choice(item, asked, false, prefix, locale, preferNot);
  const by = contact && {
    texts: contact.by,
    options: [
      { id: 'email', texts: contact.email },
      { id: 'phone', texts: contact.phone },
    ],
  };
  return html`
    ${one('respondent', respondent)} ${one('ageBand', ageBand)}
    ${
      contact &&
      html`<fieldset class="item" part="item">
        <legend class="question">${localText(contact.heading, locale)}</legend>
        <p class="hint">${localText(contact.hint, locale)}</p>
        ${line('name', 'text', contact.name, around)} ${line('email', 'email', contact.email, around)}
        ${line('phone', 'tel', contact.phone, around)} ${one('by', by)}
      </fieldset>`
    }
  `;
}

/** One line of contact details. `autocomplete`: what the browser may fill in (WCAG 1.3.5). */
function line(
  field: string,
  type: 'text' | 'email' | 'tel',
  label: LocalText,
  { locale, prefix, errorOf, isSending }: Surroundings,
): TemplateResult {
  const name = localText(label, locale);
  const error = errorOf(field, name);
  return html`
    <div class="line">
      <label for=${field}>${name}</label>
      ${error && html`<p class="error" id="${field}-error">${error}</p>`}
      <input
        class="text"
        id=${field}
        name=${prefix + field}
        part="text"
        type=${type}
        autocomplete=${type === 'text' ? field : type}
        data-item=${field}
        ?readonly=${isSending}
        aria-describedby=${error ? `${field}-error` : nothing}
        aria-invalid=${error ? 'true' : nothing}
      />
    </div>
  `;
}

/** Who handles the feedback and by when, and where else a person may turn. */
export const smallPrint = ({ definition: { handling, links }, locale }: Surroundings): unknown => html`
  ${handling && html`<p>${localText(handling, locale)}</p>`}
  ${
    links.length > 0
      ? html`<ul>
          ${links.map(
            ({ url, texts }) =>
              html`<li><a href=${url} rel="noreferrer">${localText(texts, locale)}</a></li>`,
          )}
        </ul>`
      : nothing
  }
`;

/** What the contact details lack, by field, in the site's words: the same as the record's own rules find. */
export function contactFaults({ contact }: FormDefinition, filled: Filled): ReadonlyMap<string, LocalText> {
  const faults = new Map<string, LocalText>();
  if (!contact) return faults;
  const [name, email, phone] = ['name', 'email', 'phone'].map((field) =>
    normaliseText(filled[field]?.[0] ?? ''),
  );
  if (email && !/^(?=.{1,254}$)[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) faults.set('email', contact.badEmail);
  if (phone && !/^\+?[\d ()-]{5,39}$/.test(phone)) faults.set('phone', contact.badPhone);
  // A name or a wish alone reaches nobody.
  const by = filled['by']?.[0];
  if (by === 'phone' && !phone) faults.set(by, contact.incomplete);
  else if (by === 'email' ? !email : name && !email && !phone) faults.set('email', contact.incomplete);
  return faults;
}
