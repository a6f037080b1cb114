// Types of the elements in markup, for Svelte 4 and 5: `import '@palaute/widget/svelte'`, which registers them.
import type { HTMLAttributes } from 'svelte/elements';
import type { PalauteAttributes } from './attributes.js';
import type { PalauteEventMap } from './events.js';
import type { PalauteButton } from './palaute-button.js';
import type { PalauteForm } from './palaute-form.js';

/** `onpalaute-sent` in Svelte 5, `on:palaute-sent` before. */
type Listeners = {
  [Name in keyof PalauteEventMap as `on${Name}` | `on:${Name}`]?:
    ((event: PalauteEventMap[Name]) => void) | undefined;
};

type Props<Element extends PalauteForm> = Omit<HTMLAttributes<Element>, keyof PalauteAttributes> &
  PalauteAttributes &
  Partial<Pick<Element, 'definition'>> &
  Listeners;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'palaute-form': Props<PalauteForm>;
    'palaute-button': Props<PalauteButton>;
  }
}

export type { PalauteEventMap } from './events.js';
