// The looks of the scales: cells that wrap in rows and a chosen one that shows in every colour scheme.
import { css, type CSSResult } from 'lit';

/*
 * Columns: a scale of 11 has 11, 6 or 4 of them and a scale of 5 has 5, 3 or 2, so that the rows are nearly even. A
 * clamp whose middle is far out on one side gives one of its ends; it does here what a container query would, for
 * which the host would need a width of its own.
 *
 * Options: the radio covers its cell, so that a finger that explores the screen finds it, and draws nothing but the
 * focus; cells are 44 px and more (WCAG 2.5.5). The chosen one
 * is filled and has an inner ring, for those who do not see the colour (1.4.1).
 *
 * Forced colours: backgrounds are all alike there, so the chosen one has the system's.
 */
export const scaleStyles: CSSResult = css`
  .aside {
    display: block;
    margin-block-start: 0.25em;
    color: var(--_muted);
    font-size: 0.882em;
    font-weight: 400;
  }
  .aside span {
    display: inline-block;
  }

  .points {
    --_gap: 0.25em;
    --_tight: 17.75em;
    --_narrow: clamp(var(--_some), (var(--_tight) - 100%) * 999, var(--_few));
    --_column: clamp(var(--_all), (var(--_wide) - 100%) * 999, var(--_narrow));
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(calc(var(--_column) - 0.1px), 1fr));
    gap: var(--_gap);
  }
  .nps {
    position: relative;
    --_wide: 33em;
    --_all: calc((100% - 10 * var(--_gap)) / 11);
    --_some: calc((100% - 5 * var(--_gap)) / 6);
    --_few: calc((100% - 3 * var(--_gap)) / 4);
  }
  .likert {
    --_wide: 31em;
    --_all: calc((100% - 4 * var(--_gap)) / 5);
    --_some: calc((100% - 2 * var(--_gap)) / 3);
    --_few: calc((100% - 1 * var(--_gap)) / 2);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .choices .face {
    min-inline-size: 3em;
    padding: 0.5em 1em;
  }
  .no-answer {
    display: flex;
    align-items: center;
    gap: 0.75em;
    margin-block-start: 0.5em;
    color: var(--_muted);
    font-size: 0.9375em;
  }
  .no-answer > span,
  .number {
    white-space: nowrap;
  }

  .option {
    display: grid;
    min-block-size: 3em;
  }
  .option > * {
    grid-area: 1 / 1;
  }
  .option input {
    order: 1;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    border: 0;
    border-radius: var(--_radius);
    appearance: none;
    cursor: pointer;
  }
  .face {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    padding: 0.5em 0.25em;
    border: 0.0625em solid;
    border-color: var(--_border);
    border-radius: var(--_radius);
    line-height: 1.25;
    text-align: center;
  }
  .number {
    font-size: 1.125em;
    font-variant-numeric: tabular-nums;
  }
  .likert .face {
    justify-content: start;
    padding: 0.625em 0.25em;
  }
  .label {
    max-inline-size: 100%;
    margin-block-start: 0.25em;
    font-size: 0.875em;
    text-wrap: balance;
  }
  .no-answer .face {
    padding: 0.5em 0.75em;
    border-style: dashed;
    color: var(--_text);
  }
  @media (hover: hover) {
    input:hover + .face {
      border-color: var(--_accent);
      background-color: var(--_tint);
    }
  }
  input:checked + .face {
    outline: 0.125em solid;
    outline-offset: -0.3125em;
    border-color: var(--_accent);
    background-color: var(--_accent);
    color: var(--_on-accent);
  }

  @media (forced-colors: active) {
    input:checked + .face {
      border-color: Highlight;
      background-color: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
