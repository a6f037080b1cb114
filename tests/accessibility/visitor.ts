// Somebody at the page, whatever drives the browser: the few things that every check needs of it.
import { wordsOf } from './words.ts';
import type { Site } from './site/site.ts';
import type { State, Step } from './states.ts';
import type { HostName } from './site/host-pages.ts';

/** What Playwright's and Puppeteer's pages have in common. */
export interface Visitor {
  goto(url: string): Promise<unknown>;
  evaluate(source: string): Promise<unknown>;
  evaluate<Result, Argument>(
    run: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result>;
}

/** Somebody with a keyboard and nothing else. */
export interface Person extends Visitor {
  /** By DOM names: `Tab`, `Shift+Tab`, `Space`, `ArrowRight`. */
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
  leave(): Promise<void>;
}

export interface Reached {
  readonly state: State;
  readonly lang: string;
  readonly host?: HostName;
}

/** Opens the page and does what leads to the state. @throws Error when the state is not reached */
export async function reach(visitor: Visitor, site: Site, { state, lang, host }: Reached): Promise<void> {
  const words = wordsOf(lang);
  const { collector = 'stored', element, form } = state;
  site.collector.mood = collector;
  await visitor.goto(
    site.page({ lang, ...(host && { host }), ...(element && { element }), ...(form && { form }) }),
  );
  await waitForText(visitor, words.messages.intro);
  for (const step of state.steps(words)) await act(visitor, step);
  for (const text of state.shows(words)) await waitForText(visitor, text);
}

/** Does one thing on the page. Its control is waited for: a site's own questions come when they are called for. */
export async function act(visitor: Visitor, step: Step): Promise<void> {
  const [text] = 'choose' in step ? [step.of] : 'write' in step ? [step.into] : Object.values(step);
  await waitForText(visitor, text ?? '');
  await visitor.evaluate(actInPage, step);
}

/** Waits until a form on the page shows the text. @throws Error when it does not come */
export async function waitForText(visitor: Visitor, text: string): Promise<void> {
  const isThere = await visitor.evaluate(async (wanted) => {
    for (let left = 200; left > 0; left -= 1) {
      const forms = [...document.querySelectorAll('palaute-form, palaute-button')];
      const texts = forms.map((form) => (form.shadowRoot?.textContent ?? '').replace(/\s+/g, ' '));
      if (texts.some((shown) => shown.includes(wanted))) return true;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return false;
  }, text);
  if (!isThere) throw new Error(`The form never showed “${text}”.`);
}

/** Runs in the page. Finds what a person would find by its words, in the first form of the page. */
async function actInPage(step: Step): Promise<void> {
  const root = document.querySelector('palaute-form, palaute-button')?.shadowRoot;
  if (!root) throw new Error('There is no form.');
  const textOf = (element: Element | null) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const find = <Found extends Element>(selector: string, isIt: (element: Found) => boolean): Found => {
    const all = [...root.querySelectorAll<Found>(selector)];
    const found = all.find(isIt);
    if (!found)
      throw new Error(`${JSON.stringify(step).slice(0, 200)}: not among ${all.map(textOf).join(' | ')}`);
    return found;
  };
  const fieldOf = (label: string) =>
    find<HTMLTextAreaElement | HTMLInputElement>('textarea, input.text', ({ labels }) =>
      textOf(labels?.[0] ?? null).startsWith(label),
    );
  if ('choose' in step) {
    const group = find<HTMLFieldSetElement>('fieldset', (element) =>
      textOf(element.querySelector('legend')).startsWith(step.of),
    );
    find<HTMLLabelElement>(
      'label',
      (label) => group.contains(label) && textOf(label) === step.choose,
    ).click();
  } else if ('write' in step) {
    const field = fieldOf(step.into);
    field.value = step.write;
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
  } else if ('visit' in step) {
    fieldOf(step.visit).focus();
  } else {
    find<HTMLButtonElement>(
      'button',
      (button) =>
        textOf(button.matches('[part=open]') ? button.querySelector('slot') : button) === step.press,
    ).click();
  }
  await new Promise((resolve) => requestAnimationFrame(resolve));
}
