// The two browsers of the battery, and a person at each: no profile, no traffic of its own, and a keyboard.
import { type Browser as Chromium, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import {
  type Browser as Firefox,
  type KeyInput,
  launch,
  type Page as FirefoxPage,
  type Viewport,
} from 'puppeteer-core';
import { browserArguments, findBrowser } from '../environment/browser.ts';
import { requirePackages } from './desktop/programs.ts';
import type { Person, Visitor } from './visitor.ts';

export type { Chromium, Firefox, Page };

export interface OnDesktop {
  /** Of the desktop where its window shall be; without it there is none. */
  readonly env?: Readonly<Record<string, string>>;
}
export interface FirefoxOptions extends OnDesktop {
  /** What pages are told that the person prefers; nothing can change it while it runs. @default 'light' */
  readonly scheme?: 'light' | 'dark';
}

/** Starts Chromium; on a desktop so that assistive technology sees all of a page. */
export async function openChromium({ env }: OnDesktop = {}): Promise<Chromium> {
  return chromium.launch({
    executablePath: await findBrowser(),
    args: [...browserArguments(), ...(env ? ['--force-renderer-accessibility=complete', '--kiosk'] : [])],
    ...(env && { headless: false, env }),
  });
}

/** Starts Firefox ESR over WebDriver BiDi: Playwright cannot drive a Firefox as its makers ship it. */
export async function openFirefox({ env, scheme = 'light' }: FirefoxOptions = {}): Promise<Firefox> {
  if (!process.env.FIREFOX_PATH) await requirePackages(['firefox-esr']);
  return launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr',
    headless: env === undefined,
    ...(env && { env }),
    extraPrefsFirefox: {
      'accessibility.force_disabled': env ? -1 : 0,
      'browser.translations.automaticallyPopup': false,
      'datareporting.policy.dataSubmissionEnabled': false,
      'layout.css.prefers-color-scheme.content-override': scheme === 'dark' ? 0 : 1,
    },
  });
}

/** Somebody at a window of Chromium. */
export async function chromiumPerson(
  browser: Chromium,
  options: BrowserContextOptions = {},
): Promise<Person> {
  const page = await browser.newPage(options);
  return {
    ...visitorOf(page),
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    leave: () => page.close(),
  };
}

/** Somebody at a window of Firefox. */
export async function firefoxPerson(browser: Firefox, viewport?: Viewport): Promise<Person> {
  const page = await browser.newPage();
  if (viewport) await page.setViewport(viewport);
  return {
    ...visitorOf(page),
    async press(key) {
      const [last = '', ...modifiers] = key.split('+').toReversed() as KeyInput[];
      for (const modifier of modifiers) await page.keyboard.down(modifier);
      // WebDriver BiDi knows the space bar by what it types.
      await page.keyboard.press(last === 'Space' ? ' ' : (last as KeyInput));
      for (const modifier of modifiers) await page.keyboard.up(modifier);
    },
    type: (text) => page.keyboard.type(text),
    leave: () => page.close(),
  };
}

/** A page of either as somebody who looks at it, with the types of neither. */
export function visitorOf(page: Page | FirefoxPage): Visitor {
  return {
    goto: (url) => page.goto(url),
    // The two declare the same method in their own ways.
    evaluate: (page as Page).evaluate.bind(page) as Visitor['evaluate'],
  };
}
