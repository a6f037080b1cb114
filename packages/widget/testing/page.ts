// What the component tests share: a form on a page, a collector at the far edge of the network, and words for what
// a person sees and does. Everything is found the way a person finds it: by label, legend and text.
import type { Feedback } from '@palaute/schema';
import { fixtureSync, waitUntil } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import '../src/palaute.ts';
import type { PalauteForm } from '../src/palaute-form.ts';

/** Mocha's globals, of which no types are installed. */
interface Mocha {
  describe(what: string, tests: () => void): void;
  it(what: string, test: () => void | Promise<void>): void;
  beforeEach(prepare: () => void | Promise<void>): void;
  afterEach(cleanUp: () => void | Promise<void>): void;
}
export const { describe, it, beforeEach, afterEach } = globalThis as unknown as Mocha;

export const unit = '1.2.246.10.32213078.10.0';

type Answer = () => Response | Promise<Response>;

/** The collector as the form sees it. It answers in turn, with the last answer to every later request. */
export class FakeCollector {
  readonly requests: { readonly url: string; readonly init: RequestInit; readonly record: Feedback }[] = [];
  readonly formRequests: { readonly url: string; readonly init: RequestInit }[] = [];
  answers: Answer[] = [stored];
  /** The answer to whoever asks for a form's definition. */
  form: (signal?: AbortSignal | null) => Response | Promise<Response> = () =>
    json(404, { code: 'not-found' });
  /** The day by which a reply is promised to whoever wishes for one. */
  replyBy: string | undefined;

  readonly fetch = async (url: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    if (init.method !== 'PUT') {
      this.formRequests.push({ url: String(url), init });
      return this.form(init.signal);
    }
    this.requests.push({ url: String(url), init, record: JSON.parse(String(init.body)) });
    const answer = this.answers[Math.min(this.requests.length, this.answers.length) - 1] ?? stored;
    const response = await answer();
    // A receipt names the feedback that it is for.
    return response.ok ? receiptFor(this.record, response.status, this.replyBy) : response;
  };

  /** The record that came last. */
  get record(): Feedback {
    const last = this.requests.at(-1);
    if (!last) throw new Error('nothing was sent');
    return last.record;
  }
}

export const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'retry-after': '60' } });

const receiptFor = ({ id }: Feedback, status: number, replyBy: string | undefined): Response =>
  json(status, {
    id,
    status: status === 201 ? 'stored' : 'duplicate',
    receivedOn: '2026-11-22',
    reference: id.slice(0, 8).toUpperCase(),
    ...(replyBy && { replyBy }),
  });

export const stored: Answer = () => json(201, {});
export const duplicate: Answer = () => json(200, {});
/** Asks for more patience than a person has, so that the form does not try again by itself. */
export const unavailable: Answer = () => json(503, {});
export const refused =
  (code: string): Answer =>
  () =>
    json(422, { code, status: 422 });
export const noConnection: Answer = () => Promise.reject(new TypeError('Failed to fetch'));
/** Answers when told to. */
export function held(answer: Answer): { answer: Answer; release: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { answer: async () => (await promise, answer()), release: resolve };
}

/** Puts a form on the page, with sound settings unless the test gives its own element. */
export async function openForm(
  collector: FakeCollector,
  page: TemplateResult = html`<palaute-form endpoint="/api" site-key="site-1" unit=${unit}></palaute-form>`,
): Promise<PalauteForm> {
  // Not `fixture`: it waits for a frame, and a tab in the background has none.
  const root = fixtureSync<HTMLElement>(page);
  const form = root.matches('palaute-form') ? root : root.querySelector('palaute-form');
  if (!form) throw new Error('no form on the page');
  return connect(form as PalauteForm, collector);
}

export async function connect<Form extends PalauteForm>(form: Form, collector: FakeCollector): Promise<Form> {
  form.fetch = collector.fetch;
  await form.updateComplete;
  return form;
}

/** Waits as a person does: for what is to be seen, however many steps the form takes to it. */
export const until = (isSo: () => unknown, what: string): Promise<void> =>
  waitUntil(() => Boolean(isSo()), what, { interval: 20, timeout: 5000 });

/** Waits until the form shows a text. */
export const shows = (form: PalauteForm, text: string): Promise<void> =>
  until(() => textOfForm(form).includes(text), `“${text}” was not shown`);

const inside = <Type extends Element>(form: PalauteForm, selector: string): Type[] => [
  ...form.renderRoot.querySelectorAll<Type>(selector),
];

/** Text as it is drawn: without the line breaks of the markup. */
export const textOf = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

export const textOfForm = (form: PalauteForm): string => inside(form, '.page').map(textOf).join(' ');

