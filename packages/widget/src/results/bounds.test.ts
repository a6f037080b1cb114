// Figures near the end of their scale, where few have answered: the rule is the schema's (bounds.ts), here is what shows.
import { expect } from '@open-wc/testing';
import { fi as fiPack } from '@palaute/schema/texts/fi';
import { beforeEach, describe, it, json, textOf, until } from '../../testing/page.ts';
import { likertOf, npsOf, resultsReply, trendReply } from '../../testing/published.ts';
import { FakePublisher, inside, row, rowsOf, seen, show, textIn } from '../../testing/shown.ts';

const again = {
  item: 'alue:again',
  kind: 'yes-no',
  names: { fi: 'Tulisitko uudelleen?' },
} as const;
/** Twelve people who all answered the same. */
const unanimous = (promoters: number, detractors: number) =>
  resultsReply({
    feedback: { n: 12 },
    nps: npsOf(detractors, 0, promoters),
    items: [
      { item: 'access', kind: 'likert', figure: likertOf(0, 0, 0, 0, 12) },
      { item: 'safety', kind: 'likert', figure: likertOf(12, 0, 0, 0, 0) },
      { ...again, figure: { n: 12, counts: { true: 12, false: 0 } } },
    ],
  });
const why = 'Kun vastauksia on alle 50, lähes yksimielinen luku näytetään rajana, kuten ≥ 95 %';

let publisher: FakePublisher;
beforeEach(() => {
  publisher = new FakePublisher();
  publisher.trend = () => json(404, { code: 'not-found' });
  publisher.results = () => json(200, unanimous(12, 0));
});

const lengthOf = (part: Element | null | undefined) => parseFloat(part?.getAttribute('width') ?? '');

describe('what few people agree about', () => {
  it('is told as a bound, with its number of answers and why', async () => {
    const element = await show(publisher);
    expect(inside(element, '.score').map(textOf)).to.deep.equal(['> 90']);
    expect(inside(element, '.key li').map(textOf)).to.deep.equal([
      '≥ 95 % Suosittelijat (9–10)',
      '≤ 5 % Passiiviset (7–8)',
      '≤ 5 % Arvostelijat (0–6)',
    ]);
    expect(seen(row(element, fiPack.texts.access))).to.match(/≥ 95 % 12 vastausta Tavoite/);
    expect(seen(row(element, fiPack.texts.safety))).to.match(/≤ 5 % 12 vastausta Tavoite/);
    expect(seen(row(element, 'Tulisitko'))).to.contain('Kyllä ≥ 95 % Ei ≤ 5 %');
    expect(textIn(element)).to.contain(why);
  });

  it('of a score on the other end is told as one, too', async () => {
    publisher.results = () => json(200, unanimous(0, 12));
    expect(inside(await show(publisher), '.score').map(textOf)).to.deep.equal(['< −90']);
  });

  it('is not given away by a mean, an interval, a count, a sentence, the table or the picture', async () => {
    const element = await show(publisher);
    expect(rowsOf(element).slice(1)).to.deep.equal([
      ['Suositteluindeksi (NPS)', '> 90', '–', '–', '12', 'ei vielä varmaa'],
      ['Suosittelijat (9–10)', '≥ 95 %', '–', '–', '–', '–'],
      ['Passiiviset (7–8)', '≤ 5 %', '–', '–', '–', '–'],
      ['Arvostelijat (0–6)', '≤ 5 %', '–', '–', '–', '–'],
      [fiPack.texts.access, '≥ 95 %', '–', '–', '12', 'ei vielä varmaa'],
      [fiPack.texts.safety, '≤ 5 %', '–', '–', '12', 'ei saavutettu'],
      ['Tulisitko uudelleen?', '–', '–', '–', '12', '–'],
      ['Kyllä', '≥ 95 %', '–', '–', '–', '–'],
      ['Ei', '≤ 5 %', '–', '–', '–', '–'],
    ]);
    expect(inside(element, '.summary').map(textOf).join()).not.to.contain('Sadasta');
    expect(textIn(element)).not.to.match(/\b100\b(?! ?[.,…])|keskiarvo|väli \d/);
    const bars = inside<SVGElement>(element, '.thin .promoters').map(lengthOf);
    expect(bars).to.deep.equal([95, 5, 95, 5]);
    const [spread] = inside(element, '.thin .spread');
    expect(spread?.getAttribute('x1')).to.equal(spread?.getAttribute('x2'));
    const score = inside<SVGElement>(element, '.nps .bar > rect').map(lengthOf);
    expect(Math.max(...score)).to.be.below(95);
  });

  it('of a month is told so in the table, and drawn no further', async () => {
    const months = trendReply().months.map((month, index) =>
      index === 3 ? { ...month, nps: npsOf(0, 0, 12), limits: { low: 20, high: 90 } } : month,
    );
    publisher.results = () => json(200, resultsReply());
    publisher.trend = () => json(200, trendReply({ months }));
    const element = await show(publisher);
    expect(rowsOf(element)).to.deep.include(['tammikuu 2026', '> 90', '20…90', '12', 'Ei']);
    const [high] = inside(element, '.scale span').map(textOf);
    expect(high).to.equal('90');
    expect(textIn(element)).to.contain(why);
  });
});

it('from fifty answers on, and where people differ, figures are told as they are, with no word of bounds', async () => {
  publisher.results = () =>
    json(
      200,
      resultsReply({
        nps: npsOf(0, 0, 50),
        items: [{ item: 'access', kind: 'likert', figure: likertOf(1, 1, 1, 5, 12) }],
      }),
    );
  const element = await show(publisher);
  expect(inside(element, '.score').map(textOf)).to.deep.equal(['100']);
  expect(seen(row(element, fiPack.texts.access))).to.contain('60,0 %');
  await until(() => !textIn(element).includes('rajana'), 'it tells of bounds');
});
