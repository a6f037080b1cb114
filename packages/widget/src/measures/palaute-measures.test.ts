import { expect, html } from '@open-wc/testing';
import { beforeEach, describe, it, json, noConnection, textOf, until } from '../../testing/page.ts';
import { measuresReply } from '../../testing/published.ts';
import { FakePublisher, inside, seen, show, textIn } from '../../testing/shown.ts';
import type { PalauteMeasures } from './palaute-measures.ts';

let publisher: FakePublisher;
beforeEach(() => {
  publisher = new FakePublisher();
});

const open = (
  page = html`<palaute-measures
    endpoint="/api/"
    organisation="1.2.246.10.32213078.10.0"
    unit="1.2.246.10.32213078.10.99001"
  ></palaute-measures>`,
): Promise<PalauteMeasures> => show<PalauteMeasures>(publisher, page);

describe('the measures', () => {
  it('are listed in the order given: what changes, how far it is, when, and why', async () => {
    const element = await open();
    expect(inside(element, 'li').map(seen)).to.deep.equal([
      'Puhelinpalveluun lisää vastaajia Tehty Valmistui 4. toukokuuta 2026 Moni kertoi jonottaneensa pitkään. Aamuisin puhelimeen vastaa nyt kaksi ihmistä enemmän.',
      'Opasteet aulaan Aloitettu Valmis viimeistään 31. joulukuuta 2026 Vastaanotot oli vaikea löytää. Aulaan tulee uudet opasteet.',
      'Viestit selkokielellä Kanta-Hämeen hyvinvointialue Suunnitteilla Päätetty 2. helmikuuta 2026 Kutsukirjeet kirjoitetaan selkokielellä.',
      'Iltavastaanotto lauantaisin Kanta-Hämeen hyvinvointialue Ei toteuteta Päätetty 12. tammikuuta 2026 Lauantaille ei saada henkilökuntaa. Arki-iltojen aikoja lisätään.',
    ]);
    expect(inside<HTMLTimeElement>(element, 'time').map(({ dateTime }) => dateTime)).to.deep.equal([
      '2026-05-04',
      '2026-12-31',
      '2026-02-02',
      '2026-01-12',
    ]);
  });

  it('are asked for of one place, and nothing else is told', async () => {
    await open();
    expect(publisher.queries('/api/v1/measures')).to.deep.equal([
      { organisation: '1.2.246.10.32213078.10.0', unit: '1.2.246.10.32213078.10.99001' },
    ]);
    expect(publisher.requests).to.have.length(1);
  });

  it('that have no Swedish are in Finnish, and marked so', async () => {
    const element = await open();
    element.lang = 'sv';
    await until(() => textIn(element).includes('Så påverkar din respons'), 'it stayed in Finnish');
    expect(textIn(element)).to.contain('Fler som svarar i telefon Gjord Klar 4 maj 2026');
    expect(inside(element, 'h3 [lang=fi]').map(textOf)).to.deep.equal([
      'Opasteet aulaan',
      'Viestit selkokielellä',
      'Iltavastaanotto lauantaisin',
    ]);
  });

  it('are text, whatever stands in them', async () => {
    const [first] = measuresReply().measures;
    const title = { fi: '<img src=x onerror=alert(1)>' };
    publisher.measures = () => json(200, measuresReply({ measures: [{ ...first!, title }] }));
    const element = await open();
    expect(inside(element, 'h3').map(textOf)).to.deep.equal([title.fi]);
    expect(inside(element, 'img')).to.deep.equal([]);
  });

  it('that there are none of are told so', async () => {
    publisher.measures = () => json(200, measuresReply({ measures: [] }));
    expect(textIn(await open())).to.contain('ei ole vielä julkaistu');
  });

  it('that do not come can be asked for again', async () => {
    publisher.measures = noConnection;
    const element = await open();
    expect(textOf(inside(element, '[role=status]')[0])).to.contain('Toimenpiteitä ei saatu ladattua');
    publisher.measures = () => json(200, measuresReply());
    inside<HTMLButtonElement>(element, 'button')[0]?.click();
    await until(() => inside(element, 'li').length === 4, 'no measure came');
  });
});
