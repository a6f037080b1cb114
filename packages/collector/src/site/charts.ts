// Pictures of figures, drawn by hand as SVG (ADR 0035). Each stands beside a table of the same, so that it is hidden
// from whoever cannot see it. All places are in per cent, so that letters keep their size on a narrow screen.
import type { NpsFigure, Trend } from '@palaute/schema';
import { isWithheld, npsBound, shareBound } from '@palaute/schema';
import { html, type Html } from './html.ts';
import { target } from './targets.ts';
import type { View } from './view.ts';

const percent = (value: number): string => `${Math.round(value * 100) / 100}%`;

/** A share as long as what is told of it: a picture tells no more than the words beside it. */
const drawn = (share: number, n: number): number => shareBound(share, n) ?? share;

/** Promoters, passives and detractors as parts of one bar. */
export function shareBar({ shares, n }: NpsFigure): Html | false {
  if (!shares) return false;
  const groups = (['promoters', 'passives', 'detractors'] as const).map((group) => ({
    group,
    share: drawn(shares[group], n),
  }));
  const whole = groups.reduce((sum, { share }) => sum + share, 0);
  let at = 0;
  const parts = groups.map(({ group, share }) => {
    const from = at;
    at += (share / whole) * 100;
    return html`<rect
      class="${group}"
      x="${percent(from)}"
      width="${percent((share / whole) * 100)}"
      height="100%"
    />`;
  });
  return html`<svg class="share-bar" aria-hidden="true" focusable="false">${parts}</svg>`;
}

/** A share 0…1 of so many answers, from edge to edge. */
export const optionBar = (share: number, n: number): Html =>
  html`<svg class="top-box-bar" aria-hidden="true" focusable="false">${shareRects(share, n)}</svg>`;

const shareRects = (share: number, n: number): Html =>
  html`<rect class="ground" width="100%" y="25%" height="50%" />
    <rect class="share" width="${percent(drawn(share, n) * 100)}" y="25%" height="50%" />`;

/** The same with its interval and the target. */
export function topBoxBar(
  share: number,
  n: number,
  interval: { readonly low: number; readonly high: number } | null | undefined,
): Html {
  return html`<svg class="top-box-bar" aria-hidden="true" focusable="false">
    ${shareRects(share, n)}
    ${
      interval &&
      ['edge', 'interval'].map(
        (part) =>
          html`<line
            class="${part}"
            x1="${percent(interval.low * 100)}"
            x2="${percent(interval.high * 100)}"
            y1="50%"
            y2="50%"
          />`,
      )
    }
    <line class="target" x1="${target}%" x2="${target}%" y1="0" y2="100%" />
  </svg>`;
}

/** Room for the letters at the left and below, and for half a mark at the right. */
const box = { left: 9, right: 98, top: 5, bottom: 86 };

/**
 * Thirteen months of the net promoter score, with the limits of chance.
 * @param isStep whether a month is drawn on from the one before it. @default always
 */
export function trendChart(
  view: View,
  { months, centre }: Pick<Trend, 'months' | 'centre'>,
  isStep: (index: number) => boolean = () => true,
): Html | false {
  const shown = months.map(({ nps }) =>
    isWithheld(nps) || nps.nps === null ? null : (npsBound(nps.nps, nps.n) ?? nps.nps),
  );
  const values = months.flatMap(({ limits }, index) => [
    ...(shown[index] == null ? [] : [shown[index]]),
    ...(limits ? [limits.low, limits.high] : []),
  ]);
  if (values.length === 0) return false;
  const { low, high, step } = scaleOf(Math.min(...values), Math.max(...values));
  const width = (box.right - box.left) / months.length;
  const x = (index: number) => box.left + width * (index + 0.5);
  const y = (value: number) => box.bottom - ((value - low) / (high - low)) * (box.bottom - box.top);
  const grid = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, index) => low + index * step);
  return html`<svg class="trend" aria-hidden="true" focusable="false">
    ${grid.map(
      (value) =>
        html`<line
            class="grid"
            x1="${percent(box.left)}"
            x2="${percent(box.right)}"
            y1="${percent(y(value))}"
            y2="${percent(y(value))}"
          />
          <text class="value" x="${percent(box.left - 1.5)}" y="${percent(y(value))}" dy="0.35em"
            >${view.number(value)}</text
          >`,
    )}
    ${months.map(
      ({ limits }, index) =>
        limits &&
        html`<rect
          class="limits"
          x="${percent(x(index) - width / 2)}"
          width="${percent(width)}"
          y="${percent(y(limits.high))}"
          height="${percent(y(limits.low) - y(limits.high))}"
        />`,
    )}
    ${
      centre !== null &&
      html`<line
        class="centre"
        x1="${percent(box.left)}"
        x2="${percent(box.right)}"
        y1="${percent(y(centre))}"
        y2="${percent(y(centre))}"
      />`
    }
    ${shown.map((value, index) => {
      const before = shown[index - 1];
      return (
        value !== null &&
        typeof before === 'number' &&
        isStep(index) &&
        html`<line
          class="step"
          x1="${percent(x(index - 1))}"
          y1="${percent(y(before))}"
          x2="${percent(x(index))}"
          y2="${percent(y(value))}"
        />`
      );
    })}
    ${months.map(({ period, isSignal }, index) => {
      const value = shown[index];
      const [year = '', month = ''] = period.split('-');
      return html`${
          typeof value === 'number' &&
          (isSignal
            ? html`<circle class="signal" cx="${percent(x(index))}" cy="${percent(y(value))}" r="8" />`
            : html``)
        }${
          typeof value === 'number' &&
          html`<circle class="mark" cx="${percent(x(index))}" cy="${percent(y(value))}" r="4" />`
        }
        <text class="month" x="${percent(x(index))}" y="92%">${Number(month)}</text>
        ${(index === 0 || month === '01') && html`<text class="month" x="${percent(x(index))}" y="99%">${year}</text>`}`;
    })}
  </svg>`;
}

/** Whole steps around the values, at most seven of them. */
function scaleOf(lowest: number, highest: number): { low: number; high: number; step: number } {
  const step = [5, 10, 20, 50].find((size) => (highest - lowest) / size <= 5) ?? 50;
  const low = Math.max(-100, Math.floor(lowest / step) * step);
  const high = Math.min(100, Math.ceil(highest / step) * step);
  return low === high
    ? { low: Math.max(-100, low - step), high: Math.min(100, high + step), step }
    : { low, high, step };
}
