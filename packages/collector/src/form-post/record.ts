// From the fields of a plain HTML form to the record, which is then read as strictly as any other. Nothing is judged
// here: a value that cannot be understood goes on as it came, and the reader tells what is wrong with it.
import {
  type AnswerLike,
  type AnswerValue,
  type FormDefinition,
  instrumentVersion,
  isOwnItemId,
  type ItemKind,
  itemsOf,
  nationalKind,
  normaliseText,
  schemaVersion,
  statementIds,
} from '@palaute/schema';
import { packFor } from '@palaute/schema/texts';
import { feedbackId } from './id.ts';

/** What a radio button or a list may offer in place of an answer. Left blank, an item is skipped. */
const absences = ['dont-know', 'prefer-not', 'not-applicable'];

/** The record, before anybody has read it. */
export interface FormRecord {
  readonly id: string;
  readonly shown: readonly string[];
  readonly answers: readonly AnswerLike[];
  readonly [field: string]: unknown;
}

/** Reads a plain form's fields: the filled ones, by name. A blank field says nothing. */
export class Fields {
  readonly #fields: URLSearchParams;

  constructor(fields: URLSearchParams) {
    this.#fields = fields;
  }

  all(name: string): string[] {
    return this.#fields.getAll(name).filter((value) => normaliseText(value) !== '');
  }

  /** The one value; several different ones, which no good form sends, as a list that the record's reader refuses. */
  one(name: string): string | string[] | undefined {
    const values = [...new Set(this.all(name))];
    return values.length > 1 ? values : values[0];
  }

  /** The one value of what is no part of the record. */
  text(name: string): string | undefined {
    const value = this.one(name);
    return typeof value === 'string' ? value : undefined;
  }

  has(name: string): boolean {
    return this.#fields.has(name);
  }
}

/** Fields that are neither the form's own nor known are ignored: browsers and pages add some. */
export function recordOf(fields: Fields, form: FormDefinition): FormRecord {
  const language = fields.one('lang') ?? 'fi';
  const shown = shownItems(fields, form);
  return {
    schema: schemaVersion,
    id: feedbackId(form.id, fields.all('id').join('\n') || undefined),
    instrument: instrumentVersion,
    textVersion: packFor(String(language)).version,
    language,
    unit: fields.one('unit') ?? form.unit,
    contactChannel: fields.one('contact-channel'),
    contactOn: fields.one('contact-date'),
    collectionChannel: 'web',
    respondent: fields.one('respondent'),
    ageBand: fields.one('age-band'),
    shown,
    answers: shown.flatMap((item) => answerOf(fields, item, form)),
    free: filled({
      text: fields.one('free'),
      kinds: list(fields.all('kind')),
      topics: list(fields.all('topic')),
    }),
    contact: contactOf(fields),
  };
}

/**
 * A browser sends nothing for radio buttons of which none is chosen. So what a fixed form asks was shown; where
 * statements rotate, those that the page put in, be it as a blank hidden field.
 */
function shownItems(fields: Fields, form: FormDefinition): string[] {
  const fixed: readonly string[] = form.statements.assignment === 'fixed' ? form.statements.ids : [];
  return itemsOf(
    form,
    statementIds.filter((id) => fixed.includes(id) || fields.has(id)),
  );
}

function answerOf(fields: Fields, item: string, form: FormDefinition): readonly AnswerLike[] {
  const { kind, options } = shapeOf(item, form);
  const value = fields.one(item);
  if (value === undefined) return [];
  if (typeof value === 'string' && kind !== 'text' && !options.includes(value) && absences.includes(value)) {
    return [{ item, missing: value }];
  }
  return [{ item, value: kind === 'multi' ? fields.all(item) : valueOf(kind, value) }];
}

function shapeOf(item: string, form: FormDefinition): { kind: ItemKind | undefined; options: string[] } {
  const own = isOwnItemId(item)
    ? [...(form.special ?? []), ...(form.own ?? [])].find(({ id }) => id === item)
    : undefined;
  return { kind: own?.kind ?? nationalKind(item), options: own?.options?.map(({ id }) => id) ?? [] };
}

function valueOf(kind: ItemKind | undefined, value: string | string[]): AnswerValue {
  if (typeof value !== 'string') return value;
  if ((kind === 'nps' || kind === 'likert') && /^-?\d{1,9}$/.test(value)) return Number(value);
  if (kind === 'yes-no' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}

/** A way to be reached is no wish for a reply: it may be chosen beforehand. */
function contactOf(fields: Fields): object | undefined {
  const given = filled({
    name: fields.one('contact-name'),
    email: fields.one('contact-email'),
    phone: fields.one('contact-phone'),
  });
  return given && { ...given, ...filled({ by: fields.one('contact-by') }) };
}

const list = (values: readonly string[]) => (values.length > 0 ? values : undefined);

/** An object without what it lacks; none when it lacks everything. */
function filled(object: Readonly<Record<string, unknown>>): object | undefined {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
