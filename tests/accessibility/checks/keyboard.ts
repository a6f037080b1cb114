// What a person with a keyboard meets: where the focus is, by the words there, and the whole way through the page.
import type { Person, Visitor } from '../visitor.ts';

export interface Focus {
  /** The question that a control belongs to. */
  readonly group: string;
  /** The control's own words. */
  readonly name: string;
  readonly tag: string;
  /** Of a radio or a checkbox. */
  readonly isChecked: boolean;
}

/** What has the focus, through every shadow root. */
export const focusOf = (visitor: Visitor): Promise<Focus> =>
  visitor.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    const textOf = (element: Element | null | undefined) => {
      const slot = element?.querySelector('slot');
      return (slot?.textContent ?? element?.textContent ?? '').replace(/\s+/g, ' ').trim();
    };
    const labels =
      active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement ? active.labels : undefined;
    return {
      group: textOf(active?.closest('fieldset')?.querySelector('legend')),
      name: textOf(labels ? labels[0] : active),
      tag: active?.tagName.toLowerCase() ?? '',
      isChecked: active instanceof HTMLInputElement && active.checked,
    };
  }, undefined);

/** Presses Tab until what has the focus is so. @throws Error when it is not met on the way round the page */
export async function tabTo(person: Person, isIt: (focus: Focus) => boolean): Promise<Focus> {
  const met: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    await person.press('Tab');
    const focus = await focusOf(person);
    if (isIt(focus)) return focus;
    met.push(`${focus.group.slice(0, 40)} ${focus.name.slice(0, 40)}`);
  }
  throw new Error(`Tab never came there. It came to:\n${met.join('\n')}`);
}

/**
 * Every Tab stop from the top of the page to its end: the question, or the control's own words where there is none.
 *
 * @throws Error when Tab does not come to the last stop
 */
export async function tabStops(person: Person, last: string): Promise<string[]> {
  const stops: string[] = [];
  await tabTo(person, ({ group, name }) => {
    stops.push(group || name);
    return name === last;
  });
  return stops;
}
