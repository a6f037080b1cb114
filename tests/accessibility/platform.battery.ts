// What the platform hands to assistive technology, in both browsers: the tree of the accessibility bus (AT-SPI). It is
// a step further than the browser's own: what is lost on the way from the one to the other is seen here.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChromium, openFirefox, visitorOf } from './browsers.ts';
import { type Desktop, startDesktop } from './desktop/desktop.ts';
import { nodesOf, platformTree, within } from './desktop/platform-tree.ts';
import { type Site, startSite } from './site/site.ts';
import { coreLanguages, stateOf } from './states.ts';
import { reach, type Visitor } from './visitor.ts';
import { npsLegend, wordsOf } from './words.ts';

const browsers = {
  async chrom(desktop: Desktop) {
    const browser = await openChromium(desktop);
    const page = await (await browser.newContext({ viewport: null })).newPage();
    return { visitor: visitorOf(page), close: () => browser.close() };
  },
  async firefox(desktop: Desktop) {
    const browser = await openFirefox(desktop);
    return { visitor: visitorOf(await browser.newPage()), close: () => browser.close() };
  },
};
const statements = [
  'access',
  'encounter',
  'participation',
  'safety',
  'information',
  'comprehensibility',
  'benefit',
] as const;

describe.each(Object.keys(browsers) as (keyof typeof browsers)[])('Through %s', (name) => {
  let site: Site;
  let desktop: Desktop;
  let visitor: Visitor;
  let close: () => Promise<void>;
  beforeAll(async () => {
    site = await startSite();
    desktop = await startDesktop();
    ({ visitor, close } = await browsers[name](desktop));
  });
  afterAll(async () => {
    await close?.();
    await desktop?.close();
    await site?.close();
  });

  /** The tree once it stands still: a browser fills it in behind the page. */
  const treeOf = async (state: string, lang: string) => {
    await reach(visitor, site, { state: stateOf(state), lang });
    let tree = '';
    for (let left = 20; left > 0; left -= 1) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      const next = await platformTree(desktop, name);
      if (next && next === tree) return tree;
      tree = next;
    }
    throw new Error(`The tree never stood still:\n${tree.slice(0, 2000)}`);
  };
  const nodesIn = async (state: string, lang: string) => nodesOf(await treeOf(state, lang));

  it.each(coreLanguages)(
    'each scale is a group named by its question, with its points counted, in %s',
    async (lang) => {
      const nodes = await nodesIn('untouched', lang);
      const words = wordsOf(lang);
      const scale = (legend: string) => {
        const group = nodes.find((node) => /^(panel|grouping)$/.test(node.role) && node.name === legend);
        if (!group) throw new Error(`No group “${legend}”.`);
        return within(nodes, group).filter(({ role }) => role === 'radio button');
      };
      const places = (size: number) =>
        Array.from({ length: size }, (_, index) => [`posinset:${index + 1}`, `setsize:${size}`]);
      const scales = [npsLegend(words), ...statements.map((id) => words.pack.texts[id])].map(scale);
      expect(scales.map((radios) => radios.map(({ facts }) => facts))).toEqual([
        places(12),
        ...statements.map(() => places(6)),
      ]);
      const [first] = scales[0] ?? [];
      expect(first?.name).toBe(`0 ${words.pack.texts['nps-0']}`);
    },
  );

  it.each(coreLanguages)('a text field tells what not to write, in %s', async (lang) => {
    const { pack, messages } = wordsOf(lang);
    const nodes = await nodesIn('untouched', lang);
    const field = nodes.find((node) => node.role === 'entry' && node.name === pack.texts.open);
    expect(field?.description).toContain(messages.warning);
  });

  it('sending is told politely, the way it failed is told at once', async () => {
    const { messages } = wordsOf('fi');
    const sending = await treeOf('sending', 'fi');
    expect(nodesOf(sending).find(({ role }) => role === 'status bar')?.facts).toContain('live:polite');
    const failed = await nodesIn('failed', 'fi');
    const alert = failed.find(({ role }) => role === 'notification' || role === 'alert');
    if (!alert) throw new Error('There is no alert.');
    expect(JSON.stringify(within(failed, alert))).toContain(messages.failed.heading);
  });

  it('a wrong field is marked as wrong, and says what is wrong', async () => {
    const { pack, messages } = wordsOf('fi');
    const nodes = await nodesIn('text-too-long', 'fi');
    const field = nodes.find((node) => node.role === 'entry' && node.name === pack.texts.open);
    expect(field?.facts).toContain('invalid');
    expect(field?.description).toContain(messages.tooLong('', '').split(':')[0]);
  });

  it('an open dialog is modal, and all that is left of the page', async () => {
    const nodes = await nodesIn('dialog-open', 'fi');
    const dialog = nodes.find(({ role }) => role === 'dialog');
    expect(dialog).toMatchObject({ name: wordsOf('fi').messages.heading });
    expect(dialog?.facts).toContain('modal');
    expect(nodes.filter(({ role }) => role === 'link').map(({ name: text }) => text)).not.toContain(
      'Etusivu',
    );
  });

  it.each(coreLanguages)('the tree is what was agreed, in %s', async (lang) => {
    const tree = await treeOf('answered', lang);
    await expect(tree).toMatchFileSnapshot(`golden/${lang}/answered.${name}.platform.txt`);
  });
});
