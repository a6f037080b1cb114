import type { Feedback } from '@palaute/schema';
import { describe, expect, it } from 'vitest';
import { rowOf } from './row.ts';

const feedback: Feedback = {
  schema: '1',
  id: '0b9f2a9e-4a8f-4c37-9a59-3d2f7c8f1a11',
  instrument: 'thl-kap-2022',
  textVersion: '2026-11-22',
  language: 'fi',
  unit: '1.2.246.10.32213078.10.99001',
  collectionChannel: 'web',
  shown: ['nps', 'open', 'access', 'safety'],
  answers: [
    { item: 'nps', value: 0 },
    { item: 'open', value: 'Sanoja' },
    { item: 'access', missing: 'dont-know' },
  ],
  free: { text: 'Vapaasti' },
};
const arrived = new Date('2026-11-22T12:00:00Z');
const none = () => undefined;
const hash = (other: Partial<Feedback>) => rowOf({ ...feedback, ...other }, arrived, none).content_hash;

describe('A feedback as a row', () => {
  it('keeps numbers and reasons in the row, and every word apart', () => {
    const { answers, texts } = rowOf(feedback, arrived, none);
    expect(answers).toEqual({ nps: 0, access: { missing: 'dont-know' }, safety: { missing: 'skipped' } });
    expect(texts).toEqual({ open: 'Sanoja', free: 'Vapaasti' });
  });

  it('counts each item shown once, an answer apart from its absence', () => {
    expect(rowOf(feedback, arrived, none).tally).toEqual([
      { item: 'feedback', answer: 'given', answered: true },
      { item: 'nps', answer: '0', answered: true },
      { item: 'open', answer: 'given', answered: true },
      { item: 'access', answer: '-dont-know', answered: false },
      { item: 'safety', answer: '-skipped', answered: false },
    ]);
  });

  it('has the same hash for the same content and another for any other', () => {
    expect(hash({ answers: feedback.answers.toReversed() })).toBe(hash({}));
    expect(hash({ answers: [...feedback.answers, { item: 'safety', missing: 'skipped' }] })).toBe(hash({}));
    expect(hash({ shown: feedback.shown.toReversed() })).not.toBe(hash({}));
    expect(hash({ language: 'sv' })).not.toBe(hash({}));
    expect(hash({ free: { text: 'vapaasti' } })).not.toBe(hash({}));
    expect(hash({ contactOn: '2026-11-01' })).not.toBe(hash({}));
    expect(hash({ free: { text: 'Vapaasti', kinds: ['idea'] } })).not.toBe(hash({}));
    expect(hash({ free: { text: 'Vapaasti', topics: ['premises'] } })).not.toBe(hash({}));
  });

  it('does not take the time of arrival for content', () => {
    expect(rowOf(feedback, new Date(0), none).content_hash).toBe(hash({}));
  });
});

describe('What people wrote', () => {
  it('ends as many days after its arrival in Finland as the operator has set', () => {
    // Past midnight in Finland already.
    const late = new Date('2026-11-22T22:30:00Z');
    const retention = { textDays: 30, contactDays: 7 };
    const row = rowOf(feedback, late, none, { key_id: 'one', sealed: 'AAAA' }, retention);
    expect(row.texts_delete_on).toBe('2026-12-23');
    expect(row.contact?.delete_on).toBe('2026-11-30');
  });

  it('ends after two years where nothing is set', () => {
    expect(rowOf(feedback, arrived, none).texts_delete_on).toBe('2028-11-21');
  });
});

describe('A feedback with contact details', () => {
  const contact = { email: 'maija@posti.example', name: 'Maija' };
  const sealed = { key_id: 'one', sealed: 'AAAA' };
  const row = rowOf({ ...feedback, contact }, arrived, none, sealed);

  it('holds them sealed, until the ninetieth day after, and in no other form', () => {
    expect(row.contact).toEqual({ ...sealed, delete_on: '2027-02-20' });
    expect(JSON.stringify(row)).not.toMatch(/maija/i);
  });

  it('tells by its hash that there are some, and not which', () => {
    expect(row.content_hash).not.toBe(hash({}));
    expect(hash({ contact: { phone: '040 1234567' } })).toBe(row.content_hash);
  });
});
