// The info screen: nobody touches it, so it has to look after itself.
import { expect, html } from '@open-wc/testing';
import {
  afterEach,
  beforeEach,
  describe,
  it,
  json,
  noConnection,
  textOf,
  until,
} from '../../testing/page.ts';
import { npsOf, resultsReply } from '../../testing/published.ts';
import { FakePublisher, inside, show, textIn } from '../../testing/shown.ts';

const { setTimeout, clearTimeout } = globalThis;
const real = { setTimeout: setTimeout.bind(globalThis), clearTimeout: clearTimeout.bind(globalThis) };

/** The clock: what waits for more than a minute waits here until the test says that the time has come. */
let waiting: Map<number, { readonly minutes: number; readonly run: () => void }>;
let publisher: FakePublisher;
beforeEach(() => {
  publisher = new FakePublisher();
  waiting = new Map();
  let count = 1e6;
  globalThis.setTimeout = ((run: () => void, ms = 0) => {
    if (ms < 60_000) return real.setTimeout(run, ms);
    waiting.set(++count, { minutes: ms / 60_000, run });
    return count;
  }) as typeof setTimeout;
  globalThis.clearTimeout = ((id: number) => {
    waiting.delete(id);
    real.clearTimeout(id);
  }) as typeof clearTimeout;
});
afterEach(() => {
  Object.assign(globalThis, { setTimeout, clearTimeout });
});

const minutes = (): number[] => [...waiting.values()].map((each) => each.minutes);
const letTimePass = (): void => {
  const due = [...waiting.values()];
  waiting.clear();
  for (const { run } of due) run();
};

const screen = (refresh = '') =>
  html`<palaute-results endpoint="" organisation="1.2" mode="screen" refresh=${refresh}></palaute-results>`;

describe('an info screen', () => {
  it('fetches anew in ten minutes, or as the page says', async () => {
    await show(publisher, screen());
    await until(() => minutes().length === 1, 'nothing waits');
    expect(minutes()).to.deep.equal([10]);
    waiting.clear();
    await show(publisher, screen('30'));
    await until(() => minutes().length === 1, 'nothing waits');
    expect(minutes()).to.deep.equal([30]);
  });

  it('shows the new figures when they come', async () => {
    const element = await show(publisher, screen());
    await until(() => minutes().length === 1, 'nothing waits');
    publisher.results = () => json(200, resultsReply({ nps: npsOf(10, 10, 80) }));
    letTimePass();
    await until(() => textOf(inside(element, '.score')[0]) === '70', 'the old score stays');
    await until(() => minutes().length === 1, 'it goes on once only');
  });

  it('keeps the last figures with their time when the network fails, and tries again in a minute', async () => {
    const element = await show(publisher, screen());
    await until(() => minutes().length === 1, 'nothing waits');
    publisher.results = noConnection;
    letTimePass();
    await until(() => textIn(element).includes('Verkkoyhteys puuttuu'), 'it says nothing of the network');
    expect(textOf(inside(element, '[role=status]')[0])).to.match(/Luvut on haettu .*\d{4} klo \d+\.\d\d/);
    expect(inside(element, '.score').map(textOf)).to.deep.equal(['34']);
    expect(inside(element, 'button')).to.deep.equal([]);
    await until(() => minutes().length === 1, 'it gave up');
    expect(minutes()).to.deep.equal([1]);
    publisher.results = () => json(200, resultsReply());
    letTimePass();
    await until(() => !textIn(element).includes('Verkkoyhteys puuttuu'), 'it still complains');
  });

  it('waits for the network also when it began without', async () => {
    publisher.results = noConnection;
    const element = await show(publisher, screen());
    await until(() => minutes().length === 1, 'it gave up');
    publisher.results = () => json(200, resultsReply());
    letTimePass();
    await until(() => inside(element, '.score').length === 1, 'no score came');
  });

  it('stops when it is taken off the page, and goes on when it is put back', async () => {
    const element = await show(publisher, screen());
    await until(() => minutes().length === 1, 'nothing waits');
    const { parentElement } = element;
    element.remove();
    expect(minutes()).to.deep.equal([]);
    parentElement?.append(element);
    expect(minutes()).to.deep.equal([10]);
  });

  it('moves nothing, and leaves the table to the page', async () => {
    const element = await show(publisher, screen());
    expect(document.getAnimations()).to.deep.equal([]);
    expect(inside(element, 'table')).to.deep.equal([]);
    expect(textIn(element)).to.match(/Luvut haettu .*\d{4} klo/);
  });
});

it('anywhere else nothing is fetched anew unless the page says so', async () => {
  await show(publisher);
  await new Promise((settle) => real.setTimeout(settle, 30));
  expect(minutes()).to.deep.equal([]);
  for (const refresh of ['0', '-5', 'often']) {
    await show(
      publisher,
      html`<palaute-results endpoint="" organisation="1" refresh=${refresh}></palaute-results>`,
    );
    await new Promise((settle) => real.setTimeout(settle, 30));
    expect(minutes()).to.deep.equal([]);
  }
  await show(publisher, html`<palaute-results endpoint="" organisation="1" refresh="5"></palaute-results>`);
  await until(() => minutes().length === 1, 'nothing waits');
  expect(minutes()).to.deep.equal([5]);
});
