// The looks of an info screen: all of it on one screen, in letters that are read from four metres.
import { css, type CSSResult } from 'lit';

/*
 * Letters: 1.9 % of the width of a screen of 55 inches are capitals of 16 mm, which at four metres are 14 minutes of arc;
 * people with good sight read 5, and the figures are two to five times as large. What nobody reads in passing is left
 * to the page.
 */
export const screenStyles: CSSResult = css`
  :host([mode='screen']) {
    position: fixed;
    inset: 0;
    overflow: auto;
  }
  .screen {
    display: grid;
    grid-template: auto auto 1fr auto / auto 1fr;
    max-inline-size: none;
    min-block-size: 100%;
    padding: 0.75em 1em;
    border-radius: 0;
    font-size: min(1.9vw, 3.4vh);
    line-height: 1.2;
    hyphens: none;
  }
  .screen > * {
    grid-column: 1 / -1;
  }
  .screen #heading {
    grid-area: 1 / 1;
    margin: 0 1em 0 0;
  }
  .screen .place {
    grid-area: 1 / 2;
    align-items: end;
  }
  .screen h2,
  .screen ::slotted([slot='heading']) {
    font-size: 1.25em;
  }
  .screen .all {
    grid-template: 1fr / 5fr 8fr;
    gap: 0.75em 1.5em;
    margin-block-start: 0.75em;
  }
  .screen .score-side,
  .screen .trend {
    display: flex;
    flex-direction: column;
  }
  .screen .trend {
    flex: 1;
    margin-block-start: 0.75em;
  }
  .screen
    :is(.summary, .question, .pill, .facts, .nps .hint, .trend .hint, .bar-key, .years, .spread, .target) {
    display: none;
  }
  .screen :is(h3, .hint, .scale, .months, .years) {
    font-size: 1em;
    line-height: 1.2;
  }
  .screen .nps {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0 1em;
    align-items: center;
  }
  .screen .nps > * {
    grid-column: 1 / -1;
  }
  .screen .score {
    grid-area: 2 / 1;
    font-size: 4em;
    line-height: 1;
  }
  .screen .sure {
    grid-area: 2 / 2;
  }
  .screen .bar {
    block-size: 1.25em;
    margin-block-start: 0.25em;
  }
  .screen .bar.thin {
    block-size: 0.4375em;
    margin-block-start: 0.125em;
  }
  .screen .key {
    gap: 0;
    margin-block: 0.25em 0;
  }
  .screen .statements {
    gap: 0.375em;
    margin-block-start: 0.5em;
  }
  .screen .statements .share {
    line-height: 1;
  }
  .screen .brief {
    grid-area: 1 / 2;
  }
  .screen .chart {
    flex: 1;
    grid-template-rows: 1fr;
    margin-block: 0.25em;
  }
  .screen .chart svg {
    block-size: 0;
    min-block-size: max(4em, 100%);
  }
  .screen .months span:nth-child(even) {
    visibility: hidden;
  }
  .screen .line {
    stroke-width: 5;
  }
  .screen .dots {
    stroke-width: 16;
  }
  .screen .signals {
    stroke-width: 22;
  }
  .screen .notes {
    display: block;
    max-inline-size: none;
    margin-block-start: 0.5em;
    padding-block-start: 0.25em;
  }
  .screen .notes p {
    display: inline;
    margin-inline-end: 0.5em;
  }
  @media (orientation: portrait) {
    .screen {
      font-size: min(3.2vw, 2vh);
    }
    .screen .all {
      display: flex;
      flex-direction: column;
    }
  }
`;
