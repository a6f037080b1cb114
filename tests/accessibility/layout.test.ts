// Small screens, large text and a person's own spacing: nothing is cut off, and everything can be hit.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chromium, openChromium, visitorOf } from './browsers.ts';
import { layoutFindings, spaceText } from './checks/layout.ts';
import type { HostName } from './site/host-pages.ts';
import { type Site, startSite } from './site/site.ts';
import { coreLanguages, isWhole, stateOf } from './states.ts';
import { reach } from './visitor.ts';

interface Screen {
  readonly what: string;
  readonly width: number;
  readonly height: number;
  /** The person's own default text size, in pixels. */
  readonly text?: number;
  readonly host?: HostName;
  readonly isSpaced?: boolean;
  /** Also in the short form. */
  readonly isCore?: boolean;
}

const screens: readonly Screen[] = [
  { what: 'a window of 320 × 256 (1280 × 1024 at 400 %)', width: 320, height: 256, isCore: true },
  { what: 'a window of 256 px', width: 256, height: 600 },
  { what: 'text of 200 %', width: 640, height: 900, text: 32 },
  { what: 'text of 200 % in 320 px', width: 320, height: 600, text: 32, isCore: true },
  { what: 'a default text of 24 px', width: 1280, height: 900, text: 24 },
  { what: 'a page that shrinks its root', width: 1280, height: 900, host: 'small root' },
  { what: 'a page that unsets all styles', width: 320, height: 600, host: 'all unset', isCore: true },
  { what: 'wide spacing', width: 1280, height: 900, isSpaced: true },
  { what: 'wide spacing in 320 px', width: 320, height: 600, isSpaced: true, isCore: true },
];
const shown = ['answered', 'text-too-long', 'personal-data-noticed', 'own-form', 'sent', 'dialog-warned'];

describe.each(screens.filter(({ isCore }) => isWhole || isCore))(
  'With $what nothing is cut off',
  ({ width, height, text, host, isSpaced }) => {
    let site: Site;
    let browser: Chromium;
    beforeAll(async () => {
      site = await startSite();
      browser = await openChromium();
    });
    afterAll(async () => {
      await browser?.close();
      await site?.close();
    });

    it.each(coreLanguages)('in %s', async (lang) => {
      const page = await browser.newPage({ viewport: { width, height } });
      const visitor = visitorOf(page);
      if (text !== undefined) {
        const settings = await page.context().newCDPSession(page);
        await settings.send('Page.setFontSizes', { fontSizes: { standard: text, fixed: text } });
      }
      const findings: string[] = [];
      for (const name of shown) {
        const state = stateOf(name);
        await reach(visitor, site, { state, lang, ...(host && { host }) });
        if (isSpaced) await spaceText(visitor);
        for (const finding of await layoutFindings(visitor)) findings.push(`${name}: ${finding}`);
      }
      expect(findings).toEqual([]);
      const size = await page.evaluate(() => {
        const element = document.querySelector('palaute-form, palaute-button');
        return element && Number.parseFloat(getComputedStyle(element).fontSize);
      });
      if (!host) expect(size, 'the person’s own text size').toBe(text ?? 16);
      await page.close();
    });
  },
);
