// Types of the elements in templates, for Vue 3: `import '@palaute/widget/vue'`, which registers them.
import type { HTMLAttributes } from 'vue';
import type {
  PalauteAttributes,
  PalauteKioskAttributes,
  PalauteMeasuresAttributes,
  PalauteResultsAttributes,
} from './attributes.js';
import type { PalauteEventMap } from './events.js';
import type { PalauteKioskEventMap } from './kiosk/palaute-kiosk.js';
import type { PalauteForm } from './palaute-form.js';

/** `site-key` in a template is checked as `siteKey`, `@palaute-sent` as `onPalauteSent`. */
type Camel<Name> = Name extends `${infer First}-${infer Rest}` ? `${First}${Capitalize<Camel<Rest>>}` : Name;

type Camels<Those> = {
  [Name in keyof Those as Camel<Name> & string]?: Those[Name];
};

type Attributes = Camels<PalauteAttributes>;

type ListenersTo<Events> = {
  [Name in keyof Events as `on${Capitalize<Camel<Name> & string>}`]?:
    ((event: Events[Name]) => void) | undefined;
};

type Listeners = ListenersTo<PalauteEventMap>;

interface Element {
  $props: Omit<HTMLAttributes, keyof Attributes> &
    Attributes &
    Listeners &
    Partial<Pick<PalauteForm, 'definition'>>;
}

/** Of an element that only shows: its attributes, and no events of its own. */
interface Shown<Those> {
  $props: Omit<HTMLAttributes, keyof Those> & Those;
}

interface Kiosk {
  $props: Shown<Camels<PalauteKioskAttributes>>['$props'] & Listeners & ListenersTo<PalauteKioskEventMap>;
}

declare module 'vue' {
  interface GlobalComponents {
    'palaute-form': new () => Element;
    'palaute-button': new () => Element;
    'palaute-results': new () => Shown<Camels<PalauteResultsAttributes>>;
    'palaute-measures': new () => Shown<Camels<PalauteMeasuresAttributes>>;
    'palaute-kiosk': new () => Kiosk;
  }
}

export type { PalauteEventMap } from './events.js';
