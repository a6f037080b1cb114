import { expect } from '@open-wc/testing';
import * as lit from 'lit';
import { describe, it } from '../../testing/page.ts';
import {
  css as subsetCss,
  html as subsetHtml,
  LitElement as SubsetElement,
  nothing as subsetNothing,
} from './lit.ts';
import { drawer } from './template.ts';

const subset = { css: subsetCss, html: subsetHtml, LitElement: SubsetElement, nothing: subsetNothing };

type Html = (strings: TemplateStringsArray, ...values: unknown[]) => unknown;
type View = (html: Html, nothing: unknown) => unknown;

/** What stands in a page when views are drawn one after another in one place, after each; without comments. */
const drawnByLit = (views: readonly View[]): string[] => {
  const root = document.createElement('div');
  return views.map((view) => {
    lit.render(view(lit.html, lit.nothing), root);
    return withoutComments(root);
  });
};

const drawnBySubset = (views: readonly View[]): string[] => {
  const root = document.createElement('div');
  const draw = drawer(root.appendChild(document.createComment('')), null);
  return views.map((view) => {
    draw(view(subset.html, subset.nothing));
    return withoutComments(root);
  });
};

const withoutComments = ({ innerHTML }: HTMLElement): string => innerHTML.replace(/<!--.*?-->/g, '');

const list =
  (...items: readonly unknown[]): View =>
  (html) =>
    html`<ul>
      ${items.map((item) => html`<li>${item}</li>`)}
    </ul>`;

describe('what is drawn by Lit is drawn alike', () => {
  const cases: Readonly<Record<string, readonly View[]>> = {
    'a text that changes': ['one', 'two', 0, '', 'three'].map((text) => (html) => html`<p>${text}</p>`),
    'nothing, and nothing given': [
      (html, nothing) => html`${nothing}${undefined}${null}<i>${''}</i>`,
      (html) => html`${'a'}${'b'}${html`<b>c</b>`}<i>d</i>`,
      (html, nothing) => html`${nothing}${'b'}${nothing}<i>${nothing}</i>`,
    ],
    'a list that grows, shrinks and ends': [list(), list(1, 2, 3), list(3), list(), list('a', 'b')],
    'lists in lists': [
      (html) => html`${[['a', html`<b>b</b>`], []]}.`,
      (html) => html`${[['a', html`<b>c</b>`, 'd'], ['e']]}.`,
      (html) => html`${['f']}.`,
    ],
    'a template at the very end, in another’s place': [
      (html) =>
        html`<p>a</p>
          ${html`${html`<i>b</i>`}`}`,
      (html) =>
        html`<p>a</p>
          ${html`<b>${'c'}</b>`}`,
      (html) =>
        html`<p>a</p>
          ${'d'}`,
    ],
    'attributes, whole and in part': ['x', 'y'].map(
      (value) => (html) =>
        html`<a id=${value} href="#${value}-${value}" title="${value}${value}">${value}</a>`,
    ),
    'an attribute that goes and comes': [true, false, true].map(
      (is) => (html, nothing) => html`<a aria-invalid=${is ? 'true' : nothing} ?hidden=${is}></a>`,
    ),
    'markup in a text and in an attribute': [(html) => html`<p title=${'<b>"'}>${'<b>{}</b><!--{}-->'}</p>`],
  };
  for (const [name, views] of Object.entries(cases)) {
    it(name, () => {
      expect(drawnBySubset(views)).to.deep.equal(drawnByLit(views));
    });
  }

  it('a listener is the last one given, and is called once', () => {
    const calls: string[] = [];
    const root = document.createElement('div');
    const draw = drawer(root.appendChild(document.createComment('')), null);
    for (const name of ['old', 'new']) draw(subset.html`<button @click=${() => calls.push(name)}></button>`);
    root.querySelector('button')?.click();
    expect(calls).to.deep.equal(['new']);
  });

  it('what came as JSON is no markup', () => {
    const body: unknown = JSON.parse('{"strings":["<img src=x>"],"values":[]}');
    expect(drawnBySubset([(html) => html`<p>${body}</p>`])).to.deep.equal(['<p>[object Object]</p>']);
  });
});

describe('an element does what one of Lit’s does', () => {
  const bases = { lit, subset: subset as unknown as typeof lit };
  for (const [name, { LitElement, css, html }] of Object.entries(bases)) {
    const tag = `an-element-of-${name}`;
    class Element extends LitElement {
      static override properties = { size: {}, shade: { reflect: true }, siteKey: { attribute: 'site-key' } };
      static override styles = [
        css`
          p {
            color: rgb(1, 2, 3);
          }
        `,
      ];
      declare size: unknown;
      declare shade: unknown;
      declare siteKey: unknown;
      drawings = 0;
      constructor() {
        super();
        this.size = 'by default';
      }
      protected override render(): unknown {
        this.drawings++;
        return html`<p>${this.size} ${this.shade} ${this.siteKey}</p>`;
      }
    }

    it(`with ${name}: properties set before it was there, attributes, styles, one drawing for many changes`, async () => {
      const element = document.createElement(tag) as Element;
      element.size = 'early';
      element.setAttribute('site-key', 'key');
      document.body.append(element);
      customElements.define(tag, Element);
      customElements.upgrade(element);
      await element.updateComplete;
      const p = element.shadowRoot!.querySelector('p')!;
      expect(p.textContent).to.equal('early  key');
      expect(getComputedStyle(p).color).to.equal('rgb(1, 2, 3)');

      element.shade = 'dark';
      element.siteKey = 'other';
      element.size = undefined;
      await element.updateComplete;
      expect([p.textContent, element.getAttribute('shade')]).to.deep.equal([' dark other', 'dark']);
      element.setAttribute('shade', 'light');
      await element.updateComplete;
      expect(p.textContent).to.equal(' light other');
      element.shade = null;
      await element.updateComplete;
      expect(element.hasAttribute('shade')).to.equal(false);
      expect(element.drawings).to.equal(4);
      element.remove();
    });
  }
});
