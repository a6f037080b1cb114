import { expect, html } from '@open-wc/testing';
import { fi as fiPack } from '@palaute/schema/texts/fi';
import { sv as svPack } from '@palaute/schema/texts/sv';
import { beforeEach, describe, it, json, textOf, until } from '../../testing/page.ts';
import { likertOf, npsOf, resultsReply, withheld } from '../../testing/published.ts';
import { FakePublisher, inside, row, rowsOf, show, textIn } from '../../testing/shown.ts';

let publisher: FakePublisher;
beforeEach(() => {
  publisher = new FakePublisher();
});

const widthOf = (rect: Element | null | undefined): number => parseFloat(rect?.getAttribute('width') ?? '');

describe('the score', () => {
  it('is read with its answers and where it lies with certainty', async () => {
    const element = await show(publisher);
    expect(inside(element, '.score').map(textOf)).to.deep.equal(['34']);
    expect(textIn(element)).to.contain('913 vastausta, 95 %:n varmuudella välillä 29…39');
  });

  it('has a bar of its shares, hatched where it is not filled, and the shares in words', async () => {
    const element = await show(publisher);
    const [bar] = inside<SVGElement>(element, '.nps .bar');
    const parts = [...(bar?.querySelectorAll(':scope > rect') ?? [])].map(widthOf);
    expect(parts.map(Math.round)).to.deep.equal([49, 36, 15]);
    expect(parts[0]! + parts[1]! + parts[2]!).to.be.closeTo(100, 1e-9);
    expect(bar?.querySelector(':scope > rect:last-of-type')?.getAttribute('fill')).to.equal('url(#lines)');
    expect(inside(element, '.key li').map(textOf)).to.deep.equal([
      '49 % Suosittelijat (9–10)',
      '36 % Passiiviset (7–8)',
      '15 % Arvostelijat (0–6)',
    ]);
  });

  it('is a true minus where it is below nothing', async () => {
    publisher.results = () => json(200, resultsReply({ nps: npsOf(113, 22, 54) }));
    expect(inside(await show(publisher), '.score').map(textOf)).to.deep.equal(['−31']);
  });

  it('that is withheld is explained, and is not drawn as nothing', async () => {
    publisher.results = () => json(200, resultsReply({ nps: withheld }));
    const element = await show(publisher);
    expect(inside(element, '.score, .nps .bar')).to.deep.equal([]);
    expect(textOf(inside(element, '.nps')[0])).to.contain('liian harva vastasi');
    expect(textIn(element)).to.contain('vähintään 10');
  });

  it('of nobody says so', async () => {
    publisher.results = () => json(200, resultsReply({ nps: npsOf(0, 0, 0) }));
    const element = await show(publisher);
    expect(textOf(inside(element, '.nps')[0])).to.contain('Ei vielä vastauksia.');
    expect(inside(element, '.score')).to.deep.equal([]);
  });
});

describe('a statement', () => {
  it('is worded as THL words it, to the letter and in order', async () => {
    const element = await show(publisher);
    const { access, encounter, participation, safety, information, comprehensibility, benefit } =
      fiPack.texts;
    expect(inside(element, '.agreed .wording').map((each) => each.textContent)).to.deep.equal([
      access,
      encounter,
      participation,
      safety,
      information,
      comprehensibility,
      benefit,
    ]);
  });

  it('has the share that fully agrees, the mean and the answers, and a bar of that length', async () => {
    const element = await show(publisher);
    const access = row(element, 'Sain apua');
    expect(textOf(access)).to.contain('62,1 %');
    expect(textOf(access)).to.contain('404 vastausta · keskiarvo 4,4 · väli 57…67 %');
    expect(widthOf(access.querySelector('.promoters'))).to.be.closeTo((251 / 404) * 100, 1e-9);
  });

  it('that is withheld is explained, with no figure beside it', async () => {
    const element = await show(publisher);
    const hidden = row(element, 'Tiedän, miten');
    expect(textOf(hidden)).to.contain('liian harva vastasi täällä tai rinnalla olevassa paikassa');
    expect(textOf(hidden)).not.to.match(/\d/);
    expect(hidden.querySelector('svg')).to.equal(null);
  });

  it('that nobody answered says so', async () => {
    expect(textOf(row(await show(publisher), 'Koin saamani'))).to.contain('Ei vielä vastauksia.');
  });

  it('of the organisation’s own stands apart, in the wording that it gave', async () => {
    const names = { fi: 'Minusta <b>tuntui</b> hyvältä' };
    const own = { item: 'alue:good', kind: 'likert', names, figure: likertOf(1, 2, 3, 4, 50) } as const;
    publisher.results = () => json(200, resultsReply({ items: [...resultsReply().items, own] }));
    const element = await show(publisher);
    expect(inside(element, 'h4').map(textOf)).to.deep.equal(['Omat kysymykset']);
    expect(textOf(row(element, 'Minusta <b>tuntui</b>'))).to.contain('83,3 %');
  });
});

