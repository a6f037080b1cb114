import { expect, fixtureSync } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html, type TemplateResult } from 'lit';
import {
  allOptions,
  beforeEach,
  button,
  choose,
  chosen,
  connect,
  describe,
  FakeCollector,
  field,
  focusedText,
  it,
  json,
  send,
  shows,
  status,
  textOf,
  textOfForm,
  unit,
  until,
  write,
} from '../testing/page.ts';
import { siteForm } from '../testing/site-form.ts';
import type { PalauteButton } from './palaute-button.ts';

const heading = 'Anna palautetta palvelusta';
const recommendation = 'Kuinka todennäköisesti';
const free = 'Haluatko kertoa vielä jotain muuta?';
const notSent = 'Palautetta ei ole lähetetty.';

let collector: FakeCollector;
beforeEach(() => {
  collector = new FakeCollector();
});

const bare = html`<palaute-button endpoint="" site-key="k" unit=${unit}></palaute-button>`;

async function openPage(page: TemplateResult = bare): Promise<PalauteButton> {
  const root = fixtureSync<HTMLElement>(html`<div>${page}</div>`);
  return connect(root.querySelector<PalauteButton>('palaute-button')!, collector);
}

const dialog = (form: PalauteButton) => form.renderRoot.querySelector('dialog')!;
const isOpen = (form: PalauteButton) => () => dialog(form).open;
const opened = (form: PalauteButton) => until(isOpen(form), 'the dialog did not open');
const closed = (form: PalauteButton) => until(() => !dialog(form).open, 'the dialog did not close');
const opener = (form: PalauteButton) => form.renderRoot.querySelector<HTMLElement>('[part=open]')!;

/** Presses a control as a person does: it has the focus then. */
function pressOn(control: HTMLElement): void {
  control.focus();
  control.click();
}

async function openByButton(page?: TemplateResult): Promise<PalauteButton> {
  const form = await openPage(page);
  pressOn(opener(form));
  await opened(form);
  return form;
}

describe('the button', () => {
  it('says what it is for, and nothing is open, asked or requested before it is pressed', async () => {
    collector.form = () => json(200, siteForm);
    const form = await openPage(
      html`<palaute-button endpoint="" site-key="k" form="x" unit=${unit}></palaute-button>`,
    );
    expect(textOf(opener(form))).to.equal(heading);
    expect(dialog(form).checkVisibility()).to.equal(false);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(collector.formRequests).to.have.length(0);
    form.open();
    await shows(form, 'Tilat olivat siistit');
    expect(collector.formRequests).to.have.length(1);
  });

  it('takes the page’s own words', async () => {
    const form = await openPage(
      html`<palaute-button endpoint="" site-key="k" unit=${unit}>Miten meni?</palaute-button>`,
    );
    const shown = opener(form).querySelector('slot')?.assignedNodes();
    expect(shown?.map(({ textContent }) => textContent)).to.deep.equal(['Miten meni?']);
  });

  it('opens the form in a modal dialog, named by its heading, with the focus on that', async () => {
    const form = await openByButton();
    expect(dialog(form).matches(':modal')).to.equal(true);
    expect(focusedText(form)).to.equal(heading);
    const names = dialog(form).getAttribute('aria-labelledby')?.split(' ') ?? [];
    expect(names.map((id) => textOf(form.renderRoot.querySelector(`#${id}`))).join('')).to.equal(heading);
  });

  it('tells the page when the dialog has opened, once', async () => {
    const form = await openPage();
    const events: CustomEvent[] = [];
    const listen = (event: CustomEvent) => void events.push(event);
    document.addEventListener('palaute-open', listen);
    form.open();
    form.open();
    await opened(form);
    await form.updateComplete;
    document.removeEventListener('palaute-open', listen);
    expect(events.map(({ detail }) => detail)).to.deep.equal([null]);
    expect(events[0]?.target).to.equal(form);
  });
});

describe('the page’s own opener', () => {
  it('stands in the place of the button, and a link does not lead away', async () => {
    const form = await openPage(
      html`<palaute-button endpoint="" site-key="k" unit=${unit}
        ><a slot="opener" href="#palaute">Anna palautetta</a></palaute-button
      >`,
    );
    const address = location.href;
    expect(opener(form).checkVisibility()).to.equal(false);
    pressOn(form.querySelector('a')!);
    await opened(form);
    expect(location.href).to.equal(address);
    expect(textOf(dialog(form))).not.to.contain('Anna palautetta Anna');
  });

  it('may be a button elsewhere on the page, by a command', async () => {
    const form = await openPage(
      html`<button command="--palaute-open" commandfor="palaute">Palaute</button>
        <palaute-button id="palaute" endpoint="" site-key="k" unit=${unit}></palaute-button>`,
    );
    const elsewhere = form.parentElement!.querySelector('button')!;
    pressOn(elsewhere);
    await opened(form);
    form.close();
    await closed(form);
    expect(document.activeElement?.textContent).to.equal('Palaute');
  });

  it('opens nothing by a command of another name', async () => {
    const form = await openPage();
    form.dispatchEvent(Object.assign(new Event('command'), { command: '--something-else' }));
    await form.updateComplete;
    expect(dialog(form).open).to.equal(false);
  });
});

