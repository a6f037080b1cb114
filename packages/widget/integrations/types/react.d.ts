// Types of the elements in JSX, for React 19: `import '@palaute/widget/react'`, which registers them.
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { PalauteAttributes } from './attributes.js';
import type { PalauteEventMap } from './events.js';
import type { PalauteButton } from './palaute-button.js';
import type { PalauteForm } from './palaute-form.js';

type Listeners = {
  [Name in keyof PalauteEventMap as `on${Name}`]?: ((event: PalauteEventMap[Name]) => void) | undefined;
};

type Props<Element extends PalauteForm> = Omit<
  DetailedHTMLProps<HTMLAttributes<Element>, Element>,
  keyof PalauteAttributes
> &
  PalauteAttributes &
  Partial<Pick<Element, 'definition'>> &
  Listeners;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'palaute-form': Props<PalauteForm>;
      'palaute-button': Props<PalauteButton>;
    }
  }
}

export type { PalauteEventMap } from './events.js';
