// What a machine can find. axe sees no `<div>` scale as a fault, so the other tests find everything by role and name.
import { expect, fixtureSync, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type axeCore from 'axe-core';
import 'axe-core/axe.min.js';
import {
  afterEach,
  allOptions,
  beforeEach,
  button,
  choose,
  connect,
  describe,
  FakeCollector,
  group,
  it,
  openForm,
  press,
  radiosOf,
  send,
  unavailable,
  unit,
  until,
  write,
} from '../testing/page.ts';
import { openSiteForm, siteForm } from '../testing/site-form.ts';
import type { PalauteForm } from './palaute-form.ts';

const { axe } = globalThis as unknown as { axe: typeof axeCore };

let collector: FakeCollector;
beforeEach(() => {
  collector = new FakeCollector();
  document.title = 'Palaute';
});
afterEach(async () => {
  await setViewport({ width: 800, height: 600 });
  document.documentElement.removeAttribute('style');
});

const inLanguage = (lang: string) =>
  html`<main lang=${lang}><palaute-form endpoint="" site-key="k" unit=${unit}></palaute-form></main>`;

const onPage = (lang: string) =>
  html`<main lang=${lang}>
    <palaute-form endpoint="" site-key="k" form="x" unit=${unit}></palaute-form>
  </main>`;

async function findings(form: PalauteForm): Promise<string[]> {
  const { violations, incomplete } = await axe.run(form, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { 'target-size': { enabled: true } },
  });
  return [...violations, ...incomplete].map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html: source }) => source).join(' ')}`,
  );
}

describe('axe finds nothing', () => {
  for (const lang of ['fi', 'sv', 'en']) {
    it(`while answering, in ${lang}`, async () => {
      expect(await findings(await openForm(collector, inLanguage(lang)))).to.deep.equal([]);
    });
  }

  it('with options chosen', async () => {
    const form = await openForm(collector, inLanguage('fi'));
    choose(form, 'Kuinka todennäköisesti', '8');
    choose(form, 'Sain apua', 'En osaa sanoa / ei koske minua');
    expect(await findings(form)).to.deep.equal([]);
  });

  it('when a text is too long', async () => {
    const form = await openForm(collector, inLanguage('fi'));
    write(form, 'Mikä vaikutti kokemukseesi eniten?', 'a'.repeat(4001));
    await press(form);
    expect(await findings(form)).to.deep.equal([]);
  });

  it('when sending has failed', async () => {
    collector.answers = [unavailable];
    const form = await openForm(collector, inLanguage('fi'));
    await send(form);
    expect(await findings(form)).to.deep.equal([]);
  });

  it('when it has been sent', async () => {
    const form = await openForm(collector, inLanguage('fi'));
    await send(form);
    expect(await findings(form)).to.deep.equal([]);
  });

  it('with everything that a site can ask, answered', async () => {
    const form = await openSiteForm(collector, siteForm, onPage('fi'));
    choose(form, 'Mitä apuvälineitä', 'Keppiä');
    choose(form, 'Pääsitkö', 'Kyllä');
    expect(await findings(form)).to.deep.equal([]);
  });

  it('with texts that the site has only in Finnish on a Swedish page', async () => {
    expect(await findings(await openSiteForm(collector, siteForm, onPage('sv')))).to.deep.equal([]);
  });

  it('with contact details that reach nobody', async () => {
    const form = await openSiteForm(collector, siteForm, onPage('fi'));
    write(form, 'Sähköpostiosoite', 'x');
    write(form, 'Puhelinnumero', 'x');
    await press(form);
    expect(await findings(form)).to.deep.equal([]);
  });

  it('with personal data told', async () => {
    const form = await openForm(collector, inLanguage('fi'));
    write(form, 'Haluatko kertoa vielä jotain muuta?', 'Soittakaa 040 123 4567');
    await press(form);
    expect(await findings(form)).to.deep.equal([]);
  });

  it('in the open dialog', async () => {
    const page = fixtureSync<HTMLElement>(
      html`<main lang="fi"><palaute-button endpoint="" site-key="k" unit=${unit}></palaute-button></main>`,
    );
    const form = await connect(page.querySelector('palaute-button')!, collector);
    form.open();
    await until(() => form.renderRoot.querySelector('dialog')?.open, 'the dialog did not open');
    expect(await findings(form)).to.deep.equal([]);
  });

  it('on a dark page', async () => {
    document.documentElement.style.colorScheme = 'dark';
    const form = await openForm(collector, inLanguage('fi'));
    choose(form, 'Kuinka todennäköisesti', '8');
    expect(await findings(form)).to.deep.equal([]);
  });
});

describe('the layout', () => {
  for (const [width, text] of [
    [1280, '1em'],
    [360, '1em'],
    [320, '1em'],
    [256, '1em'],
    [320, '2em'],
  ] as const) {
    it(`fits ${width} px with text of ${text} with all that a site can ask`, async () => {
      await setViewport({ width, height: 600 });
      const form = await openSiteForm(collector, siteForm, onPage('fi'));
      form.style.fontSize = text;
      expect(document.documentElement.scrollWidth).to.be.at.most(width);
      const small = allOptions(form)
        .map((option) => option.getBoundingClientRect())
        .filter((box) => box.width < 44 || box.height < 44);
      expect(small).to.have.length(0);
    });

    it(`fits ${width} px with text of ${text}, with targets of 44 px and more`, async () => {
      await setViewport({ width, height: 600 });
      const form = await openForm(collector, inLanguage('fi'));
      form.style.fontSize = text;
      expect(document.documentElement.scrollWidth).to.be.at.most(width);
      const targets = [...allOptions(form), button(form, 'Lähetä palaute')];
      const small = targets
        .map((target) => target.getBoundingClientRect())
        .filter((box) => box.width < 44 || box.height < 44);
      expect(small).to.have.length(0);
    });
  }

  it('keeps its size on a page that shrinks its root, and the order of a scale on every width', async () => {
    const form = await openForm(collector, inLanguage('fi'));
    document.documentElement.style.fontSize = '62.5%';
    expect(getComputedStyle(form).fontSize).to.equal('16px');
    for (const width of [1280, 320]) {
      await setViewport({ width, height: 600 });
      const boxes = radiosOf(group(form, 'Kuinka')).map((radio) => radio.getBoundingClientRect());
      for (const [index, box] of boxes.entries()) {
        const next = boxes[index + 1];
        if (next) expect(next.top > box.top || next.left > box.left, `${width}: ${index}`).to.equal(true);
      }
    }
  });

  it('shows what is chosen by more than colour', async () => {
    const form = await openForm(collector, inLanguage('fi'));
    choose(form, 'Kuinka todennäköisesti', '8');
    const radios = radiosOf(group(form, 'Kuinka'));
    const face = (radio: HTMLInputElement | undefined) => getComputedStyle(radio!.nextElementSibling!);
    expect(face(radios[8]).outlineStyle).to.equal('solid');
    expect(face(radios[7]).outlineStyle).to.equal('none');
  });
});
