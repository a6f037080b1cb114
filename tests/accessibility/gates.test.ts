// Every check of this folder once on a page with a fault, so that a check that finds nothing has shown that it can.
// Those that need a screen reader: gates.battery.ts.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Chromium, chromiumPerson, openChromium, type Page, visitorOf } from './browsers.ts';
import { axeFindings } from './checks/axe.ts';
import { ibmFindings } from './checks/ibm.ts';
import { focusOf, tabStops } from './checks/keyboard.ts';
import { layoutFindings, spaceText } from './checks/layout.ts';
import { looksOf } from './checks/looks.ts';
import { leftOnDevice, readsOf, watchReads } from './checks/privacy.ts';
import { hostPages } from './site/host-pages.ts';
import { documentOf, type Site, startSite } from './site/site.ts';
import { act, waitForText } from './visitor.ts';
import { wordsOf } from './words.ts';

let site: Site;
let browser: Chromium;
let page: Page;
beforeAll(async () => {
  site = await startSite();
  browser = await openChromium();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 320, height: 600 } });
});
afterEach(async () => {
  await page.close();
  site.clear();
});

/** A page with a fault. Styles are put in by its script, as the policy of the site allows no others. */
const addressOf = (body: string, css = '', script = '') =>
  site.add(
    documentOf(`<main><h1>Palaute</h1>${body}</main><footer><a href="/">Etusivu</a></footer>`),
    `const sheet = new CSSStyleSheet();
    sheet.replaceSync(${JSON.stringify(css)});
    document.adoptedStyleSheets = [sheet];
    ${script}`,
  );
const plant = async (...fault: Parameters<typeof addressOf>) => {
  await page.goto(addressOf(...fault));
  return visitorOf(page);
};

const divScale = `<p id="q">Kuinka todennäköisesti suosittelisit?</p>
  <div>${Array.from({ length: 11 }, (_, point) => `<div class="point">${point}</div>`).join('')}</div>`;

describe('axe and IBM’s checker', () => {
  it('find a field without a name', async () => {
    const visitor = await plant('<textarea></textarea>');
    expect((await axeFindings(visitor)).join()).toContain('violation label');
    expect((await ibmFindings(visitor)).join()).toContain('input_label_exists');
  });

  it('look into shadow roots', async () => {
    const visitor = await plant(
      '<div id="host"></div>',
      '',
      `document.querySelector('#host').attachShadow({ mode: 'open' }).append(document.createElement('textarea'))`,
    );
    expect((await axeFindings(visitor)).join()).toContain('violation label');
    expect((await ibmFindings(visitor)).join()).toContain('input_label_exists');
  });

  it('axe tells of what it cannot decide', async () => {
    const visitor = await plant('<p class="on">Teksti</p>', '.on { background: linear-gradient(red, blue) }');
    expect((await axeFindings(visitor)).join()).toContain('undecided color-contrast');
  });

  it('axe finds targets below 24 px', async () => {
    const tiny = 'button { width: 10px; height: 10px; padding: 0; border: 0; float: left }';
    const visitor = await plant('<button>a</button><button>b</button>', tiny);
    expect((await axeFindings(visitor)).join()).toContain('violation target-size');
  });
});

describe('the keyboard', () => {
  it('finds no question in a scale of divs, which axe takes for text', async () => {
    const person = await chromiumPerson(browser);
    await person.goto(addressOf(divScale));
    expect(await tabStops(person, 'Etusivu')).toEqual(['Etusivu']);
    expect(await axeFindings(person)).toEqual([]);
    await person.leave();
  });

  it('does not get out of a trap', async () => {
    const person = await chromiumPerson(browser);
    await person.goto(
      addressOf(
        '<input aria-label="Ansa">',
        '',
        `addEventListener('keydown', (e) => document.activeElement.matches('input') && e.preventDefault())`,
      ),
    );
    await expect(tabStops(person, 'Etusivu')).rejects.toThrow('Tab never came there');
    await person.leave();
  });

  it('goes to the next screen when arrows choose for it', async () => {
    const person = await chromiumPerson(browser);
    const radios = [0, 1, 2].map((point) => `<label><input type="radio" name="a">${point}</label>`).join('');
    await person.goto(
      addressOf(
        `<fieldset><legend>Asteikko</legend>${radios}</fieldset>`,
        '',
        `addEventListener('change', () => document.querySelector('fieldset').remove())`,
      ),
    );
    await person.press('Tab');
    await person.press('ArrowDown');
    expect((await focusOf(person)).group).not.toBe('Asteikko');
    await person.leave();
  });
});