describe('the targets', () => {
  it('are met only where chance is ruled out, and never at 80.0 %', async () => {
    const items = (...figures: ReturnType<typeof likertOf>[]) =>
      (['access', 'encounter', 'safety'] as const).map((item, index) => ({
        item,
        kind: 'likert' as const,
        figure: figures[index]!,
      }));
    publisher.results = () =>
      json(
        200,
        resultsReply({
          items: items(likertOf(0, 0, 0, 800, 3200), likertOf(0, 0, 0, 9, 41), likertOf(0, 0, 0, 100, 900)),
        }),
      );
    const element = await show(publisher);
    const verdicts = inside(element, '.statements .pill').map(textOf);
    expect(verdicts).to.deep.equal([
      'Tavoite yli 80 %: ei saavutettu',
      'Tavoite yli 80 %: ei vielä varmaa',
      'Tavoite yli 80 %: saavutettu',
    ]);
  });

  it('show one decimal more where rounding would show the target itself', async () => {
    const figure = likertOf(0, 0, 0, 1999, 8001);
    publisher.results = () =>
      json(200, resultsReply({ items: [{ item: 'access', kind: 'likert', figure }] }));
    expect(textOf(row(await show(publisher), 'Sain apua'))).to.contain('80,01 %');
  });
});

describe('what the figures say in a sentence', () => {
  it('is made of the figures', async () => {
    const [said] = inside(await show(publisher), '.summary');
    expect(textOf(said)).to.equal(
      'Sadasta vastaajasta noin 49 antoi suosittelukysymykseen arvosanan 9 tai 10 ja noin 15 arvosanan 0–6. ' +
        `Useimmin oltiin täysin samaa mieltä väittämästä ”${fiPack.texts.encounter}” (84,3 %) ja ` +
        `harvimmin väittämästä ”${fiPack.texts.participation}” (59,9 %).`,
    );
  });

  it('names no best and no worst where chance may have made them', async () => {
    const items = [
      { item: 'access', kind: 'likert', figure: likertOf(0, 0, 0, 10, 20) },
      { item: 'safety', kind: 'likert', figure: likertOf(0, 0, 0, 8, 22) },
    ] as const;
    publisher.results = () => json(200, resultsReply({ items }));
    expect(textOf(inside(await show(publisher), '.summary')[0])).not.to.contain('Useimmin');
  });

  it('says that all channels are in the figures', async () => {
    expect(textIn(await show(publisher))).to.contain('kaikki palautekanavat yhdessä');
  });

  it('tells what came as counts only', async () => {
    publisher.results = () => json(200, resultsReply({ aggregated: 120 }));
    expect(textIn(await show(publisher))).to.contain('120 palautetta on saatu palveluntuottajilta');
  });
});

