// A person with a keyboard and nothing else.
import type { Page } from 'playwright-core';

/** What has the focus, through every shadow root: its label or text, and its language. */
async function focused(page: Page): Promise<{ name: string; tag: string }> {
  return page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    const group = active?.closest('fieldset')?.querySelector('legend')?.textContent ?? '';
    const labels =
      active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement ? active.labels : null;
    const own = labels?.[0]?.textContent ?? active?.textContent ?? '';
    const name = `${group} ${own}`.replace(/\s+/g, ' ').trim();
    return { name, tag: active?.tagName.toLowerCase() ?? '' };
  });
}

/** Presses Tab until what has the focus is named so. @throws Error when it is not met on the way round the page */
export async function tabTo(page: Page, name: string): Promise<void> {
  const met: string[] = [];
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    const current = await focused(page);
    if (current.name.includes(name)) return;
    met.push(current.name.slice(0, 60));
  }
  throw new Error(`Tab never came to “${name}”. It came to:\n${met.join('\n')}`);
}

/** Chooses in the radio group that has the focus: Space takes the first option, the arrow goes on from there. */
export async function choose(page: Page, steps: number): Promise<void> {
  await page.keyboard.press('Space');
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowRight');
}
