import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AskedCount, ratesOf, type UnitsMonth } from './rates.ts';

const of = { unitId: 'a', month: '2025-03' };

const told = (channel: string | null, invited: number | null, started: number | null = null): AskedCount => ({
  ...of,
  channel,
  invited,
  started,
});

const month = (
  n: number,
  asked: readonly AskedCount[],
  { isShown = true, channels }: { isShown?: boolean; channels?: Readonly<Record<string, number>> } = {},
): UnitsMonth => ({
  n,
  isShown,
  asked,
  channels: channels && Object.entries(channels).map(([channel, count]) => ({ ...of, channel, n: count })),
});

const responseOf = (...months: readonly UnitsMonth[]) => ratesOf(months, 10).response;

describe('How many of those asked answered', () => {
  it('is 20.78 % of some 17 416 who were invited, as Oma Häme published of 3 619 answers', () => {
    const rate = responseOf(month(3619, [told(null, 17_416)]));
    expect(rate).toMatchObject({ invited: 17_416, n: 3619 });
    expect(((rate?.share ?? 0) * 100).toFixed(2)).toBe('20.78');
    // Wilson's interval, reckoned apart with z = 1.96.
    expect(rate?.interval?.low).toBeCloseTo(0.2018, 4);
    expect(rate?.interval?.high).toBeCloseTo(0.2139, 4);
  });

  it('is told of invitations and of beginnings, each by itself', () => {
    const rates = ratesOf([month(30, [told(null, 100, 40)])], 10);
    expect(rates).toMatchObject({
      response: { invited: 100, n: 30, share: 0.3 },
      completion: { started: 40, n: 30, share: 0.75 },
    });
    expect(ratesOf([month(30, [told(null, null, 40)])], 10)).not.toHaveProperty('response');
  });

  it('is of the channels whose number is known, and mixed with no others', () => {
    const both = month(50, [told('sms', 200)], { channels: { sms: 30, web: 20 } });
    expect(responseOf(both)).toMatchObject({ invited: 200, n: 30, share: 0.15 });
  });

  it('is of the months and units whose number is known', () => {
    expect(responseOf(month(30, [told(null, 100)]), month(500, []))).toMatchObject({ invited: 100, n: 30 });
  });

  it('counts those who were asked where nobody answered', () => {
    expect(responseOf(month(30, [told(null, 100)]), month(0, [told('sms', 60)]))).toMatchObject({
      invited: 160,
      n: 30,
    });
  });

  it('is no share where more answered than were asked, though it be in one of its parts', () => {
    const [good, over] = [month(30, [told(null, 100)]), month(30, [told(null, 20)])];
    expect(responseOf(over)).toEqual({ invited: 20, n: 30, share: null, interval: null });
    expect(responseOf(good, over)).toEqual({ invited: 120, n: 60, share: null, interval: null });
  });

  it('is not told where nobody was asked and nobody answered', () => {
    expect(responseOf(month(0, [told(null, 0)]))).toBeUndefined();
    expect(responseOf(month(30, []))).toBeUndefined();
  });

  it('adds up what several tell', () => {
    const several = month(30, [told('sms', 60), told('email', 40), told('sms', 20)], {
      channels: { sms: 20, email: 10 },
    });
    expect(responseOf(several)).toMatchObject({ invited: 120, n: 30 });
  });

  it.each<[string, UnitsMonth]>([
    ['few of its channels', month(50, [told('sms', 200)], { channels: { sms: 9, web: 41 } })],
    ['few of the other channels', month(50, [told('sms', 200)], { channels: { sms: 41, web: 9 } })],
    [
      'few of one of its channels',
      month(50, [told('sms', 200), told('email', 50)], { channels: { sms: 25, email: 5, web: 20 } }),
    ],
    ['channels that are not known', month(50, [told('sms', 200)])],
    ['channels of another moment', month(50, [told('sms', 200)], { channels: { sms: 30, web: 21 } })],
  ])('leaves a month out that would tell of %s', (_name, left) => {
    expect(responseOf(left)).toBeUndefined();
    expect(responseOf(left, month(30, [told(null, 100)]))).toMatchObject({ invited: 100, n: 30 });
  });

  it.each<[string, UnitsMonth]>([
    ['its number is not known', month(7, [], { isShown: false })],
    [
      'its number is not known of all that came',
      month(7, [told('sms', 20)], { isShown: false, channels: { sms: 4, web: 3 } }),
    ],
    ['its channels are not known', month(7, [told('sms', 20)], { isShown: false })],
    ['more came than were asked', month(7, [told(null, 6)], { isShown: false })],
  ])('is told of nothing that holds a hidden month of which %s', (_name, hidden) => {
    expect(responseOf(month(30, [told(null, 100)]), hidden)).toBeUndefined();
  });

  it('holds a hidden month all of whose feedbacks are known to be of those asked', () => {
    const hidden = month(7, [told('sms', 20)], { isShown: false, channels: { sms: 7 } });
    expect(responseOf(month(30, [told(null, 100)]), hidden)).toMatchObject({ invited: 120, n: 37 });
  });

  const count = fc.nat(40);
  const asked = fc.record({
    unitId: fc.constant('a'),
    month: fc.constant('2025-03'),
    channel: fc.constantFrom(null, 'sms', 'web'),
    invited: fc.option(count),
    started: fc.option(count),
  });
  const anyMonth = fc
    .record({ asked: fc.array(asked, { maxLength: 3 }), sms: count, web: count, knows: fc.boolean() })
    .map(({ asked: some, sms, web, knows }) =>
      month(sms + web, some, {
        isShown: sms + web === 0 || sms + web >= 10,
        ...(knows && { channels: { sms, web } }),
      }),
    );

  it('is a share of 0 to 1 with its interval around it, of no more feedbacks than there are', () => {
    fc.assert(
      fc.property(fc.array(anyMonth, { maxLength: 6 }), (months) => {
        const { response, completion } = ratesOf(months, 10);
        const all = months.reduce((sum, { n }) => sum + n, 0);
        for (const rate of [response, completion]) {
          if (!rate) continue;
          expect(rate.n).toBeLessThanOrEqual(all);
          if (rate.share === null) expect(rate.interval).toBeNull();
          else {
            expect(rate.share).toBeGreaterThanOrEqual(rate.interval?.low ?? 2);
            expect(rate.share).toBeLessThanOrEqual(rate.interval?.high ?? -1);
            expect(rate.share).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });

  it('tells no more feedbacks than a shown month’s channels and the whole less shown months do', () => {
    fc.assert(
      fc.property(fc.array(anyMonth, { maxLength: 6 }), (months) => {
        const { response } = ratesOf(months, 10);
        if (!response) return;
        // What was left of the hidden months' feedbacks: all of them, or the rate was not told.
        const hidden = months.filter(({ isShown }) => !isShown).reduce((sum, { n }) => sum + n, 0);
        const shown = months
          .filter(({ isShown }) => isShown)
          .reduce((sum, one) => sum + (ratesOf([one], 10).response?.n ?? 0), 0);
        expect(response.n).toBe(hidden + shown);
      }),
    );
  });
});
