// The pages that the form may stand on, kind and hostile. Each is what a web team could have, drawn to an extreme.

export interface HostPage {
  /** The page's own style sheet. */
  readonly css?: string;
  /** What stands around the form. @default the form in `<main>` */
  readonly around?: (form: string) => string;
  /** The page's own language and direction, where they are not the form's. */
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
  /** How many forms. @default 1 */
  readonly forms?: number;
}

/** What is in a hostile page must change neither names nor roles nor order: the snapshot stays the same. */
export const hostPages = {
  // Its colours are said, since IBM's checker takes the canvas of a dark page for white.
  plain: {
    css: `body { background: light-dark(#fff, #16191d); color: light-dark(#111, #eee) }
      a { color: light-dark(#00408a, #9ecbff) }`,
  },
  reset: {
    css: `*, ::before, ::after { margin: 0; padding: 0; border: 0; font: inherit; list-style: none; outline: none; }
      fieldset { display: contents } label { display: none } input { appearance: none }`,
  },
  'all unset': { css: '* { all: unset }' },
  'small root': { css: 'html { font-size: 62.5% } body { font-size: 1.6rem }' },
  'clipping parents': {
    css: `.outer { transform: translateZ(0); overflow: hidden; contain: layout }
      .inner { overflow: auto; will-change: transform; filter: opacity(0.99) }`,
    around: (form) => `<main class="outer"><div class="inner">${form}</div></main>`,
  },
  'hidden neighbours': {
    around: (form) =>
      `<div aria-hidden="true"><p>Ikkuna</p></div><main>${form}</main><div aria-hidden="true" inert>Evästeet</div>`,
  },
  'two forms': { forms: 2 },
  'right to left': { lang: 'ar', dir: 'rtl' },
} satisfies Record<string, HostPage>;

export type HostName = keyof typeof hostPages;
