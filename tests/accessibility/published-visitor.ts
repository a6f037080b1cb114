// Somebody at a page with the elements that show what is published.
import type { PublishedSite, PublishedState } from './site/published.ts';
import type { Visitor } from './visitor.ts';

/** What is there once a state is reached: in which element, and what of it. */
export const marks: Readonly<Record<PublishedState, readonly [element: string, selector: string]>> = {
  shown: ['palaute-measures', 'li'],
  withheld: ['palaute-results', '.statements'],
  empty: ['palaute-measures', '.none'],
  failed: ['palaute-measures', 'button'],
  unknown: ['palaute-measures', '[role=status]:not(:empty)'],
  loading: ['palaute-results', '[role=status]:not(:empty)'],
  screen: ['palaute-results', '.score'],
};

export const publishedStates = Object.keys(marks) as PublishedState[];

/** Opens the page and waits for what is there in the state. @throws Error when it does not come */
export async function reachPublished(
  visitor: Visitor,
  site: PublishedSite,
  state: PublishedState,
  lang: string,
): Promise<void> {
  await visitor.goto(site.page(state, lang));
  const wanted = [marks[state], ...(state === 'shown' ? [['palaute-results', '.score'] as const] : [])];
  for (const mark of wanted) await waitFor(visitor, mark);
}

/** Opens the tables: where they fit, axe can decide on all of them. */
export const openTables = (visitor: Visitor): Promise<void> =>
  visitor.evaluate(() => {
    document.querySelector('palaute-results')?.shadowRoot?.querySelector('summary')?.click();
  }, undefined);

async function waitFor(visitor: Visitor, mark: readonly [string, string]): Promise<void> {
  const isThere = await visitor.evaluate(async ([element, selector]) => {
    for (let left = 200; left > 0; left -= 1) {
      if (document.querySelector(element)?.shadowRoot?.querySelector(selector)) return true;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return false;
  }, mark);
  if (!isThere) throw new Error(`<${mark[0]}> never showed “${mark[1]}”.`);
}
