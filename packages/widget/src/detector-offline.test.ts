// What the form brings in later may not come: the person sends all the same, and the collector masks what it stores.
import '@palaute/schema/personal-data';
import { expect } from '@open-wc/testing';
import {
  choose,
  connect,
  describe,
  FakeCollector,
  goTo,
  it,
  send,
  shows,
  textOfForm,
  unit,
  write,
} from '../testing/page.ts';
import type { PalauteForm } from './palaute-form.ts';

/** A page in a frame where the files of these names cannot be had. */
async function openWithout(names: RegExp): Promise<{ frame: HTMLIFrameElement; form: PalauteForm }> {
  const missing = performance.getEntriesByType('resource').filter(({ name }) => names.test(name));
  expect(missing).not.to.have.length(0);
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const page = frame.contentDocument!;
  const add = (type: string, text: string) =>
    page.head.append(Object.assign(page.createElement('script'), { type, text }));
  add(
    'importmap',
    JSON.stringify({ imports: Object.fromEntries(missing.map(({ name }) => [name, '/not-to-be-had.js'])) }),
  );
  add('module', `import ${JSON.stringify(new URL('./palaute.ts', import.meta.url).href)};`);
  await frame.contentWindow!.customElements.whenDefined('palaute-form');
  const form = page.createElement('palaute-form');
  form.setAttribute('endpoint', '');
  form.setAttribute('site-key', 'k');
  form.setAttribute('unit', unit);
  page.body.append(form);
  return { frame, form };
}

describe('without the detector of personal data', () => {
  it('the form is sent as it is', async () => {
    const collector = new FakeCollector();
    const { frame, form } = await openWithout(/personal-data/);
    await connect(form, collector);
    const free = 'Haluatko kertoa vielä jotain muuta?';
    goTo(form, free);
    choose(form, 'Kuinka todennäköisesti', '8');
    write(form, free, 'Soittakaa 040 123 4567');
    await send(form);
    expect(collector.record.answers[0]).to.deep.equal({ item: 'nps', value: 8 });
    expect(collector.record.free?.text).to.equal('Soittakaa 040 123 4567');
    await shows(form, 'Kiitos arvokkaasta palautteestasi!');
    frame.remove();
  });

  it('an identity code in its plain form is sent no more than with it, and its person is told', async () => {
    const collector = new FakeCollector();
    const { frame, form } = await openWithout(/personal-data/);
    await connect(form, collector);
    write(form, 'Mikä vaikutti kokemukseesi eniten?', 'Olen 131052-308T, synt. 010101A123N.');
    await send(form);
    expect(collector.record.answers[1]).to.deep.equal({
      item: 'open',
      value: 'Olen [poistettu], synt. [poistettu].',
    });
    expect(JSON.stringify(collector.requests)).not.to.match(/308T|123N/);
    await shows(form, 'Henkilötiedot on poistettu tekstistä.');
    frame.remove();
  });

  it('a text that is too long is still told', async () => {
    const collector = new FakeCollector();
    const { frame, form } = await openWithout(/personal-data/);
    await connect(form, collector);
    write(form, 'Mikä vaikutti kokemukseesi eniten?', 'a'.repeat(4001));
    form.renderRoot.querySelector<HTMLButtonElement>('[part=send]')?.click();
    await shows(form, 'Teksti on liian pitkä');
    expect(collector.requests).to.have.length(0);
    expect(textOfForm(form)).to.contain('Palautetta ei vielä lähetetty');
    frame.remove();
  });
});
