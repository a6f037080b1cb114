import type { PalauteErrorCode } from '@palaute/client/light';
import type { Feedback, Receipt } from '@palaute/schema';

/** Why sending failed: the client's codes, and `settings` when the element's attributes do not let it begin. */
export type FailureCode = PalauteErrorCode | 'settings';

/** What the elements tell the page. Every event bubbles, also out of shadow roots. */
export interface PalauteEventMap {
  /** The form was opened in its dialog. */
  'palaute-open': CustomEvent<null>;
  /** Something was answered. Which item, and never what: a page's analytics may be listening. */
  'palaute-answer': CustomEvent<{ readonly item: string }>;
  /** The form is about to be sent; `preventDefault()` keeps it from being. */
  'palaute-submit': CustomEvent<{ readonly feedback: Feedback }>;
  /** The collector has stored the feedback. */
  'palaute-sent': CustomEvent<{ readonly receipt: Receipt }>;
  /** Sending failed; the answers are still on screen. */
  'palaute-failed': CustomEvent<{ readonly code: FailureCode }>;
}

declare global {
  interface GlobalEventHandlersEventMap extends PalauteEventMap {}
}

/** Dispatches one of the events; `false` when the page prevented it. */
export function announce<Type extends keyof PalauteEventMap>(
  target: EventTarget,
  type: Type,
  detail: PalauteEventMap[Type]['detail'],
): boolean {
  const cancelable = type === 'palaute-submit';
  return target.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }));
}
