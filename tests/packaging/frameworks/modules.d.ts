// As much of Vue and Svelte as the types of the elements build on; neither is a dependency of this repository.
declare module 'vue' {
  export interface HTMLAttributes {
    class?: unknown;
    id?: string | undefined;
  }
  export interface GlobalComponents {}
}

declare module 'svelte/elements' {
  export interface HTMLAttributes<Element extends EventTarget> {
    class?: unknown;
    id?: string | undefined;
    onfocus?: ((event: FocusEvent & { currentTarget: Element }) => void) | undefined;
  }
  export interface SvelteHTMLElements {}
}
