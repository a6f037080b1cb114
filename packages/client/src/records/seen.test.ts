import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { SeenIds } from './seen.ts';

it('knows each of many ids again by its line, and no other', () => {
  const seen = new SeenIds();
  const ids = Array.from({ length: 20_000 }, () => randomUUID());
  ids.forEach((id, index) => expect(seen.add(id, index + 2)).toBe(undefined));
  ids.forEach((id, index) => expect(seen.add(id.toUpperCase(), 1)).toBe(index + 2));
  expect(seen.add(randomUUID(), 5)).toBe(undefined);
});
