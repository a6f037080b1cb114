// The base of the elements: properties with their attributes, styles, and one drawing for all changes of an instant.
import { adoptStyles, type StyleGroup } from './styles.ts';
import { type Draw, drawer } from './template.ts';

interface Property {
  readonly attribute?: string | false;
  readonly reflect?: boolean;
  readonly state?: boolean;
}

interface Controller {
  hostConnected(): void;
  hostDisconnected(): void;
}

type Properties = Record<string, unknown>;

const attributeOf = (name: string, { attribute, state }: Property): string | false =>
  !state && (attribute ?? name);

export abstract class LitElement extends HTMLElement {
  static properties: Readonly<Record<string, Property>> = {};
  static styles: StyleGroup = [];

  /** Asked for once, when an element is defined: then its properties get their accessors. */
  static get observedAttributes(): readonly string[] {
    const all = Object.entries(this.properties);
    for (const [name] of all) {
      Object.defineProperty(this.prototype, name, {
        get(this: LitElement) {
          return this.#values[name];
        },
        set(this: LitElement, value: unknown) {
          const before = this.#values[name];
          this.#values[name] = value;
          if (value !== before) this.requestUpdate(name, before);
        },
      });
    }
    return all.map(([name, property]) => attributeOf(name, property)).filter((name) => name !== false);
  }

  renderRoot: ShadowRoot | undefined;
  readonly #values: Properties = {};
  /** What a page has set before this script was there. */
  readonly #early: Properties = {};
  readonly #controllers: Controller[] = [];
  #changed = new Map<string, unknown>();
  #isWaiting = false;
  #connect: ((isConnected: boolean) => void) | undefined;
  #updated = new Promise<boolean>((resolve) => (this.#connect = resolve));
  #draw: Draw | undefined;

  constructor() {
    super();
    for (const name in this.#properties) {
      if (!Object.hasOwn(this, name)) continue;
      this.#early[name] = (this as unknown as Properties)[name];
      delete (this as unknown as Properties)[name];
    }
    this.requestUpdate();
  }

  protected abstract render(): unknown;
  protected willUpdate(_changed: ReadonlyMap<string, unknown>): void {}
  protected firstUpdated(): void {}

  /** Resolves when all that has changed is drawn; with false if that has changed something more. */
  get updateComplete(): Promise<boolean> {
    return this.getUpdateComplete();
  }

  protected getUpdateComplete(): Promise<boolean> {
    return this.#updated;
  }

  addController(controller: Controller): void {
    this.#controllers.push(controller);
  }

  connectedCallback(): void {
    if (!this.renderRoot) {
      this.renderRoot = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      adoptStyles(this.renderRoot, (this.constructor as typeof LitElement).styles);
    }
    this.#connect?.(true);
    for (const controller of this.#controllers) controller.hostConnected();
  }

  disconnectedCallback(): void {
    for (const controller of this.#controllers) controller.hostDisconnected();
  }

  attributeChangedCallback(attribute: string, _before: string | null, value: string | null): void {
    for (const name in this.#properties) {
      if (attributeOf(name, this.#properties[name]!) !== attribute) continue;
      const values = this as unknown as Properties;
      // Nothing new, where the attribute only shows the property.
      if ((values[name] ?? null) !== value) values[name] = value;
    }
  }

  requestUpdate(name?: string, before?: unknown): void {
    if (name && !this.#changed.has(name)) this.#changed.set(name, before);
    if (!this.#isWaiting) this.#updated = this.#update();
  }

  get #properties(): Readonly<Record<string, Property>> {
    return (this.constructor as typeof LitElement).properties;
  }

  async #update(): Promise<boolean> {
    this.#isWaiting = true;
    try {
      await this.#updated;
    } catch (error) {
      // An earlier drawing that failed hinders no later one, and stays known.
      void Promise.reject(error);
    }
    let drawn: unknown;
    try {
      if (!this.#draw) Object.assign(this, this.#early);
      this.willUpdate(this.#changed);
      drawn = this.render();
      for (const name of this.#changed.keys()) this.#reflect(name);
    } finally {
      // What changes from here on is drawn anew.
      this.#changed = new Map();
      this.#isWaiting = false;
    }
    const isFirst = !this.#draw;
    this.#draw ??= drawer(this.renderRoot!.appendChild(document.createComment('')), null);
    this.#draw(drawn);
    if (isFirst) this.firstUpdated();
    return !this.#isWaiting;
  }

  #reflect(name: string): void {
    const property = this.#properties[name];
    const attribute = property?.reflect && attributeOf(name, property);
    if (!attribute) return;
    const value = this.#values[name] ?? null;
    if (value === null) this.removeAttribute(attribute);
    else this.setAttribute(attribute, `${value as string}`);
  }
}
