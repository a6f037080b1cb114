import { fileURLToPath } from 'node:url';
import type { Desktop } from './desktop.ts';

/** A node as assistive technology sees it. */
export interface PlatformNode {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  /** Attributes and states: `posinset:3`, `live:polite`, `checked`. */
  readonly facts: readonly string[];
  readonly depth: number;
}

const script = fileURLToPath(new URL('platform_tree.py', import.meta.url));

/** The accessibility tree of the page that a browser on the desktop shows, as text: one node a line. */
export async function platformTree(desktop: Desktop, browser: 'chrom' | 'firefox'): Promise<string> {
  // Debian's own Python, as only that one has Debian's pyatspi.
  return desktop.run('/usr/bin/python3', [script, browser]);
}

export const nodesOf = (tree: string): PlatformNode[] =>
  tree
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => {
      const [role = '', name = '', description = '', facts = ''] = line.trim().split(' | ');
      return { role, name, description, facts: facts.split(', '), depth: line.search(/\S/) / 2 };
    });

/** What stands in a node. */
export function within(nodes: readonly PlatformNode[], node: PlatformNode): PlatformNode[] {
  const inside = nodes.slice(nodes.indexOf(node) + 1);
  const end = inside.findIndex(({ depth }) => depth <= node.depth);
  return end === -1 ? inside : inside.slice(0, end);
}
