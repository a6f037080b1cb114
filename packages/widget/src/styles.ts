// The looks. Sizes are in em of the host's font size, so that a page with a shrunken root does not shrink the form and
// a person's own text size grows it; nothing has a fixed height; directions are logical, so Arabic needs nothing more.
// Dark when the page is: by the colour scheme that the page declares (light-dark), never by the system's alone.
// Private properties begin with --_, since a slotted heading inherits them. Comments stay out of the css: it is shipped.
import { css, type CSSResult } from 'lit';

export const styles: CSSResult = css`
  :host {
    display: block;
    font-size: medium;
  }
  :host([hidden]) {
    display: none;
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  :host([theme='auto']) {
    color-scheme: light dark;
  }
  *,
  ::before {
    box-sizing: border-box;
  }
  .page {
    --_accent: var(--palaute-accent, #2a6ebb);
    --_on-accent: var(--palaute-on-accent, #fff);
    --_text: var(--palaute-text, #1b2733);
    --_muted: var(--palaute-muted, #4c5b6b);
    --_surface: var(--palaute-surface, #fff);
    --_border: var(--palaute-border, #728194);
    --_error: var(--palaute-error, #b3261e);
    --_radius: var(--palaute-radius, 0.5em);
    --_tint: color-mix(in srgb, var(--_accent) 9%, var(--_surface));
    --_line: color-mix(in srgb, var(--_border) 35%, var(--_surface));
    max-inline-size: 46em;
    padding: clamp(0.75em, 4vw, 2em);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font-family: var(--palaute-font, inherit);
    line-height: 1.5;
    font-style: normal;
    text-align: start;
    text-indent: 0;
    text-shadow: none;
    text-transform: none;
    white-space: normal;
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  @supports (color: light-dark(red, red)) {
    .page {
      --_accent: var(--palaute-accent, light-dark(#2a6ebb, #8dbcf2));
      --_on-accent: var(--palaute-on-accent, light-dark(#fff, #0c1a2b));
      --_text: var(--palaute-text, light-dark(#1b2733, #edf1f6));
      --_muted: var(--palaute-muted, light-dark(#4c5b6b, #b4c0cd));
      --_surface: var(--palaute-surface, light-dark(#fff, #171d25));
      --_border: var(--palaute-border, light-dark(#728194, #8795a7));
      --_error: var(--palaute-error, light-dark(#b3261e, #ffb3ab));
    }
  }

  h2,
  h3,
  p,
  ul {
    margin: 0;
  }
  h2,
  ::slotted([slot='heading']) {
    margin: 0;
    font-size: 1.625em;
    font-weight: 600;
    line-height: 1.25;
  }
  h3 {
    font-size: 1.125em;
    font-weight: 600;
    line-height: 1.35;
  }
  #heading {
    margin-block-end: 0.5em;
  }
  .hint {
    color: var(--_muted);
    font-size: 0.9375em;
  }
  .instruction {
    margin-block: 2.5em 0;
    padding-block-start: 1.75em;
    border-block-start: 1px solid var(--_line);
  }
  .instruction + .item {
    margin-block-start: 1.25em;
  }
  .small-print {
    margin-block-start: 1.5em;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .item {
    isolation: isolate;
    min-inline-size: 0;
    margin: 2em 0 0;
    padding: 0;
    border: 0;
  }
  .question {
    display: block;
    max-inline-size: 100%;
    margin-block-end: 0.75em;
    padding: 0;
    font-size: 1.0625em;
    font-weight: 600;
    line-height: 1.4;
  }
  label.question {
    margin-block-end: 0.25em;
  }

  :focus-visible {
    outline: 0.1875em solid var(--_accent);
    outline-offset: 0.125em;
  }
  textarea,
  .text,
  button {
    min-block-size: 3em;
    padding: 0.625em 0.75em;
    border: 0.125em solid var(--_accent);
    border-radius: var(--_radius);
    font: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
  }
  textarea,
  .text {
    display: block;
    inline-size: 100%;
    margin: 0.5em 0 0;
    border: 0.0625em solid var(--_border);
    background: var(--_surface);
    color: inherit;
    resize: vertical;
  }
  textarea {
    min-block-size: 7em;
  }
  .line {
    margin-block-start: 1em;
  }
  [aria-invalid] {
    border: 0.125em solid var(--_error);
  }
  .error {
    margin-block-start: 0.5em;
    color: var(--_error);
    font-weight: 600;
  }

  button {
    margin-block-start: 1.25em;
    padding-inline: 1.75em;
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
    cursor: pointer;
  }
  .quiet {
    background: transparent;
    color: var(--_accent);
  }
  button[aria-disabled='true'] {
    border-color: var(--_muted);
    background: var(--_muted);
    color: var(--_surface);
    cursor: progress;
  }
  button:hover {
    text-decoration: underline;
  }

  .notice {
    margin-block-start: 1.5em;
    padding: 1em 1.25em;
    border: 0.0625em solid var(--_border);
    border-inline-start: 0.375em solid var(--_accent);
    border-radius: var(--_radius);
  }
  .bad {
    border-color: var(--_error);
  }
  .notice p,
  .notice ul {
    margin-block-start: 0.25em;
  }
  .notice ul {
    padding-inline-start: 1.25em;
  }
  a {
    color: inherit;
  }
  .bad a {
    color: var(--_error);
    font-weight: 600;
  }
  .small-print ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.5em;
    padding: 0;
    list-style: none;
  }
  .small-print li a,
  .notice li a {
    display: inline-block;
    padding-block: 0.75em;
  }

  .thanks {
    display: grid;
    justify-items: start;
    gap: 0.75em;
  }
  .thanks > * {
    margin: 0;
  }
  svg {
    inline-size: 3.5em;
    fill: none;
    stroke: var(--_accent);
    stroke-width: 3;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .reference strong {
    display: block;
    font-size: 1.5em;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.06em;
    user-select: all;
  }
  .thanks button {
    margin-block-start: 0.75em;
  }

  @media (forced-colors: active) {
    button[aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
    }
  }
`;
