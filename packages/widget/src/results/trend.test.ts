import type { Trend } from '@palaute/schema';
import { expect } from '@open-wc/testing';
import { beforeEach, describe, it, json, textOf } from '../../testing/page.ts';
import { npsOf, trendReply, withheld } from '../../testing/published.ts';
import { FakePublisher, inside, rowsOf, show } from '../../testing/shown.ts';
import type { PalauteResults } from './palaute-results.ts';

let publisher: FakePublisher;
beforeEach(() => {
  publisher = new FakePublisher();
});

const pathOf = (element: PalauteResults, name: string): string =>
  inside<SVGPathElement>(element, `.chart .${name}`)[0]?.getAttribute('d') ?? '';
const count = (path: string, command: string): number => path.split(command).length - 1;

describe('the trend', () => {
  it('has a dot for each month that shows, a square for one that is more than chance, and a gap for one that does not show', async () => {
    const element = await show(publisher);
    expect(count(pathOf(element, 'dots'), 'M')).to.equal(11);
    expect(count(pathOf(element, 'signals'), 'M')).to.equal(1);
    expect(count(pathOf(element, 'line'), 'M')).to.equal(2);
    expect(count(pathOf(element, 'limits'), 'M')).to.equal(12);
    expect(textOf(inside(element, '.trend')[0])).to.contain(
      'Tavallisesta vaihtelusta poikkeaa helmikuu 2026.',
    );
    expect(textOf(inside(element, '.trend')[0])).to.contain('jonka kohdalla ei ole pistettä');
  });

  it('says that nothing has changed where all is chance', async () => {
    const months = trendReply().months.map((month) => ({
      ...month,
      isSignal: month.isSignal === null ? null : false,
    }));
    publisher.trend = () => json(200, trendReply({ months }));
    const text = textOf(inside(await show(publisher), '.trend')[0]);
    expect(text).to.contain('Kuukausien erot mahtuvat tavalliseen vaihteluun.');
    expect(text).not.to.contain('poikkeaa helmikuu');
  });

  it('is a picture with a name, and its figures are in the table, month by month', async () => {
    const element = await show(publisher);
    const [chart] = inside<SVGElement>(element, '.chart svg');
    expect(chart?.getAttribute('role')).to.equal('img');
    expect(chart?.getAttribute('aria-label')).to.equal('Viivakaavio: suositteluindeksi kuukausittain');
    const rows = rowsOf(element);
    expect(rows).to.deep.include(['helmikuu 2026', '−34', '8…57', '82', 'Kyllä']);
    expect(rows).to.deep.include(['huhtikuu 2026', 'Ei näytetä', '–', '–', '–']);
    expect(rows).to.deep.include(['lokakuu 2026', '40', '9…56', '88', 'Ei']);
  });

  it('stays inside its picture, whatever the scores', async () => {
    for (const nps of [npsOf(0, 0, 50), npsOf(50, 0, 0), npsOf(0, 50, 0)]) {
      const months = trendReply().months.map(({ period }): Trend['months'][number] => ({
        period,
        nps,
        limits: { low: nps.nps!, high: nps.nps! },
        isSignal: false,
      }));
      publisher.trend = () => json(200, trendReply({ months, centre: nps.nps }));
      const element = await show(publisher);
      const heights = [...pathOf(element, 'line').matchAll(/[ML][\d.]+ (-?[\d.]+)/g)].map(([, y]) =>
        Number(y),
      );
      expect(heights).to.have.length(13);
      for (const height of heights) expect(height).to.be.within(0, 100);
    }
  });

  it('where no month shows is left out', async () => {
    const months = trendReply().months.map(({ period }): Trend['months'][number] => ({
      period,
      nps: withheld,
      limits: null,
      isSignal: null,
    }));
    publisher.trend = () => json(200, trendReply({ months, centre: null }));
    expect(inside(await show(publisher), '.chart')).to.deep.equal([]);
  });
});
