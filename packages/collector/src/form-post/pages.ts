// What a person reads after sending a plain form: thanks, or what to mend. The words are in page-texts.ts.
import {
  type Fault,
  type FormDefinition,
  generalSet,
  type ProblemLanguage,
  problems,
  type Receipt,
  referenceOf,
} from '@palaute/schema';
import { background, contact, freeFeedback, textFor } from '@palaute/schema/texts';
import type { Page, Text } from './html.ts';
import { pageTexts } from './page-texts.ts';
import type { FormRecord } from './record.ts';

const locales: Readonly<Record<ProblemLanguage, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

const inWords = (day: string, lang: ProblemLanguage): string =>
  new Intl.DateTimeFormat(locales[lang], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));

export function thanksPage({ reference, replyBy }: Receipt, lang: ProblemLanguage): Page {
  const texts = pageTexts[lang];
  return {
    lang,
    heading: texts.thanks,
    body: [
      texts.received,
      ...(replyBy === undefined ? [] : [texts.replyBy(inWords(replyBy, lang))]),
      `${texts.reference} ${reference}`,
      texts.keepReference,
      texts.close,
    ],
  };
}

/** What was sent, as far as it was read when the refusal came. */
export interface Sent {
  readonly record: FormRecord;
  readonly form: FormDefinition;
}

export function refusalPage(faults: readonly [Fault, ...Fault[]], lang: ProblemLanguage, sent?: Sent): Page {
  const texts = pageTexts[lang];
  const [{ code }] = faults;
  const page = (...body: Page['body']): Page => ({ lang, heading: texts.notSent, body });
  switch (code) {
    case 'id-reused':
      return {
        lang,
        heading: texts.storedBefore,
        body: [
          texts.changesNotStored,
          ...(sent ? [`${texts.reference} ${referenceOf(sent.record.id)}`, texts.keepReference] : []),
        ],
      };
    case 'body-too-large':
      return page(texts.tooLarge, texts.back);
    case 'database-unavailable':
    case 'too-many-requests':
      return page(texts.unavailable, texts.back);
    case 'internal-error':
      return { lang, heading: texts.failed, body: [texts.notKnown, texts.back] };
  }
  const points = faults.map((fault) => ({ fault, point: sent && pointOf(fault, lang, sent) }));
  // What stands in no field of the person's own is not theirs to mend.
  const alien = points.find(({ point }) => !point);
  if (alien) return page(texts.settings, texts.code(alien.fault.code));
  return page(texts.mend, uniqueOf(points.flatMap(({ point }) => (point ? [point] : []))), texts.back);
}

type Point = readonly Text[];

const uniqueOf = (points: readonly Point[]): Point[] => [
  ...new Map(points.map((point) => [JSON.stringify(point), point])).values(),
];

/** What to mend, in words; `undefined` for what the person has not filled in. */
function pointOf({ code, pointer }: Fault, lang: ProblemLanguage, sent: Sent): Point | undefined {
  const [field = '', part = ''] = pointer.split('/').slice(1);
  const title = { text: code === 'text-too-long' ? pageTexts[lang].tooLong : problems[code][lang] };
  const named = (name: string): Point => [{ text: asLabel(name) }, title];
  switch (field) {
    case 'answers': {
      const label = labelOf(sent.record.answers[Number(part)]?.item, lang, sent.form);
      return label && [label, title];
    }
    case 'free':
      if (part === 'kinds') return named(freeFeedback.texts.kinds[lang]);
      return named(part === 'topics' ? freeFeedback.texts['topics-question'][lang] : pageTexts[lang].free);
    case 'respondent':
      return named(background.texts.respondent[lang]);
    case 'ageBand':
      return named(background.texts['age-band'][lang]);
    case 'contactOn':
      return named(pageTexts[lang].contactOn);
    case 'contact':
      return contactPoint(code, part, lang);
  }
  return undefined;
}

function contactPoint(code: Fault['code'], part: string, lang: ProblemLanguage): Point {
  const { texts } = contact;
  if (code === 'contact-incomplete') return [{ text: texts.incomplete[lang] }];
  if (code === 'contact-format' && part === 'email') return [{ text: texts.badEmail[lang] }];
  if (code === 'contact-format' && part === 'phone') return [{ text: texts.badPhone[lang] }];
  const label = part === 'name' || part === 'email' || part === 'phone' || part === 'by' ? part : 'heading';
  return [{ text: asLabel(texts[label][lang]) }, { text: problems[code][lang] }];
}

/** A question has its own mark at the end. */
const asLabel = (name: string): string => (/[?!.:]$/.test(name) ? name : `${name}:`);

/** The wording of an item, with its language where it has no wording in the page's. */
function labelOf(item: string | undefined, lang: ProblemLanguage, form: FormDefinition): Text | undefined {
  const own = [...(form.special ?? []), ...(form.own ?? [])].find(({ id }) => id === item);
  if (own) {
    const text = own.texts[lang];
    return text === undefined ? { text: asLabel(own.texts.fi), lang: 'fi' } : { text: asLabel(text) };
  }
  const national = generalSet.find((id) => id === item);
  return national && { text: asLabel(textFor(lang, national).text) };
}