it('the table holds every figure of the pictures', async () => {
  const element = await show(publisher);
  const rows = rowsOf(element);
  expect(rows).to.deep.include(['Suositteluindeksi (NPS)', '34', '29…39', '8,5', '913', 'ei saavutettu']);
  expect(rows).to.deep.include(['Arvostelijat (0–6)', '14,8 %', '–', '–', '–', '–']);
  expect(rows).to.deep.include([fiPack.texts.access, '62,1 %', '57…67 %', '4,4', '404', 'ei saavutettu']);
  expect(rows).to.deep.include([fiPack.texts.information, 'Ei näytetä', '–', '–', '–', '–']);
  expect(rows).to.deep.include([fiPack.texts.benefit, '–', '–', '–', '0', '–']);
  const [details] = inside<HTMLDetailsElement>(element, 'details');
  details?.querySelector('summary')?.click();
  await until(() => details?.open, 'the table did not open');
});

it('without intervals and a trend, which an older collector has none of, shows all the rest', async () => {
  const { interval: _, ...nps } = npsOf(1, 4, 95);
  const { topBoxInterval: __, ...figure } = likertOf(0, 0, 0, 10, 90);
  publisher.results = () =>
    json(200, resultsReply({ nps, items: [{ item: 'access', kind: 'likert', figure }] }));
  publisher.trend = () => json(404, { code: 'not-found' });
  const element = await show(publisher);
  expect(textIn(element))
    .to.contain('100 vastausta')
    .and.not.to.match(/undefined|NaN|varmuudella \d/);
  expect(inside(element, '.pill').map(textOf)).to.deep.equal([
    'Tavoite yli 80: ei vielä varmaa',
    'Tavoite yli 80 %: ei vielä varmaa',
  ]);
  expect(inside(element, '.trend')).to.deep.equal([]);
});

describe('where nobody has answered', () => {
  it('says so, once, and draws nothing', async () => {
    const items = [{ item: 'access', kind: 'likert', figure: likertOf(0, 0, 0, 0, 0) }] as const;
    publisher.results = () => json(200, resultsReply({ feedback: { n: 0 }, nps: npsOf(0, 0, 0), items }));
    const element = await show(publisher);
    expect(textIn(element)).to.contain('Tältä ajalta ei ole vielä palautteita.');
    expect(textIn(element)).to.contain('Tammi–huhtikuu 2025');
    expect(inside(element, 'svg, table')).to.deep.equal([]);
  });
});

describe('languages', () => {
  it('follow the nearest lang, with numbers and dates as they are written there, and ask for nothing anew', async () => {
    const element = await show(publisher);
    const asked = publisher.requests.length;
    element.lang = 'sv';
    await until(() => textIn(element).includes('Resultat av kundresponsen'), 'it stayed in Finnish');
    expect(textIn(element)).to.contain('Januari–april 2025').and.to.contain('Exempelhälsostationen');
    expect(textIn(element)).to.contain(svPack.texts.access).and.to.contain('inofficiella översättningar');
    expect(inside(element, '.page')[0]?.lang).to.equal('sv');
    element.lang = 'en-GB';
    await until(() => textIn(element).includes('Results of customer feedback'), 'it stayed in Swedish');
    expect(textIn(element)).to.contain('62.1%').and.to.contain('1,021 pieces of feedback');
    expect(publisher.requests.length).to.equal(asked);
  });

  it('are Finnish where there is none, and a name that lacks one is marked as Finnish', async () => {
    const { place } = resultsReply();
    publisher.results = () => json(200, resultsReply({ place: { ...place, names: { fi: 'Asema' } } }));
    const element = await show(publisher);
    element.lang = 'de';
    await element.updateComplete;
    expect(inside(element, '.page')[0]?.lang).to.equal('fi');
    element.lang = 'sv';
    await until(() => inside(element, '.place [lang=fi]').length === 1, 'the name is not marked');
    expect(inside(element, '.place [lang=fi]').map(textOf)).to.deep.equal(['Asema']);
  });
});

it('has the page’s own heading in place of its own', async () => {
  const element = await show(
    publisher,
    html`<palaute-results endpoint="" organisation="1.2"><h3 slot="heading">Meillä</h3></palaute-results>`,
  );
  expect(element.querySelector('h3')!.checkVisibility()).to.equal(true);
  expect(inside(element, 'h2')[0]?.checkVisibility()).to.equal(false);
});
