// `npm run bench:site`: when the first words of a results page are painted, on a processor slowed four times and a slow
// network, with JavaScript on and off. Prints the table for docs/performance.md. Needs a build.
import { chromium } from 'playwright-core';
import { browserArguments, findBrowser } from '../../environment/browser.ts';
import { databases } from '../../environment/collector.ts';
import { siteOid, startSite, units } from '../../site/site.ts';

const rounds = 9;
/** As a phone where the network is poor: 150 ms and 1.6 Mbit/s. */
const slow = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 };
const paths = {
  organisation: `/results/fi/${siteOid}`,
  division: `/results/fi/${siteOid}/division/health-care`,
  unit: `/results/fi/${siteOid}/unit/${units.central}`,
};

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const database = await databases.find(({ name }) => name === 'PGlite')?.start();
if (!database) throw new Error('There is no embedded database.');
const site = await startSite(database);
const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments() });

async function paintedMs(path: string, isSlow: boolean, hasScripts: boolean): Promise<number> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: hasScripts,
  });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Performance.enable', { timeDomain: 'timeTicks' });
    await devtools.send('Network.enable');
    if (isSlow) await devtools.send('Network.emulateNetworkConditions', slow);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    // Told by the browser itself: a page whose scripts are off cannot be asked.
    await devtools.send('Page.enable');
    await devtools.send('Page.setLifecycleEventsEnabled', { enabled: true });
    const times = new Map<string, number>();
    const painted = new Promise<number>((resolve) => {
      devtools.on('Page.lifecycleEvent', ({ name, timestamp }) => {
        if (name === 'init') times.clear();
        if (!times.has(name)) times.set(name, timestamp * 1000);
        const from = times.get('init');
        if (name === 'firstContentfulPaint' && from !== undefined) resolve(timestamp * 1000 - from);
      });
    });
    await page.goto(`${site.url}${path}`);
    return await painted;
  } finally {
    await context.close();
  }
}

try {
  console.log('| page | painted, ms | without JavaScript | on a slow network | without JavaScript |');
  console.log('| --- | ---: | ---: | ---: | ---: |');
  for (const [name, path] of Object.entries(paths)) {
    const measured: number[][] = [[], [], [], []];
    for (let round = 0; round <= rounds; round += 1) {
      for (const [index, into] of measured.entries()) {
        const ms = await paintedMs(path, index >= 2, index % 2 === 0);
        // The first round warms up.
        if (round > 0) into.push(ms);
      }
    }
    console.log(`| ${[name, ...measured.map((all) => Math.round(median(all)))].join(' | ')} |`);
  }
} finally {
  await browser.close();
  await site.stop();
  await database.stop();
}
