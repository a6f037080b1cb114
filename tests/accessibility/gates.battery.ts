// The checks that need a desktop, once on a page with a fault: see gates.test.ts.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Chromium, openChromium, type Page } from './browsers.ts';
import { type Desktop, startDesktop } from './desktop/desktop.ts';
import { type Orca, startOrca } from './desktop/orca.ts';
import { nodesOf, platformTree } from './desktop/platform-tree.ts';
import { documentOf, type Site, startSite } from './site/site.ts';

let site: Site;
let desktop: Desktop;
let orca: Orca;
let browser: Chromium;
let page: Page;
beforeAll(async () => {
  site = await startSite();
  desktop = await startDesktop(['orca', 'speech-dispatcher']);
  orca = await startOrca(desktop);
  browser = await openChromium(desktop);
  page = await (await browser.newContext({ viewport: null })).newPage();
});
afterAll(async () => {
  await browser?.close();
  await desktop?.close();
  await site?.close();
});

const enter = async (body: string, script?: string) => {
  await page.goto(site.add(documentOf(`<p>Hyvinvointialue</p><main>${body}</main>`), script));
  await page.mouse.click(600, 5);
  await orca.listen();
};

it('ends of a scale that are only in the group’s description are on the bus, and never spoken', async () => {
  await enter(`<fieldset aria-describedby="ends"><legend>Suosittelisitko?</legend>
    <p id="ends">0 = en lainkaan, 10 = varmasti</p>
    <label><input type="radio" name="a">0</label><label><input type="radio" name="a">10</label></fieldset>`);
  const said = await orca.press('Tab');
  expect(said).toContain('Suosittelisitko?');
  expect(said).not.toContain('en lainkaan');
  expect(await platformTree(desktop, 'chrom')).toContain('en lainkaan');
});

it('a scale of divs is no group and no radios on the bus', async () => {
  await enter('<p>Suosittelisitko?</p><div>0</div><div>1</div>');
  const nodes = nodesOf(await platformTree(desktop, 'chrom'));
  expect(nodes.length).toBeGreaterThan(1);
  expect(nodes.filter(({ role }) => /radio|panel|grouping/.test(role))).toEqual([]);
});

it('a label in another root names nothing', async () => {
  await enter(
    '<p id="name">Nimi</p><div id="host"></div>',
    `const field = document.createElement('input');
    field.setAttribute('aria-labelledby', 'name');
    document.querySelector('#host').attachShadow({ mode: 'open' }).append(field);`,
  );
  // Orca guesses one from the text beside it; what stands on the bus is what others would read.
  const nodes = nodesOf(await platformTree(desktop, 'chrom'));
  expect(nodes.find(({ role }) => role === 'entry')).toMatchObject({ name: '' });
});

it('a text in the wrong language is read in that language’s voice', async () => {
  await enter('<button lang="sv">Lähetä palaute</button>');
  await orca.press('Tab');
  expect(orca.voices()).toEqual(['sv']);
});
