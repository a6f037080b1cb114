// What somebody hears who goes through a page of Finnish results with a screen reader.
import { expect } from 'vitest';
import type { Orca } from './orca.ts';

/**
 * Presses a key until something is said, and gives all that was said on the way, each in the language of its voice.
 * @throws Error when it is not said in time, or when a voice was not Finnish
 */
export async function pressUntil(orca: Orca, key: string, wanted: string, presses = 90): Promise<string> {
  const said: string[] = [];
  while (said.length < presses) {
    said.push(await orca.press(key));
    expect(orca.voices().filter((voice) => voice !== 'fi')).toEqual([]);
    if (said.at(-1)?.includes(wanted)) return plain(said.join(' '));
  }
  throw new Error(`“${wanted}” was never said:\n${orca.transcript().slice(-3000)}`);
}

/** Without what only holds a line together. */
export const plain = (text: string): string => text.replaceAll('\u2060', '').replaceAll(/\s+/g, ' ');

/** Checks that texts were said, in this order. */
export function expectInOrder(said: string, texts: readonly string[]): void {
  let from = 0;
  for (const text of texts) {
    const at = said.indexOf(text, from);
    expect(at, `“${text}” in “${said.slice(from)}”`).toBeGreaterThanOrEqual(0);
    from = at + text.length;
  }
}
