import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SeenIds } from './seen.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

describe('Ids that were seen', () => {
  it('are known again with what they stood for first, among a hundred thousand others', () => {
    const seen = new SeenIds();
    const ids = Array.from({ length: 100_000 }, () => randomUUID());
    for (const id of ids) expect(seen.add(id, hash(id))).toBe('new');
    for (const id of ids.slice(0, 1_000)) {
      expect([seen.add(id, hash('other')), seen.add(id, hash(id))]).toEqual(['other', 'same']);
    }
    expect(seen.add(randomUUID(), hash('x'))).toBe('new');
  });
});
