// The looks of the results. Bars and lines are told apart by hatching, shape and place too, and by the system's colours
// where those are forced; the pictures are printed as they are.
import { css, type CSSResult } from 'lit';

export const resultsStyles: CSSResult = css`
  h4 {
    margin-block-start: 1.5em;
    font-weight: 600;
  }
  #heading {
    margin-block-end: 0.25em;
  }
  .place {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    color: var(--_muted);
  }
  .place strong {
    color: var(--_text);
  }
  .summary {
    max-inline-size: 40em;
    margin-block-start: 1em;
    font-size: 1.125em;
  }
  .none {
    margin-block-start: 1em;
  }
  .all {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 22em), 1fr));
    gap: 2.5em 3em;
    margin-block-start: 2em;
  }
  .all > *,
  section {
    min-inline-size: 0;
  }
  .trend {
    margin-block-start: 2.5em;
  }
  .question {
    margin-block: 0.25em 0;
    color: var(--_muted);
    font-size: 0.9375em;
    font-weight: 400;
  }
  .score {
    font-size: 4em;
    font-weight: 700;
    line-height: 1.2;
    font-variant-numeric: tabular-nums;
  }
  .pill {
    margin-block-start: 0.5em;
    font-size: 0.9375em;
  }

  svg {
    display: block;
    inline-size: 100%;
    fill: none;
  }
  .bar {
    block-size: 2.5em;
    margin-block-start: 1em;
    border-radius: var(--_radius);
  }
  .bar.thin {
    block-size: 0.875em;
    margin-block-start: 0.25em;
  }
  .promoters {
    fill: var(--_accent);
  }
  .passives {
    fill: color-mix(in srgb, var(--_accent) 35%, var(--_surface));
  }
  .paper {
    fill: var(--_surface);
  }
  .rest {
    fill: color-mix(in srgb, var(--_border) 25%, var(--_surface));
  }
  .hatch {
    fill: none;
    stroke: var(--_text);
    stroke-width: 1.5;
  }
  .cut {
    stroke: var(--_surface);
    stroke-width: 3;
  }
  .spread {
    stroke: var(--_text);
    stroke-width: 3;
  }
  .target {
    stroke: var(--_text);
    stroke-width: 2;
    stroke-dasharray: 3 2;
  }
  .bar:not(.thin),
  .swatch {
    border: 0.0625em solid var(--_border);
  }
  .key {
    gap: 0.25em;
    margin-block: 0.75em;
  }
  .key li {
    display: flex;
    align-items: center;
    gap: 0.5em;
  }
  .swatch {
    flex: none;
    inline-size: 1em;
    block-size: 1em;
  }

  .statements {
    gap: 1.25em;
    margin-block-start: 1em;
  }
  .statements li {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 1em;
    align-items: end;
  }
  .statements li > * {
    grid-column: 1 / -1;
  }
  .statements .wording {
    grid-column: 1;
  }
  .statements .share {
    grid-column: 2;
    font-size: 1.25em;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .statements .pill {
    justify-self: start;
    margin-block-start: 0.25em;
    font-size: 0.8125em;
  }

  .options {
    gap: 0.5em;
    margin-block-start: 0.5em;
  }
  .options line {
    display: none;
  }

  .chart {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.25em 0.5em;
    margin-block: 1em 0.5em;
  }
  .chart svg {
    overflow: visible;
    block-size: 12em;
    border: 0.0625em solid var(--_line);
  }
  .scale {
    display: flex;
    flex-direction: column;
    justify-content: space-between;
    text-align: end;
  }
  .scale,
  .months,
  .years {
    color: var(--_muted);
    font-size: 0.875em;
    line-height: 1.2;
    font-variant-numeric: tabular-nums;
  }
  .months {
    grid-column: 2;
    display: grid;
    grid-template-columns: repeat(13, 1fr);
    text-align: center;
    white-space: nowrap;
  }
  .years {
    grid-column: 2;
    display: flex;
    justify-content: space-between;
  }
  .chart path {
    vector-effect: non-scaling-stroke;
  }
  .limits {
    fill: color-mix(in srgb, var(--_accent) 15%, var(--_surface));
  }
  .centre {
    stroke: var(--_muted);
    stroke-dasharray: 4 4;
  }
  .line {
    stroke: var(--_accent);
    stroke-width: 2.5;
  }
  .dots {
    stroke: var(--_accent);
    stroke-width: 9;
    stroke-linecap: round;
  }
  .signals {
    stroke: var(--_text);
    stroke-width: 13;
    stroke-linecap: square;
  }

  details {
    margin-block-start: 2em;
  }
  summary {
    min-block-size: 2.75em;
    padding-block: 0.625em;
    font-weight: 600;
    cursor: pointer;
  }
  .scroll {
    overflow-x: auto;
  }
  .scroll + .scroll {
    margin-block-start: 1.5em;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
    hyphens: none;
  }
  caption {
    padding-block: 0.25em;
    font-weight: 600;
    text-align: start;
  }
  th,
  td {
    padding: 0.375em 0.75em 0.375em 0;
    border-block-end: 0.0625em solid var(--_line);
    text-align: end;
    vertical-align: top;
    overflow-wrap: normal;
  }
  td {
    white-space: nowrap;
  }
  th:first-child {
    min-inline-size: 10em;
    text-align: start;
  }
  tbody th {
    font-weight: 400;
  }

  .notes {
    display: grid;
    gap: 0.5em;
    max-inline-size: 46em;
    margin-block-start: 2em;
    padding-block-start: 1em;
    border-block-start: 0.0625em solid var(--_line);
  }

  @media (max-width: 30em) {
    .months span:nth-child(even) {
      visibility: hidden;
    }
  }
  @media (forced-colors: active) {
    .promoters,
    .limits {
      fill: CanvasText;
    }
    .passives,
    .paper,
    .rest {
      fill: Canvas;
    }
    .limits {
      fill: none;
      stroke: GrayText;
    }
    .hatch,
    .line,
    .dots,
    .centre {
      stroke: CanvasText;
    }
    .cut {
      stroke: Canvas;
    }
    .spread,
    .target,
    .signals {
      stroke: Highlight;
    }
    .bar.thin {
      border: 0.0625em solid CanvasText;
    }
  }
  @media print {
    details:not([open]) {
      display: none;
    }
    .bar,
    .chart,
    li,
    tr {
      break-inside: avoid;
    }
    .promoters,
    .passives,
    .limits,
    .yes {
      print-color-adjust: exact;
    }
  }
`;
