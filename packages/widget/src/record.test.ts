import { expect } from '@open-wc/testing';
import { describe, it } from '../testing/page.ts';
import { newId } from './record.ts';

describe('an id', () => {
  it('is a random UUID, also on a page that has no crypto.randomUUID', () => {
    const ids = Array.from({ length: 1000 }, newId);
    for (const id of ids)
      expect(id).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(ids)).to.have.property('size', ids.length);
  });
});
