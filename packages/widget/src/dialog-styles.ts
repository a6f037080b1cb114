// The looks of the button and of the dialog that it opens.
import { css, type CSSResult } from 'lit';

export const dialogStyles: CSSResult = css`
  :host {
    display: inline-block;
  }
  /* The theme is the dialog's: the button stands on the page. */
  :host([theme]) {
    color-scheme: inherit;
  }
  :host([theme='light']) dialog {
    color-scheme: light;
  }
  :host([theme='dark']) dialog {
    color-scheme: dark;
  }
  :host([theme='auto']) dialog {
    color-scheme: light dark;
  }
  dialog {
    inline-size: min(50em, 100%);
    max-block-size: 100%;
    padding: 0;
    border: 0;
    background: none;
    overflow: auto;
    overscroll-behavior: contain;
    scroll-padding-block: 4.5em 1em;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.6);
  }
  dialog .page {
    max-inline-size: none;
    border-radius: 0;
  }
  .bare {
    padding: 0;
    background: none;
  }
  .bare button {
    margin: 0;
  }
  .bar {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    gap: 0.75em;
    padding-block: 0.5em;
  }
  .bar > * {
    flex: 0 1 auto;
    margin: 0;
  }
  @media (max-height: 35em) {
    .bar {
      position: static;
    }
  }
`;