describe('closing', () => {
  for (const [how, close] of [
    ['the button', (form: PalauteButton) => button(form, 'Sulje').click()],
    ['Esc', () => sendKeys({ press: 'Escape' })],
    ['the page', (form: PalauteButton) => form.close()],
  ] as const) {
    it(`by ${how} gives the focus back to the opener`, async () => {
      const form = await openByButton();
      await close(form);
      await closed(form);
      expect(textOf(form.shadowRoot?.activeElement)).to.equal(heading);
      expect(form.shadowRoot?.activeElement?.localName).to.equal('button');
    });
  }

  it('warns once where something is written, and then closes', async () => {
    const form = await openByButton();
    write(form, free, 'Kesken');
    expect(textOfForm(form)).not.to.contain(notSent);
    button(form, 'Sulje').click();
    await shows(form, notSent);
    await until(() => focusedText(form).includes(notSent), 'the focus is not on the warning');
    expect(dialog(form).open).to.equal(true);
    button(form, 'Sulje').click();
    await closed(form);
  });

  it('by Esc warns as well', async () => {
    const form = await openByButton();
    field(form, free).focus();
    await sendKeys({ type: 'Kesken' });
    await sendKeys({ press: 'Escape' });
    await shows(form, notSent);
    expect(dialog(form).open).to.equal(true);
    await sendKeys({ press: 'Escape' });
    await closed(form);
  });

  it('warns where only contact details are written', async () => {
    const form = await openPage();
    form.definition = siteForm;
    await shows(form, 'Tilat olivat siistit');
    form.open();
    await opened(form);
    write(form, 'Sähköpostiosoite', 'maija@example.fi');
    button(form, 'Sulje').click();
    await shows(form, notSent);
  });

  it('warns of nothing where nothing is written', async () => {
    const form = await openByButton();
    write(form, free, '  ');
    button(form, 'Sulje').click();
    await closed(form);
  });

  it('keeps the answers, and warns anew the next time', async () => {
    const form = await openByButton();
    choose(form, recommendation, '8');
    write(form, free, 'Kesken');
    button(form, 'Sulje').click();
    await shows(form, notSent);
    button(form, 'Sulje').click();
    await closed(form);
    form.open();
    await opened(form);
    expect(textOfForm(form)).not.to.contain(notSent);
    expect(chosen(form, recommendation)).to.equal('8');
    expect(field(form, free).value).to.equal('Kesken');
    expect(textOfForm(form)).not.to.contain(notSent);
    button(form, 'Sulje').click();
    await shows(form, notSent);
  });

  it('is not hindered by what reset() has emptied', async () => {
    const form = await openByButton();
    choose(form, recommendation, '8');
    write(form, free, 'Kesken');
    form.reset();
    await form.updateComplete;
    expect(allOptions(form).filter(({ checked }) => checked)).to.have.length(0);
    expect(field(form, free).value).to.equal('');
    button(form, 'Sulje').click();
    await closed(form);
  });
});

describe('the thank-you', () => {
  it('is in the dialog, has the focus and names it, and closes without a warning', async () => {
    const form = await openByButton();
    write(form, free, 'Kiitos');
    await send(form);
    expect(dialog(form).open).to.equal(true);
    expect(focusedText(form)).to.equal('Kiitos arvokkaasta palautteestasi!');
    expect(textOf(dialog(form))).to.contain(collector.record.id.slice(0, 8).toUpperCase());
    // Said too, for a screen reader that does not follow the focus.
    expect(status(form)).to.equal('Kiitos arvokkaasta palautteestasi!');
    button(form, 'Sulje').click();
    await closed(form);
  });

  it('takes the place of the warning that nothing was sent', async () => {
    const form = await openByButton();
    write(form, free, 'Kiitos');
    button(form, 'Sulje').click();
    await shows(form, notSent);
    await send(form);
    expect(textOfForm(form)).to.contain('Kiitos arvokkaasta').and.not.contain(notSent);
  });

  it('leads to a new, empty form', async () => {
    const form = await openByButton();
    write(form, free, 'Kiitos');
    await send(form);
    button(form, 'Anna uusi palaute').click();
    await shows(form, recommendation);
    await until(() => focusedText(form) === heading, 'the focus is not on the heading');
    expect(field(form, free).value).to.equal('');
  });
});

describe('the language of the dialog', () => {
  it('is that of the page: button, form and closing', async () => {
    const form = await openPage(html`<div lang="sv">${bare}</div>`);
    expect(textOf(opener(form))).to.equal('Ge respons på servicen');
    form.open();
    await opened(form);
    expect(textOf(dialog(form)))
      .to.contain('Ge respons på servicen')
      .and.contain('Stäng');
    expect(dialog(form).lang).to.equal('sv');
  });
});
