// Figures by channel and language of units and divisions: what people see of them, on both databases.
import { createPalaute } from '@palaute/client';
import type { Breakdown, Figures } from '@palaute/schema';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AttackedOrganisation, feedbackOf, loadAttacked } from '../attack/organisations.ts';
import {
  databases,
  startCollector,
  type TestCollector,
  type TestDatabase,
} from '../environment/collector.ts';
import { call } from '../environment/feedback.ts';

interface Given {
  readonly channel?: 'web' | 'sms' | 'paper';
  readonly language?: 'fi' | 'sv';
  readonly month?: string;
  readonly value?: number;
}

describe.each(databases)('Figures of units and divisions by channel and language on $name', ({ start }) => {
  let database: TestDatabase;
  let collector: TestCollector;
  let organisation: AttackedOrganisation;
  let now: Date;
  const startWith = async (refresh: 'batches' | 'live') => {
    now = new Date('2025-04-20T10:00:00Z');
    database = await start();
    collector = await startCollector(await database.create(), () => now, undefined, refresh);
    organisation = await loadAttacked(collector, [2, 2]);
  };
  afterEach(async () => {
    await collector.stop();
    await database.stop();
  });

  /** @param unit the first two are of division d0, the others of d1 */
  async function give(unit: number, count: number, given: Given = {}): Promise<void> {
    const { channel = 'web', language = 'fi', month = '2025-03', value = 9 } = given;
    const palaute = createPalaute({ endpoint: collector.url, key: organisation.provider });
    const feedbacks = Array.from({ length: count }, () => ({
      ...feedbackOf(organisation.units[unit] ?? '', month, [{ item: 'nps', value }]),
      collectionChannel: channel,
      language,
    }));
    expect((await palaute.report(feedbacks)).stored).toBe(count);
  }

  const partOf = (place: number | string | undefined) =>
    typeof place === 'number'
      ? `&unit=${organisation.units[place]}`
      : place === undefined
        ? ''
        : `&division=${place}`;
  async function read(place: number | string | undefined, period: string, by = 'channel', key?: string) {
    const query = `organisation=${organisation.orgId}${partOf(place)}&period=${period}&by=${by}`;
    const address = `${collector.url}/v1/results/breakdown?${query}`;
    const { status, body } = await call('GET', address, { ...(key && { key }) });
    expect(status).toBe(200);
    return body as unknown as Breakdown;
  }
  const n = ({ feedback }: Pick<Figures, 'feedback'>) => ('n' in feedback ? feedback.n : feedback.withheld);
  const shown = async (...asked: Parameters<typeof read>) =>
    Object.fromEntries(
      (await read(...asked)).groups.flatMap((group) =>
        n(group) === 'small-group' ? [] : [[group.place.id.replace(/^\w+:/, ''), n(group)]],
      ),
    );

  describe('that the public reads', () => {
    beforeEach(() => startWith('batches'));

    it('tell the large groups of a unit and of a division, each with its own score', async () => {
      await give(0, 20, { channel: 'web', value: 10 });
      await give(0, 15, { channel: 'sms', value: 3 });
      await give(1, 12, { channel: 'web', value: 3 });
      await give(2, 30, { channel: 'sms', value: 10 });
      const unit = await read(0, '2025-03');
      expect(unit.place).toMatchObject({ kind: 'unit', id: organisation.units[0] });
      const scores = unit.groups.flatMap(({ place, nps }) =>
        'nps' in nps ? [[place.id, nps.n, nps.nps]] : [],
      );
      expect(scores).toEqual([
        ['channel:web', 20, 100],
        ['channel:sms', 15, -100],
      ]);
      expect((await read('d0', '2025-03')).place).toMatchObject({ kind: 'division', id: 'd0' });
      expect(await shown('d0', '2025-03')).toEqual({ web: 32, sms: 15 });
      expect(await shown(2, '2025-03')).toEqual({ sms: 30 });
      expect(await shown(undefined, '2025-03')).toEqual({ web: 32, sms: 45 });
    });

    it('hide what would tell of a small group: at the place, and where it could be subtracted', async () => {
      for (const unit of [0, 1, 2, 3]) {
        await give(unit, 30, { channel: 'web' });
        await give(unit, 20, { channel: 'sms' });
      }
      await give(0, 3, { channel: 'paper' });
      await give(2, 12, { channel: 'paper' });
      expect(await shown(undefined, '2025-03')).toEqual({ web: 120, sms: 80, paper: 15 });
      // Who knew all other groups of the unit would know the three; and so who knew the twelve.
      const unit = await shown(0, '2025-03');
      expect(unit).toEqual({ web: 30 });
      expect(await shown(2, '2025-03')).not.toHaveProperty('paper');
      expect(await shown('d0', '2025-03')).not.toHaveProperty('paper');
      expect(await shown(3, '2025-03')).toEqual({ web: 30, sms: 20 });
    });

    it('hide a group that the organisation hides', async () => {
      await give(0, 20, { channel: 'web' });
      await give(0, 12, { channel: 'sms' });
      await give(0, 3, { channel: 'paper' });
      await give(2, 20, { channel: 'web' });
      expect(await shown(undefined, '2025-03')).toEqual({ web: 40 });
      expect(await shown(0, '2025-03')).toEqual({ web: 20 });
      expect(await shown(2, '2025-03')).toEqual({ web: 20 });
    });

    it('tell languages and kinds of wording, too', async () => {
      await give(0, 20, { language: 'fi' });
      await give(0, 15, { language: 'sv' });
      await give(1, 20, { language: 'fi' });
      expect(await shown(0, '2025-03', 'language')).toEqual({ fi: 20, sv: 15, official: 20, unofficial: 15 });
    });

    it('are none of a place that did not show, though there is no error', async () => {
      await give(0, 7);
      await give(1, 6);
      await give(2, 30);
      const small = await read(1, '2025-03');
      expect(small.toldFrom).toBeUndefined();
      expect(small.groups.length).toBeGreaterThan(5);
      expect(small.groups.every((group) => n(group) === 'small-group')).toBe(true);
      expect(await shown('d0', '2025-03')).toEqual({ web: 13 });
      expect(await shown(2, '2025-03')).toEqual({ web: 30 });
    });

    it('stay as they were told, whoever comes later', async () => {
      await give(0, 20, { channel: 'web' });
      await give(0, 20, { channel: 'sms' });
      await give(2, 20, { channel: 'sms' });
      const first = await read(0, '2025-03');
      await give(0, 30, { channel: 'sms', value: 0 });
      const results = `${collector.url}/v1/results?organisation=${organisation.orgId}&unit=${organisation.units[0]}&period=2025-03`;
      await expect.poll(async () => n((await call('GET', results)).body as unknown as Figures)).toBe(70);
      expect(await read(0, '2025-03')).toEqual(first);
    });

    it('show more in a longer period, once all its months are told one after another', async () => {
      const told = {
        '2025-02-20': '2025-01',
        '2025-03-20': '2025-02',
        '2025-04-20': '2025-03',
      };
      const months: Record<string, Record<string, unknown>> = {};
      for (const [day, month] of Object.entries(told)) {
        now = new Date(`${day}T10:00:00Z`);
        for (const unit of [0, 2]) {
          await give(unit, 40, { channel: 'web', month });
          await give(unit, 6, { channel: 'sms', month });
          await give(unit, 6, { channel: 'paper', month });
        }
        const results = `${collector.url}/v1/results?organisation=${organisation.orgId}&period=${month}`;
        await expect.poll(async () => n((await call('GET', results)).body as unknown as Figures)).toBe(104);
        if (month === '2025-03') continue;
        expect(await shown(0, '2025-Q1')).toEqual({});
        months[month] = await shown(0, month);
      }
      expect(await shown(0, '2025-Q1')).toEqual({ web: 120, sms: 18, paper: 18 });
      for (const [month, before] of Object.entries(months)) {
        expect(before).toEqual({ web: 40 });
        expect(await shown(0, month)).toEqual(before);
      }
    });

    it('are refused of what has no groups, and of two places at once', async () => {
      const address = `${collector.url}/v1/results/breakdown?organisation=${organisation.orgId}&period=2025-03&by=channel`;
      expect(await call('GET', `${address}&municipality=049`)).toMatchObject({
        status: 400,
        body: { code: 'bad-query', pointer: '/municipality' },
      });
      expect((await call('GET', `${address}&division=d0&unit=${organisation.units[0]}`)).body).toMatchObject({
        code: 'bad-query',
        pointer: '/unit',
      });
      expect((await call('GET', `${address}&division=d9`)).body).toMatchObject({
        code: 'not-found',
        pointer: '/division',
      });
    });

    it('stand on the pages of units and divisions, or why they do not', async () => {
      await give(0, 60, { channel: 'sms', value: 10 });
      await give(0, 60, { channel: 'web', value: 10 });
      for (const unit of [2, 3]) {
        await give(unit, 9, { channel: 'sms' });
        await give(unit, 9, { channel: 'web', language: 'sv' });
      }
      const site = `${collector.url}/results/en/${organisation.orgId}`;
      const page = async (part: string) => (await fetch(`${site}${part}?period=2025-03`)).text();
      const unit = await page(`/unit/${organisation.units[0]}`);
      expect(unit).toContain('By feedback channel and language');
      expect(unit).toMatch(/Text message[\s\S]{0,300}60/);
      expect(await page('/division/d1')).toMatch(/Web form[\s\S]{0,300}18/);
      const small = await page(`/unit/${organisation.units[2]}`);
      expect(small).toContain('For this period the result cannot be shown by feedback channel or language');
      expect(small).toContain('The whole organisation by feedback channel and language');
    });
  });

  it('that staff read are those of now, from five on; a raw key reads all', async () => {
    await startWith('live');
    await give(0, 6, { channel: 'web' });
    await give(0, 5, { channel: 'sms' });
    await give(1, 2, { channel: 'sms' });
    expect(await shown(0, '2025-03')).toEqual({});
    const raw = await shown(0, '2025-03', 'channel', organisation.raw);
    expect(raw).toMatchObject({ web: 6, sms: 5, paper: 0 });
    expect(await shown('d0', '2025-03', 'channel', organisation.raw)).toMatchObject({ web: 6, sms: 7 });
  });

  it('that a demonstration tells are those of now', async () => {
    await startWith('live');
    await give(0, 20, { channel: 'web' });
    await give(2, 20, { channel: 'sms' });
    expect(await shown(0, '2025-03')).toEqual({ web: 20 });
    await give(0, 15, { channel: 'sms' });
    await expect.poll(() => shown(0, '2025-03')).toEqual({ web: 20, sms: 15 });
  });
});
