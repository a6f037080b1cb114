// The looks that the elements share which show what is published: the colours of the form (a test holds them together),
// its sizes in em, its directions and its respect for the page's colour scheme. Comments stay out of the css.
import { css, type CSSResult } from 'lit';

export const publishedStyles: CSSResult = css`
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
  * {
    box-sizing: border-box;
    margin: 0;
  }
  .page {
    --_accent: var(--palaute-accent, #2a6ebb);
    --_on-accent: var(--palaute-on-accent, #fff);
    --_text: var(--palaute-text, #1b2733);
    --_muted: var(--palaute-muted, #4c5b6b);
    --_surface: var(--palaute-surface, #fff);
    --_border: var(--palaute-border, #728194);
    --_radius: var(--palaute-radius, 0.5em);
    --_line: color-mix(in srgb, var(--_border) 35%, var(--_surface));
    max-inline-size: 60em;
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
    }
  }
  ul {
    display: grid;
    padding: 0;
    list-style: none;
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
  .hint {
    color: var(--_muted);
    font-size: 0.9375em;
  }
  .pill {
    display: inline-block;
    padding: 0.125em 0.625em;
    border: 0.0625em solid var(--_border);
    border-radius: 1em;
    color: var(--_text);
  }
  .yes {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .perhaps {
    border-style: dashed;
  }
  :focus-visible {
    outline: 0.1875em solid var(--_accent);
    outline-offset: 0.125em;
  }
  button {
    min-block-size: 3em;
    margin-block-start: 0.75em;
    padding: 0.625em 1.75em;
    border: 0.125em solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_accent);
    color: var(--_on-accent);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  @media print {
    .page {
      color-scheme: light;
      max-inline-size: none;
      padding-inline: 0;
    }
    button {
      display: none;
    }
  }
`;
