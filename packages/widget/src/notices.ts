// What the form tells instead of asking: that something keeps it from being sent, or that sending failed.
// Each is a container that takes the focus; an alert is a child of it, as JAWS then reads the whole.
import { html, type TemplateResult } from 'lit';
import type { FailureCode } from './events.ts';
import type { FailureReason, Messages } from './messages.ts';

const notice = (heading: string, body: unknown): TemplateResult => html`
  <div class="notice bad" part="notice" id="notice" tabindex="-1">
    <div role="alert">
      <h3>${heading}</h3>
      ${body}
    </div>
  </div>
`;

/** Lists the errors in the order of the form, in the words that stand beside the fields. */
export const errorSummary = (
  errors: readonly (readonly [field: string, label: unknown, text: unknown])[],
  { errors: heading }: Messages,
  goTo: (field: string) => void,
): TemplateResult =>
  notice(
    heading,
    html`<ul>
      ${errors.map(
        ([field, label, text]) =>
          html`<li>
            <a
              href="#${field}"
              @click=${(event: Event) => {
                // A fragment does not reach into a shadow tree, so the way to the field is gone by hand.
                event.preventDefault();
                goTo(field);
              }}
              >${label}: ${text}</a
            >
          </li>`,
      )}
    </ul>`,
  );

/** Of every other code a person is told that nobody knows whether the feedback was stored. */
const reasons: Readonly<Partial<Record<FailureCode, FailureReason>>> = {
  network: 'connection',
  unavailable: 'unavailable',
  refused: 'settings',
  settings: 'settings',
};

export const failureNotice = (code: FailureCode, { failed }: Messages): TemplateResult =>
  notice(
    failed.heading,
    html`<p>${failed[reasons[code] ?? 'unconfirmed']}</p>
      <p>${failed.kept}</p>`,
  );

/** Personal data was found on the way out: its person decides, once. */
export const dataNotice = (found: readonly unknown[], { errors }: Messages): TemplateResult =>
  notice(
    errors,
    found.map((text) => html`<p>${text}</p>`),
  );
