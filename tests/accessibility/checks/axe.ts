// axe-core, with what it leaves out by default: target sizes, and what it could not decide.
import axe from 'axe-core';
import type { Visitor } from '../visitor.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const rules = { 'target-size': { enabled: true } };

/**
 * What axe finds, and what it cannot decide, which is a finding until it is explained: one line each. The window has to
 * be as tall as the page: of what is scrolled out of a dialog's view, axe cannot tell what lies behind it.
 */
export async function axeFindings(visitor: Visitor): Promise<string[]> {
  await visitor.evaluate(axe.source);
  return visitor.evaluate(
    async (options) => {
      const { axe: checker } = globalThis as unknown as { axe: typeof axe };
      const { violations, incomplete } = await checker.run(document, options);
      const describe = (kind: string, found: typeof violations) =>
        found.map(({ id, nodes }) => {
          const places = nodes.map(({ html, any }) => `${html.slice(0, 120)} (${any[0]?.message ?? ''})`);
          return `${kind} ${id}: ${places.slice(0, 3).join(' | ')}`;
        });
      return [...describe('violation', violations), ...describe('undecided', incomplete)];
    },
    { runOnly: { type: 'tag' as const, values: tags }, rules },
  );
}

/**
 * The same on pages with pictures and wide tables: of letters in a picture, and of what is scrolled out of a table's view,
 * axe cannot tell what lies behind them. The colours are held against each other in packages/collector/src/site/style.test.ts.
 */
export const drawnFindings = async (visitor: Visitor): Promise<string[]> =>
  (await axeFindings(visitor)).filter((finding) => !finding.startsWith('undecided color-contrast'));
