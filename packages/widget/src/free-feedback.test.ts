// What the free feedback is and is about, and who gives it.
import { readFeedback } from '@palaute/schema';
import { expect } from '@open-wc/testing';
import {
  beforeEach,
  choose,
  describe,
  descriptionOf,
  FakeCollector,
  field,
  it,
  linksOf,
  openForm,
  optionNames,
  send,
  textOf,
  write,
} from '../testing/page.ts';
import { barest, openSiteForm } from '../testing/site-form.ts';

const kinds = 'Palautteen laji';
const topics = 'Mistä palaute kertoo?';
const free = 'Haluatko kertoa vielä jotain muuta?';

let collector: FakeCollector;
beforeEach(() => {
  collector = new FakeCollector();
});

describe('the free feedback', () => {
  it('can be of several kinds, on every form', async () => {
    const form = await openForm(collector);
    expect(optionNames(form, kinds)).to.deep.equal([
      'Kiitos',
      'Moite',
      'Kehittämisidea',
      'Saavutettavuuspalaute',
      'Muu',
    ]);
    choose(form, kinds, 'Moite', 'Kehittämisidea', 'Saavutettavuuspalaute', 'Moite');
    write(form, free, 'Ovi on raskas');
    await send(form);
    expect(collector.record.free).to.deep.equal({ kinds: ['idea', 'accessibility'], text: 'Ovi on raskas' });
  });

  it('can be about several topics, where the form asks', async () => {
    const form = await openSiteForm(collector);
    expect(optionNames(form, topics)).to.deep.equal(['Turvallisuus', 'Tiedonsaanti', 'Jatkuvuus']);
    choose(form, topics, 'Jatkuvuus', 'Turvallisuus');
    await send(form);
    expect(collector.record.free).to.deep.equal({ topics: ['safety', 'continuity'] });
    expect(readFeedback(collector.record, { now: new Date('2026-11-22') }).faults).to.equal(undefined);
  });

  it('says where help is to be had at once, with numbers that can be called', async () => {
    const form = await openForm(collector);
    expect(descriptionOf(field(form, free))).to.contain('Hätätilanteessa soita 112.');
    const calls = linksOf(form).map((link) => [textOf(link), link.href]);
    expect(calls).to.deep.equal([
      ['112', 'tel:112'],
      ['116 117', 'tel:116117'],
    ]);
  });

  it('is not asked, nor its kinds, where the form does not ask it', async () => {
    const form = await openSiteForm(collector, barest);
    expect(() => optionNames(form, kinds)).to.throw('no group');
    expect(() => field(form, free)).to.throw('no field');
  });
});

describe('who gives it', () => {
  it('is told by role and age where the form asks', async () => {
    const form = await openSiteForm(collector);
    expect(optionNames(form, 'Kuka vastaa?')).to.deep.equal(['Asiakas', 'Läheinen', 'En halua vastata']);
    choose(form, 'Kuka vastaa?', 'Läheinen');
    choose(form, 'Minkä ikäinen olet?', '13–17 vuotta');
    await send(form);
    expect(collector.record).to.deep.include({ respondent: 'relative', ageBand: '13-17' });
    expect(readFeedback(collector.record, { now: new Date('2026-11-22') }).faults).to.equal(undefined);
  });

  it('is not told by whom does not wish to, or does not answer', async () => {
    const form = await openSiteForm(collector);
    choose(form, 'Kuka vastaa?', 'Asiakas', 'En halua vastata');
    await send(form);
    expect(collector.record).not.to.have.any.keys('respondent', 'ageBand');
    expect(readFeedback(collector.record, { now: new Date('2026-11-22') }).faults).to.equal(undefined);
  });
});
