// `<palaute-results>` and `<palaute-measures>` as they are heard, with a real screen reader (Orca) in Chromium. Orca's own
// words (“table”) are English here, as the desktop's language is.
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest';
import { type Chromium, openChromium, type Page, visitorOf } from './browsers.ts';
import { type Desktop, startDesktop } from './desktop/desktop.ts';
import { expectInOrder, plain, pressUntil } from './desktop/hearing.ts';
import { type Orca, startOrca } from './desktop/orca.ts';
import { reachPublished } from './published-visitor.ts';
import { type PublishedSite, type PublishedState, startPublishedSite } from './site/published.ts';

let site: PublishedSite;
let desktop: Desktop;
let orca: Orca;
let browser: Chromium;
let page: Page;
beforeAll(async () => {
  site = await startPublishedSite();
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

/** Opens the page, and goes to its top. */
const enter = async (state: PublishedState) => {
  await reachPublished(visitorOf(page), site, state, 'fi');
  await page.mouse.click(600, 5);
  await orca.listen();
};

describe('A person who listens to a page with the elements', { timeout: 400_000 }, () => {
  beforeEach(() => onTestFailed(() => console.error(orca.transcript().slice(-6000))));

  it('hears the score, what it is made of, the statements, and of what does not show that it does not', async () => {
    await enter('shown');
    await pressUntil(orca, 'h', 'Suositteluindeksi (NPS)');
    expectInOrder(await pressUntil(orca, 'Down', 'Kuukausi kuukaudelta'), [
      '34',
      '913 vastausta, 95 %:n varmuudella välillä 29…39',
      'Tavoite yli 80: ei saavutettu',
      '49 %',
      'Suosittelijat (9–10)',
      '36 %',
      'Passiiviset (7–8)',
      '15 %',
      'Arvostelijat (0–6)',
    ]);
    await pressUntil(orca, 'h', 'Väittämät');
    expectInOrder(await pressUntil(orca, 'Down', 'Omat kysymykset'), [
      'Sain apua, kun sitä tarvitsin',
      '62,1 %',
      '404 vastausta',
      'keskiarvo 4,4',
      'Tavoite yli 80 %: ei saavutettu',
      'Tiedän, miten hoitoni / palveluni jatkuu',
      'Ei näytetä: liian harva vastasi',
      'Koin saamani hoidon / palvelun hyödylliseksi',
      'Ei vielä vastauksia',
    ]);
  });

  it('opens the tables, and hears each figure with the head of its column', async () => {
    await enter('shown');
    await pressUntil(orca, 'Tab', 'Luvut taulukkona');
    expect(await orca.press('Return')).toContain('expanded');
    // Orca goes over to filling in at a button that opens something; its users come back like this.
    await orca.press('Insert+a');
    await pressUntil(orca, 't', 'Luvut: Esimerkin terveysasema', 5);
    expectInOrder(await pressUntil(orca, 'Down', 'Minulle jäi tunne', 40), [
      'Luku',
      '95 %:n luottamusväli',
      'Keskiarvo',
      'Vastauksia',
      'Sain apua, kun sitä tarvitsin',
      '62,1 %',
      '4,4',
      '404',
    ]);
  });

  it('hears each measure: what, how far it is and when, and why', async () => {
    await enter('shown');
    await pressUntil(orca, 'h', 'Näin palautteesi vaikuttaa');
    expectInOrder(await pressUntil(orca, 'Down', 'Anna palautetta'), [
      'Puhelinpalveluun lisää vastaajia',
      'Tehty',
      '4. toukokuuta 2026',
      'Moni kertoi jonottaneensa pitkään.',
      'Opasteet aulaan',
      'Aloitettu',
      '31. joulukuuta 2026',
    ]);
  });

  it('hears without being asked that figures did not come, and finds the button to try again', async () => {
    await page.goto('about:blank');
    await orca.listen();
    await page.goto(site.page('failed', 'fi'));
    expect(plain(await orca.listen())).toContain('Tuloksia ei saatu ladattua');
    await pressUntil(orca, 'Tab', 'Yritä uudelleen');
  });
});
