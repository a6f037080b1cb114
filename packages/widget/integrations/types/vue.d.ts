// Types of the elements in templates, for Vue 3: `import '@palaute/widget/vue'`, which registers them.
import type { HTMLAttributes } from 'vue';
import type { PalauteAttributes } from './attributes.js';
import type { PalauteEventMap } from './events.js';
import type { PalauteForm } from './palaute-form.js';

/** `site-key` in a template is checked as `siteKey`, `@palaute-sent` as `onPalauteSent`. */
type Camel<Name> = Name extends `${infer First}-${infer Rest}` ? `${First}${Capitalize<Camel<Rest>>}` : Name;

type Attributes = {
  [Name in keyof PalauteAttributes as Camel<Name> & string]?: PalauteAttributes[Name];
};

type Listeners = {
  [Name in keyof PalauteEventMap as `on${Capitalize<Camel<Name> & string>}`]?:
    ((event: PalauteEventMap[Name]) => void) | undefined;
};

interface Element {
  $props: Omit<HTMLAttributes, keyof Attributes> &
    Attributes &
    Listeners &
    Partial<Pick<PalauteForm, 'definition'>>;
}

declare module 'vue' {
  interface GlobalComponents {
    'palaute-form': new () => Element;
    'palaute-button': new () => Element;
  }
}

export type { PalauteEventMap } from './events.js';
