// The benchmark itself, in short: one round, ours only, and no judgement of speed.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ourAssets } from './assets.ts';
import { type Entry, ours } from './entries.ts';
import { measure, startBrowser } from './measure.ts';
import { type BenchServer, startServer } from './server.ts';

const [first] = ours;
if (!first) throw new Error('nothing of ours to measure');

/** Asks another machine for something, as a widget might. */
const stray: Entry = {
  ...first,
  name: 'stray',
  html: `${first.html}<script>addEventListener('click', () => void fetch('http://outside.example/').catch(() => {}))</script>`,
};
const empty: Entry = { ...first, name: 'empty', tags: [] };

let browser: Browser;
let server: BenchServer;
beforeAll(async () => {
  server = await startServer([...ours, stray, empty], await ourAssets());
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe('The benchmark of widgets', () => {
  it.each(ours)('measures $name in every column', async (entry) => {
    const figures = await measure(browser, server, entry);
    expect(Object.entries(figures).filter(([, value]) => !(value > 0))).toEqual([]);
    expect(Object.keys(figures)).toHaveLength(6);
  });

  it('fails when a widget asks for anything from outside', async () => {
    await expect(measure(browser, server, stray)).rejects.toThrow('http://outside.example/');
  });

  it('fails when the question does not show', async () => {
    await expect(measure(browser, server, empty, 500)).rejects.toThrow('did not show its question');
  });
});
