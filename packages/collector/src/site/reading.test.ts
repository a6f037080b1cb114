import { describe, expect, it } from 'vitest';
import { publicAudience } from '../results/audience.ts';
import { type PlaceReader, readPlace } from './reading.ts';

const organisation = '1.2.246.10.32213078.10.0';
const results = { organisation: { id: organisation }, place: { kind: 'organisation' } };
const audience = publicAudience({ log: { error() {} } } as unknown as Parameters<typeof publicAudience>[0]);

/** Of a database that is away. */
const readerWith = (breakdown: () => Promise<unknown>): PlaceReader =>
  ({
    figures: {
      read: async () => ({ told: results }),
      trend: async () => ({ told: 'trend' }),
      breakdown,
    },
    readDb: {},
    patienceMs: 20,
  }) as unknown as PlaceReader;

const query = { organisation, period: '2026', until: '2026-10' };

describe('What a page needs', () => {
  it('is told without figures by channel and language where they are still being decided', async () => {
    const { promise } = Promise.withResolvers();
    const told = await readPlace(
      readerWith(() => promise),
      query,
      audience,
    );
    expect(told).toMatchObject({ results, trend: 'trend', breakdowns: undefined });
  });

  it('has them where they come in time', async () => {
    const told = await readPlace(
      readerWith(async () => ({ told: 'groups' })),
      query,
      audience,
    );
    expect(told.breakdowns).toEqual(['groups', 'groups']);
  });

  it('is told without them where they cannot be read', async () => {
    const told = await readPlace(
      readerWith(() => Promise.reject(new Error('away'))),
      query,
      audience,
    );
    expect(told).toMatchObject({ results, breakdowns: undefined });
  });
});
