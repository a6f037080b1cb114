// What an organisation asks beside the national items, and the open question.
import { expect } from '@open-wc/testing';
import { fi as fiPack } from '@palaute/schema/texts/fi';
import { beforeEach, describe, it, json, textOf, until } from '../../testing/page.ts';
import { ownItems, resultsReply, withheld } from '../../testing/published.ts';
import { FakePublisher, inside, row, rowsOf, seen, show, textIn } from '../../testing/shown.ts';
import type { PalauteResults } from './palaute-results.ts';

let publisher: FakePublisher;
beforeEach(() => {
  publisher = new FakePublisher();
  publisher.results = () => json(200, resultsReply({ items: [...resultsReply().items, ...ownItems()] }));
});

/** The options of a question as they are read, and the lengths of their bars in per cent. */
function optionsOf(element: PalauteResults, question: string): [text: string, length: number][] {
  return [...row(element, question).querySelectorAll<HTMLElement>('.options li')].map((option) => [
    seen(option),
    Math.round(10 * parseFloat(option.querySelector('.promoters')?.getAttribute('width') ?? '')) / 10,
  ]);
}

describe('a question of the organisation’s own', () => {
  it('that is answered yes or no has the shares of both, the answers, and what was answered most', async () => {
    const element = await show(publisher);
    expect(optionsOf(element, 'Tulisitko')).to.deep.equal([
      ['Kyllä 75,0 % (60)', 75],
      ['Ei 25,0 % (20)', 25],
    ]);
    expect(seen(row(element, 'Tulisitko'))).to.contain('80 vastausta Yleisin vastaus: Kyllä.');
  });

  it('with several options has the share of those who answered it, which may be over a hundred together', async () => {
    const element = await show(publisher);
    expect(optionsOf(element, 'Miten tulit')).to.deep.equal([
      ['Bussilla 71,4 % (50)', 71.4],
      ['Kävellen 40,0 % (28)', 40],
      ['Veneellä 0,0 % (0)', 0],
    ]);
    expect(seen(row(element, 'Miten tulit'))).to.contain('70 vastausta · Vastaaja sai valita useita.');
  });

  it('has nothing that is said to be answered most where chance may have made it so', async () => {
    const element = await show(publisher);
    expect(optionsOf(element, 'Mihin aikaan').map(([text]) => text)).to.deep.equal([
      'Aamulla 50,8 % (31)',
      'Illalla 49,2 % (30)',
    ]);
    expect(seen(row(element, 'Mihin aikaan'))).not.to.contain('Yleisin');
  });

  it('that is answered in words has their number alone', async () => {
    const element = await show(publisher);
    expect(seen(row(element, 'Mitä muuta'))).to.equal('Mitä muuta? 12 vastausta omin sanoin');
  });

  it('that is withheld is explained, with no figure and no bar', async () => {
    const hidden = row(await show(publisher), 'Saitko ajan');
    expect(textOf(hidden)).to.contain('liian harva vastasi');
    expect(textOf(hidden)).not.to.match(/\d/);
    expect(hidden.querySelector('svg')).to.equal(null);
  });

  it('that nobody answered says so', async () => {
    const [, again] = ownItems();
    const nobody = { ...again!, figure: { n: 0, counts: { true: 0, false: 0 } } };
    publisher.results = () => json(200, resultsReply({ items: [...resultsReply().items, nobody] }));
    const shown = row(await show(publisher), 'Tulisitko');
    expect(seen(shown)).to.equal('Tulisitko uudelleen? Ei vielä vastauksia.');
  });

  it('stands under a heading of its own, and in the table', async () => {
    const element = await show(publisher);
    expect(inside(element, 'h4').map(textOf)).to.deep.equal(['Omat kysymykset']);
    const rows = rowsOf(element);
    const from = rows.findIndex(([name]) => name === 'Tulisitko uudelleen?');
    expect(rows.slice(from, from + 3)).to.deep.equal([
      ['Tulisitko uudelleen?', '–', '–', '–', '80', '–'],
      ['Kyllä', '75,0 %', '–', '–', '60', '–'],
      ['Ei', '25,0 %', '–', '–', '20', '–'],
    ]);
    expect(rows).to.deep.include(['Bussilla', '71,4 %', '–', '–', '50', '–']);
    expect(rows).to.deep.include(['Mitä muuta?', '–', '–', '–', '12', '–']);
    expect(rows).to.deep.include(['Saitko ajan?', 'Ei näytetä', '–', '–', '–', '–']);
  });

  it('is in the language of the page as far as it has names there, else marked as Finnish', async () => {
    const element = await show(publisher);
    element.lang = 'en';
    await until(() => textIn(element).includes('Own questions'), 'it stayed in Finnish');
    expect(seen(row(element, 'Would you'))).to.contain('80 answers Most common answer: Yes.');
    expect(optionsOf(element, 'When did')[1]?.[0]).to.equal('Illalla 49.2% (30)');
    const [finnish] = row(element, 'When did').querySelectorAll('[lang=fi]');
    expect(textOf(finnish)).to.equal('Illalla');
    element.lang = 'sv';
    await until(() => textIn(element).includes('Egna frågor'), 'it stayed in English');
    expect(seen(row(element, 'Hur kom'))).to.contain(
      '70 svar · Flera fick väljas. Vanligaste svaret: Med buss.',
    );
  });

  it('has no room on an info screen', async () => {
    const element = await show(publisher);
    element.mode = 'screen';
    await element.updateComplete;
    expect(inside(element, 'h4, .options')).to.deep.equal([]);
  });
});

describe('the open question', () => {
  it('has its number of answers, and none of them', async () => {
    const element = await show(publisher);
    expect(seen(row(element, fiPack.texts.open))).to.equal(`${fiPack.texts.open} 402 vastausta omin sanoin`);
    expect(rowsOf(element)).to.deep.include([fiPack.texts.open, '–', '–', '–', '402', '–']);
  });

  it('that is withheld is explained', async () => {
    const [open, ...others] = resultsReply().items;
    publisher.results = () => json(200, resultsReply({ items: [{ ...open!, figure: withheld }, ...others] }));
    expect(textOf(row(await show(publisher), fiPack.texts.open))).to.contain('liian harva vastasi');
  });
});
