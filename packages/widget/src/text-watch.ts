// Notices, while a person writes, what may tell who somebody is and how much room is left. Looks at what stands in a
// field rather than listening to keys, for dictation may put text there without an event.
import type { PersonalDataKind } from '@palaute/schema/personal-data';
import { textLimit } from '@palaute/schema/instrument';
import { normaliseText } from '@palaute/schema/rules';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What was noticed in a text. */
export interface TextNote {
  /** Each kind of personal data once, in the order in which it stands there. */
  readonly kinds: readonly PersonalDataKind[];
  /** Characters that still fit, once there is little room; negative when there are too many. */
  readonly left: number | undefined;
}

type Detector = typeof import('@palaute/schema/personal-data');

/** A text is looked at when it has stood still this long. */
const pauseMs = 700;

let detector: Detector | undefined;

/** Brought in when somebody first goes to a text field. Where that fails, the collector still masks what it stores. */
const loadDetector = async (): Promise<Detector | undefined> =>
  (detector ??= await import('@palaute/schema/personal-data').catch(() => undefined));

/** A text's length in user-perceived characters (grapheme clusters, UAX #29). */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of new Intl.Segmenter().segment(text)) length++;
  return length;
}

/** Watches the text field that has the focus. */
export class TextWatch implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onNote: (field: string) => void;
  readonly #notes = new Map<string, TextNote>();
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param onNote told when a field has a new note */
  constructor(host: ReactiveControllerHost, onNote: (field: string) => void) {
    this.#host = host;
    this.#onNote = onNote;
    host.addController(this);
  }

  noteOf(field: string): TextNote | undefined {
    return this.#notes.get(field);
  }

  readonly begin = (event: Event): void => {
    this.hostDisconnected();
    const { target } = event;
    if (!(target instanceof HTMLTextAreaElement)) return;
    void loadDetector();
    let before = target.value;
    this.#timer = setInterval(() => {
      if (target.value === before) this.look(target);
      before = target.value;
    }, pauseMs);
  };

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }

  /** Looks at a field now. @returns whether it holds personal data that its person has not been told of */
  look({ id, value }: HTMLTextAreaElement): boolean {
    const kinds = [...new Set(detector?.findPersonalData(value).map(({ kind }) => kind))];
    const left = value.length > textLimit * 0.8 ? textLimit - lengthOf(normaliseText(value)) : undefined;
    const old = this.#notes.get(id);
    const isSame = `${old?.kinds ?? ''}` === `${kinds}`;
    if (isSame && old?.left === left) return false;
    this.#notes.set(id, { kinds, left });
    this.#host.requestUpdate();
    this.#onNote(id);
    return !isSame && kinds.length > 0;
  }

  /** Waits for the detector, then looks at all of them. @returns those whose person has not been told */
  async lookAt(fields: readonly HTMLTextAreaElement[]): Promise<readonly HTMLTextAreaElement[]> {
    await loadDetector();
    return fields.filter((field) => this.look(field));
  }

  /** The text without any personal data. */
  remove(text: string): string {
    return detector?.maskPersonalData(text).text ?? text;
  }

  /** The text without sure personal identity codes, which are never sent. */
  withoutCodes(text: string): string {
    let rest = text;
    for (const { kind, certainty, start, end } of detector?.findPersonalData(text).toReversed() ?? []) {
      if (kind === 'identity-code' && certainty === 'certain') {
        rest = rest.slice(0, start) + detector?.maskToken + rest.slice(end);
      }
    }
    return rest;
  }

  clear(): void {
    this.#notes.clear();
  }
}
