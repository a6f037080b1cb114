// Types of the elements in markup, for Svelte 4 and 5: `import '@palaute/widget/svelte'`, which registers them.
import type { HTMLAttributes } from 'svelte/elements';
import type {
  PalauteAttributes,
  PalauteKioskAttributes,
  PalauteMeasuresAttributes,
  PalauteResultsAttributes,
} from './attributes.js';
import type { PalauteEventMap } from './events.js';
import type { PalauteKiosk, PalauteKioskEventMap } from './kiosk/palaute-kiosk.js';
import type { PalauteButton } from './palaute-button.js';
import type { PalauteForm } from './palaute-form.js';
import type { PalauteMeasures } from './measures/palaute-measures.js';
import type { PalauteResults } from './results/palaute-results.js';

/** `onpalaute-sent` in Svelte 5, `on:palaute-sent` before. */
type ListenersTo<Events> = {
  [Name in keyof Events as `on${Name & string}` | `on:${Name & string}`]?:
    ((event: Events[Name]) => void) | undefined;
};

type Listeners = ListenersTo<PalauteEventMap>;

type Props<Element extends PalauteForm> = Omit<HTMLAttributes<Element>, keyof PalauteAttributes> &
  PalauteAttributes &
  Partial<Pick<Element, 'definition'>> &
  Listeners;

/** Of an element that only shows: its attributes, and no events of its own. */
type Shown<Element extends EventTarget, Attributes> = Omit<HTMLAttributes<Element>, keyof Attributes> &
  Attributes;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'palaute-form': Props<PalauteForm>;
    'palaute-button': Props<PalauteButton>;
    'palaute-results': Shown<PalauteResults, PalauteResultsAttributes>;
    'palaute-measures': Shown<PalauteMeasures, PalauteMeasuresAttributes>;
    'palaute-kiosk': Shown<PalauteKiosk, PalauteKioskAttributes> &
      Listeners &
      ListenersTo<PalauteKioskEventMap>;
  }
}

export type { PalauteEventMap } from './events.js';
