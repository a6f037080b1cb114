// Feedbacks as varied as senders make them, from a seed: so that what came back can be compared field by field, and a
// run can be had again. Nothing in them is personal data, which the collector would mask.
import type { Answer, Feedback } from '@palaute/schema';
import { unitOids } from '../environment/collector.ts';
import { randomOf } from '../attack/organisations.ts';

const words = [
  'Kiitos',
  'hoito',
  'ajallaan',
  'odotus',
  'kesti',
  '“lainaus”',
  '\\',
  '👩‍👩‍👧',
  "'; --",
  '%',
  'ä\nö',
];

/** Makes one record after another; the same seed makes the same ones. */
export function recordsOf(seed: number): () => Feedback {
  const random = randomOf(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const oneOf = <T>(values: readonly T[]): T => values[below(values.length)] as T;
  const some = <T>(values: readonly T[]): T[] => values.filter(() => random() < 0.6);
  const text = () => Array.from({ length: 1 + below(30) }, () => oneOf(words)).join(' ');
  const hex = (length: number) => Array.from({ length }, () => below(16).toString(16)).join('');

  /** Something that may be given to an item; every kind of item that an organisation can have is among them. */
  const values: Readonly<Record<string, () => Exclude<Answer['value'], undefined>>> = {
    nps: () => below(11),
    open: text,
    access: () => 1 + below(5),
    encounter: () => 1 + below(5),
    safety: () => 1 + below(5),
    benefit: () => 1 + below(5),
    'my-area:staff': () => 1 + below(5),
    'my-area:more': text,
    'my-area:solved': () => random() < 0.5,
    'my-area:way': () => oneOf(['bus', 'skipped']),
    'my-area:why': () => oneOf([['near'], ['near', 'other'], ['skipped', 'near', 'other']]),
  };

  return () => {
    const shown = ['nps', ...some(Object.keys(values).slice(1))];
    const answers = some(shown).map((item): Answer => {
      const value = values[item];
      if (!value || random() < 0.2) return { item, missing: oneOf(['skipped', 'dont-know', 'prefer-not']) };
      return { item, value: value() };
    });
    return {
      schema: '1',
      id: `${hex(8)}-${hex(4)}-4${hex(3)}-${oneOf(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`,
      instrument: 'thl-kap-2022',
      textVersion: '2026-11-22',
      language: oneOf(['fi', 'sv', 'en', 'ar']),
      unit: oneOf(unitOids),
      collectionChannel: oneOf(['web', 'sms', 'tablet']),
      shown,
      answers,
      ...(random() < 0.5 && { contactOn: `2025-0${1 + below(9)}-1${below(10)}` }),
      ...(random() < 0.3 && { contactChannel: oneOf(['site', 'phone'] as const) }),
      ...(random() < 0.3 && { respondent: 'client' as const, ageBand: 'adult' as const }),
      ...(random() < 0.3 && { free: { kinds: ['thanks', 'idea'] as const, text: text() } }),
      ...(random() < 0.1 && { contact: { email: `${hex(8)}@posti.example` } }),
    } as Feedback;
  };
}
