// The looks of what a kiosk adds to the form; colours and buttons are the form's own. The dialog stands above the page
// without a z-index, but checkers that know of no top layer take the form for what covers it.
import { css, type CSSResult } from 'lit';

export const kioskStyles: CSSResult = css`
  .start {
    margin-block-end: 0.75em;
    padding-block: 1em;
  }
  .languages {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    margin-block-end: 0.75em;
  }
  .languages button {
    margin: 0;
    padding-inline: 1em;
  }
  slot[hidden] {
    display: none;
  }
  [tabindex='-1']:focus {
    outline: none;
  }
  dialog {
    z-index: 1;
    inline-size: min(34em, 100% - 1em);
    max-block-size: calc(100% - 1em);
    padding: 0;
    border: 0;
    background: none;
    overflow: auto;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.6);
  }
  dialog .page {
    border: 0.125em solid var(--_border);
  }
  dialog h2 {
    font-size: 1.375em;
  }
  dialog p {
    margin-block-start: 0.5em;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em;
    margin-block-start: 1.25em;
  }
  .choices button {
    margin: 0;
    flex: 1 1 auto;
  }
  @media (forced-colors: active) {
    [aria-pressed='true'] {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
