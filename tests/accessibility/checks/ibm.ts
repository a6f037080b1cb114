// IBM's checker: a second opinion by other rules. Its engine alone; the package around it would bring a browser.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Visitor } from '../visitor.ts';

interface Report {
  readonly results: readonly {
    readonly ruleId: string;
    readonly value: readonly [category: string, outcome: string];
    readonly message: string;
    readonly snippet: string;
  }[];
}
interface Ace {
  readonly Checker: new () => { check(document: Document, policies: readonly string[]): Promise<Report> };
}

const engine = readFile(fileURLToPath(import.meta.resolve('accessibility-checker-engine/ace.js')), 'utf8');

/** What breaks WCAG 2.2 according to IBM's rules: one line each. */
export async function ibmFindings(visitor: Visitor): Promise<string[]> {
  await visitor.evaluate(await engine);
  return visitor.evaluate(async (policy) => {
    const { ace } = globalThis as unknown as { ace: Ace };
    const { results } = await new ace.Checker().check(document, [policy]);
    return results
      .filter(({ value: [category, outcome] }) => category === 'VIOLATION' && outcome === 'FAIL')
      .map(({ ruleId, message, snippet }) => `${ruleId}: ${message} ${snippet.slice(0, 120)}`);
  }, 'WCAG_2_2');
}
