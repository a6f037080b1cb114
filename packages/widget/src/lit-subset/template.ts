// Templates: html`…` and the drawing of what it gives. An expression stands for an attribute's value or a part of it,
// for a listener (`@click`), for a boolean attribute (`?readonly`, of a boolean), or between tags for a text, a template
// or a list of them. Not here: properties (`.value`), directives, DOM nodes, svg`…`, comments and `>` in attributes.

/** What html`…` gives. A class of its own, so that nothing out of JSON can pass for markup. */
class Template {
  readonly strings: TemplateStringsArray;
  readonly values: readonly unknown[];
  constructor(strings: TemplateStringsArray, values: readonly unknown[]) {
    this.strings = strings;
    this.values = values;
  }
}

export const html = (strings: TemplateStringsArray, ...values: unknown[]): Template =>
  new Template(strings, values);

/** No attribute; between tags, no node. */
export const nothing: symbol = Symbol();

/** Draws a value, or what has come out of it, where it was first drawn. */
export type Draw = (value: unknown) => void;
type Update = (values: readonly unknown[]) => void;

/** Where an expression is: the number of its node, the number of the first value; for an attribute its name and texts. */
type Place = readonly [node: number, first: number, name?: string, texts?: readonly string[]];

/** Stands for an expression while markup is parsed; only what stands in a script of ours is, so it meets no other. */
const mark = '{}';

// The name that pages allow by `trusted-types lit-html`, whichever of the two draws.
const policy = (
  globalThis as {
    trustedTypes?: {
      createPolicy(
        name: string,
        rules: { createHTML(text: string): string },
      ): { createHTML(text: string): string };
    };
  }
).trustedTypes?.createPolicy('lit-html', { createHTML: (text) => text });

const parsed = new Map<TemplateStringsArray, readonly [DocumentFragment, readonly Place[]]>();

const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT);

/** Parses a template's markup once and finds its expressions. */
function parse(strings: TemplateStringsArray): readonly [DocumentFragment, readonly Place[]] {
  const template = document.createElement('template');
  const text = strings
    .reduce(
      (before, string) =>
        before + (before.lastIndexOf('<') > before.lastIndexOf('>') ? mark : `<!--${mark}-->`) + string,
    )
    // An expression at the very end gets a node behind it, for where it ends must be known after it has moved.
    .replace(/-->$/, '$&<!---->');
  template.innerHTML = policy ? policy.createHTML(text) : text;
  const { content } = template;
  const places: Place[] = [];
  let first = 0;
  walker.currentNode = content;
  for (let number = 0, node; (node = walker.nextNode()); number++) {
    if (node instanceof Comment) {
      if (node.data) places.push([number, first++]);
    } else {
      const element = node as Element;
      for (const name of element.getAttributeNames()) {
        const texts = element.getAttribute(name)!.split(mark);
        if (texts.length > 1) {
          places.push([number, first, name, texts]);
          first += texts.length - 1;
          element.removeAttribute(name);
        }
      }
    }
  }
  return [content, places];
}

/** A copy of a template's nodes, with what brings the values into them. */
function copy(strings: TemplateStringsArray): readonly [DocumentFragment, Update] {
  let template = parsed.get(strings);
  if (!template) parsed.set(strings, (template = parse(strings)));
  const [content, places] = template;
  const fragment = document.importNode(content, true);
  walker.currentNode = fragment;
  let node: Node;
  let number = -1;
  const updates = places.map(([at, first, name, texts]) => {
    for (; number < at; number++) node = walker.nextNode()!;
    if (name) return attribute(node as Element, name, texts!, first);
    const draw = drawer(node, node.nextSibling);
    return (values: readonly unknown[]) => draw(values[first]);
  });
  return [
    fragment,
    (values) => {
      for (const update of updates) update(values);
    },
  ];
}

function attribute(element: Element, name: string, texts: readonly string[], first: number): Update {
  const kind = name[0];
  const rest = name.slice(1);
  let last: unknown;
  if (kind === '@')
    element.addEventListener(rest, (event) => (last as ((event: Event) => void) | undefined)?.(event));
  return (values) => {
    const value =
      texts.length > 2 || texts[0] || texts[1]
        ? texts.reduce((before, text, index) => `${before}${values[first + index - 1]}${text}`)
        : values[first];
    if (value === last) return;
    last = value;
    if (kind === '?') element.toggleAttribute(rest, value as boolean);
    else if (value === nothing) element.removeAttribute(name);
    else if (kind !== '@') element.setAttribute(name, `${value}`);
  };
}

/** Draws between two nodes, of which the second may be the end of their parent. */
export function drawer(start: Node, end: Node | null): Draw {
  /** What is there: a template's strings, or a list's own functions, or a text; nothing at first. */
  let shown: unknown;
  let update: Update;
  let draws: Draw[];
  let ends: Node[];

  const clear = (from: Node): void => {
    while (from.nextSibling !== end) from.nextSibling!.remove();
  };
  const insert = <T extends Node>(node: T): T => start.parentNode!.insertBefore(node, end);
  const isNew = (next: unknown): boolean => {
    const is = shown !== next;
    if (is) clear(start);
    shown = next;
    return is;
  };

  return (value) => {
    if (value instanceof Template) {
      if (isNew(value.strings)) {
        const [fragment, bring] = copy(value.strings);
        update = bring;
        update(value.values);
        insert(fragment);
      } else update(value.values);
    } else if (Array.isArray(value)) {
      if (!draws || isNew(draws)) {
        clear(start);
        shown = draws = [];
        ends = [start];
      }
      for (const [index, each] of value.entries()) {
        draws[index] ??= drawer(ends[index]!, (ends[index + 1] = insert(document.createComment(''))));
        draws[index](each);
      }
      if (draws.length > value.length) {
        draws.length = value.length;
        ends.length = value.length + 1;
        clear(ends.at(-1)!);
      }
    } else {
      const text = value === nothing ? '' : `${value ?? ''}`;
      if (isNew(text) && text) insert(document.createTextNode(text));
    }
  };
}
