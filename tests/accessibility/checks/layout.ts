// What is cut off, too small to hit, or only seen by scrolling sideways (WCAG 1.4.4, 1.4.10, 1.4.12, 2.5.5).
import type { Visitor } from '../visitor.ts';

/** What does not fit: one line each. */
export const layoutFindings = (visitor: Visitor): Promise<string[]> =>
  visitor.evaluate(() => {
    const findings: string[] = [];
    const { clientWidth: width, scrollWidth } = document.documentElement;
    if (scrollWidth > width) findings.push(`the page scrolls sideways: ${scrollWidth} px in ${width} px`);

    const elements = [...document.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot?.querySelectorAll('*') ?? []),
    ]);
    // Whole pixels: a browser draws a border of half a pixel as it sees fit.
    const isOutside = (inner: DOMRect, outer: DOMRect) =>
      inner.left < outer.left - 1 ||
      inner.right > outer.right + 1 ||
      inner.top < outer.top - 1 ||
      inner.bottom > outer.bottom + 1;
    const isForEarsOnly = (element: Element) => Boolean(element.closest('.unseen'));

    for (const element of elements) {
      if (!element.checkVisibility({ visibilityProperty: true }) || isForEarsOnly(element)) continue;
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      if (element.matches('input, button, textarea, a, [tabindex="0"]') && !element.closest('footer')) {
        // A link in a sentence may be as small as its line (2.5.5, exception “inline”).
        const isInSentence =
          style.display === 'inline' &&
          (element.parentElement?.textContent?.trim().length ?? 0) >
            (element.textContent?.trim().length ?? 0);
        if (!isInSentence && (box.width < 43.9 || box.height < 43.9)) {
          findings.push(`small target ${element.outerHTML.slice(0, 80)}: ${box.width} × ${box.height} px`);
        }
      }
      if (style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) {
        findings.push(`cut off sideways: ${element.outerHTML.slice(0, 80)}`);
      }
      if (style.overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1) {
        findings.push(`cut off below: ${element.outerHTML.slice(0, 80)}`);
      }
      for (const node of element.childNodes) {
        if (node.nodeType !== Node.TEXT_NODE || !node.textContent?.trim()) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const cell = element.closest('.face, button')?.getBoundingClientRect();
        for (const rect of range.getClientRects()) {
          const isOff = rect.left < -1 || rect.right > width + 1;
          if (isOff || (cell && isOutside(rect, cell))) {
            findings.push(`text outside its place: ${node.textContent.trim().slice(0, 60)}`);
            break;
          }
        }
      }
    }
    const items = elements.filter((element) => element.matches('.item, .notice, button[type=submit]'));
    for (const [index, item] of items.entries()) {
      const next = items[index + 1];
      if (!next || item.contains(next) || !next.checkVisibility() || !item.checkVisibility()) continue;
      if (next.getBoundingClientRect().top < item.getBoundingClientRect().bottom - 1) {
        findings.push(`overlap: ${(item.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 60)}`);
      }
    }
    return findings;
  }, undefined);

/** Puts the spacing of WCAG 1.4.12 on the page and in every shadow root, as a person's own style sheet would be. */
export const spaceText = (visitor: Visitor): Promise<void> =>
  visitor.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-block-end: 2em !important }`);
    const roots = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
    for (const root of [document, ...roots]) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }, undefined);