describe('the snapshot', () => {
  it('has no radio of a scale of divs', async () => {
    await plant(divScale);
    expect(await page.locator('main').ariaSnapshot()).not.toContain('radio');
  });

  it('changes where a page’s style sheet reaches a form without a shadow root', async () => {
    const form = '<label>Nimi <span>(ei pakollinen)</span><input></label>';
    await plant(form);
    const plain = await page.locator('main').ariaSnapshot();
    await plant(form, hostPages.reset.css);
    expect(await page.locator('main').ariaSnapshot()).not.toBe(plain);
  });
});

describe('the layout', () => {
  it.each([
    ['a wide box', '<div>a</div>', 'div { width: 400px }', 'the page scrolls sideways'],
    ['a small button', '<button>a</button>', 'button { width: 30px; height: 30px }', 'small target'],
    ['a fixed height', '<p>a<br>b</p>', 'p { height: 1em; overflow: hidden }', 'cut off below'],
    [
      'a narrow cell',
      '<button>aaaaaaaaaaaa</button>',
      'button { width: 44px; height: 44px }',
      'text outside',
    ],
  ])('tells of %s', async (_, body, css, finding) => {
    expect((await layoutFindings(await plant(body, css))).join()).toContain(finding);
  });

  it('tells of a text that fits until a person spaces it', async () => {
    const visitor = await plant(
      '<p>Pitkähkö teksti, joka mahtuu</p>',
      'p { white-space: nowrap; inline-size: max-content; max-inline-size: 15em; overflow: hidden; font: 16px monospace }',
    );
    const before = (await layoutFindings(visitor)).length;
    await spaceText(visitor);
    expect((await layoutFindings(visitor)).length).toBeGreaterThan(before);
  });
});

describe('the looks', () => {
  it('are the same in forced colours where only a background or a shadow tells', async () => {
    const forced = await browser.newPage({ forcedColors: 'active' });
    const css = `input { position: absolute; opacity: 0 } :checked + span { background: navy; box-shadow: 0 0 0 3px navy }`;
    await forced.goto(addressOf('<label><input type="checkbox"><span>Kiitos</span></label>', css));
    const label = forced.locator('label');
    const plain = await looksOf(label);
    await forced.locator('input').check({ force: true });
    await forced.locator('input').blur();
    expect(await looksOf(label)).toBe(plain);
    await forced.emulateMedia({ forcedColors: 'none' });
    const chosen = await looksOf(label);
    await forced.locator('input').uncheck({ force: true });
    await forced.locator('input').blur();
    expect(await looksOf(label)).not.toBe(chosen);
    await forced.close();
  });

  it('tell of what moves', async () => {
    await plant('<p>a</p>', '@keyframes turn { to { rotate: 1turn } } p { animation: turn 9s infinite }');
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(1);
  });
});

describe('privacy', () => {
  it('sees a request on load, a read of the device, and what is left there', async () => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await watchReads(page);
    await plant(
      '',
      '',
      `fetch('${site.collectorOrigin}/v1/forms/x');
      localStorage.setItem('seen', navigator.userAgent + screen.width);
      document.cookie = 'seen=1';
      document.createElement('canvas').getContext('2d');`,
    );
    await page.waitForLoadState('networkidle');
    expect(requests.some((url) => url.startsWith(site.collectorOrigin))).toBe(true);
    expect(site.collector.requests).not.toEqual([]);
    expect(await readsOf(page)).toEqual(
      expect.arrayContaining(['userAgent', 'width', 'setItem', 'cookie', 'getContext']),
    );
    expect((await leftOnDevice(page)).toSorted()).toEqual(['cookie seen', 'localStorage seen']);
  });

  it.each([
    { written: '131052-308T', sent: '[poistettu]' },
    // With a dash that only the detector knows: the check has to see it on its way.
    { written: '131052–308T', sent: '131052–308T' },
  ])(
    'sees $sent travel for $written where the part that looks for codes could not be had',
    async ({ written, sent }) => {
      const { messages, pack } = wordsOf('se');
      await page.route('**/text-watch.js', (route) => route.abort());
      await page.goto(site.page({ lang: 'se' }));
      await waitForText(visitorOf(page), messages.intro);
      await act(visitorOf(page), { into: pack.texts.open, write: `Olen ${written}.` });
      await act(visitorOf(page), { press: messages.send });
      await waitForText(visitorOf(page), messages.thanks);
      expect(site.collector.requests.map(({ body }) => body).join()).toContain(`Olen ${sent}.`);
    },
  );
});
