import { createHash } from 'node:crypto';
import type { Locator } from 'playwright-core';

/** Room around an element for its focus ring, in CSS pixels. */
const room = 8;

/** How an element and what is drawn around it look, as a digest: equal pixels, equal digests. */
export async function looksOf(element: Locator): Promise<string> {
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (!box) throw new Error('The element cannot be seen.');
  const pixels = await element.page().screenshot({
    clip: {
      x: Math.max(0, box.x - room),
      y: Math.max(0, box.y - room),
      width: box.width + 2 * room,
      height: box.height + 2 * room,
    },
    animations: 'disabled',
    caret: 'hide',
  });
  return createHash('sha256').update(pixels).digest('hex');
}