/** What the live region says. */
export const status = (form: PalauteForm): string => textOf(form.renderRoot.querySelector('[role=status]'));

export const linksOf = (form: PalauteForm): HTMLAnchorElement[] => inside(form, 'a');

export const groups = (form: PalauteForm): HTMLFieldSetElement[] => inside(form, 'fieldset');

/** The group whose legend begins with a text. */
export function group(form: PalauteForm, legend: string): HTMLFieldSetElement {
  const found = groups(form).find((element) => textOf(element.querySelector('legend')).startsWith(legend));
  if (!found) throw new Error(`no group “${legend}”`);
  return found;
}

export const radiosOf = (element: Element): HTMLInputElement[] => [
  ...element.querySelectorAll<HTMLInputElement>('input[type=radio]'),
];

/** Radios and checkboxes. */
export const optionsOf = (element: Element): HTMLInputElement[] => [
  ...element.querySelectorAll<HTMLInputElement>('input[type=radio], input[type=checkbox]'),
];

export const allOptions = (form: PalauteForm): HTMLInputElement[] => groups(form).flatMap(optionsOf);

/** The name of an option as its label gives it. */
export const nameOf = (option: HTMLInputElement): string => textOf(option.labels?.[0]);

export const optionNames = (form: PalauteForm, legend: string): string[] =>
  optionsOf(group(form, legend)).map(nameOf);

export function choose(form: PalauteForm, legend: string, ...names: readonly string[]): void {
  for (const name of names) {
    const option = optionsOf(group(form, legend)).find((element) => nameOf(element) === name);
    if (!option) throw new Error(`no option “${name}” in “${legend}”`);
    option.click();
  }
}

/** What is chosen in a group, by name. */
export const chosen = (form: PalauteForm, legend: string): string | undefined => {
  const option = optionsOf(group(form, legend)).find((element) => element.checked);
  return option && nameOf(option);
};

type TextField = HTMLTextAreaElement | HTMLInputElement;

/** The text field that a label names. */
export function field(form: PalauteForm, label: string): TextField {
  const fields = inside<TextField>(form, 'textarea, input:not([type=radio], [type=checkbox])');
  const found = fields.find(({ labels }) => textOf(labels?.[0]) === label);
  if (!found) throw new Error(`no field “${label}”`);
  return found;
}

/** Texts of the elements that a field's description points to. */
export const descriptionOf = (element: Element): string =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => textOf((element.getRootNode() as ShadowRoot).getElementById(id)))
    .join(' ');

export function write(form: PalauteForm, label: string, text: string): void {
  const target = field(form, label);
  target.value = text;
  target.dispatchEvent(new Event('input', { bubbles: true }));
  target.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Goes to a text field. A page that is not in front tells nobody of a focus that moves, so then it is told here. */
export function goTo(form: PalauteForm, label: string): void {
  const target = field(form, label);
  target.focus();
  if (!document.hasFocus()) {
    target.dispatchEvent(new FocusEvent('focusin', { bubbles: true, composed: true }));
  }
}

export function button(form: PalauteForm, name: string): HTMLButtonElement {
  const found = inside<HTMLButtonElement>(form, 'button').find((element) => textOf(element) === name);
  if (!found)
    throw new Error(`no button “${name}”; there is “${inside(form, 'button').map(textOf).join('”, “')}”`);
  return found;
}

/** Resolves when the form next says how sending went. */
function outcome(form: PalauteForm): Promise<CustomEvent> {
  return new Promise((resolve) => {
    for (const type of ['palaute-sent', 'palaute-failed'] as const) {
      form.addEventListener(type, resolve, { once: true });
    }
  });
}

/** Presses the button and waits for what comes of it. */
export async function send(form: PalauteForm, name = 'Lähetä palaute'): Promise<CustomEvent> {
  const result = outcome(form);
  button(form, name).click();
  return result;
}

/** Presses the button where something keeps the form from being sent, and waits for being told. */
export async function press(form: PalauteForm, name = 'Lähetä palaute'): Promise<void> {
  const pressed = button(form, name);
  pressed.focus();
  pressed.click();
  await until(() => focusedText(form) !== name, 'the focus stayed on the button');
}

/** The element that the focus is on, wherever inside the form it is. */
export const focused = (form: PalauteForm): Element | null | undefined => form.shadowRoot?.activeElement;

export const focusedText = (form: PalauteForm): string => textOf(focused(form));

/** The name of the text field that the focus is on. */
export const focusedField = (form: PalauteForm): string => {
  const active = focused(form);
  return textOf(form.renderRoot.querySelector(`label[for="${active?.id}"]`));
};
