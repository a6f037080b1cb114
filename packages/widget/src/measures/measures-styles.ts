// The looks of the measures.
import { css, type CSSResult } from 'lit';

export const measuresStyles: CSSResult = css`
  .measures {
    gap: 1em;
    margin-block-start: 1em;
  }
  .measures li {
    padding: 1em 1.25em;
    border: 0.0625em solid var(--_line);
    border-radius: var(--_radius);
    break-inside: avoid;
  }
  .when {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 0.75em;
    align-items: baseline;
    margin-block: 0.5em;
    color: var(--_muted);
    font-size: 0.9375em;
  }
  .said {
    max-inline-size: 40em;
    white-space: pre-line;
  }
`;
