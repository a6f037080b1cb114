// Notices, while a person writes, what may tell who somebody is and how much room is left. Looks at what stands in a
// field rather than listening to keys, for dictation may put text there without an event. Brought in when somebody
// first goes to a text field; where that fails, the collector still masks what it stores.
import { textLimit } from '@palaute/schema/instrument';
import {
  findPersonalData,
  maskToken,
  type PersonalDataFinding,
  type PersonalDataKind,
} from '@palaute/schema/personal-data';
import { normaliseText } from '@palaute/schema/rules';
import type { Locale } from './messages.ts';
import { lengthOf } from './record.ts';
import type { Note } from './text-item.ts';
import { inDigits, tooLong } from './too-long.ts';

/** A text is looked at when it has stood still this long. */
const pauseMs = 700;

/** What was noticed in a text. */
interface Noticed {
  /** Each kind of personal data once, in the order in which it stands there. */
  readonly kinds: readonly PersonalDataKind[];
  /** Characters that still fit, once there is little room; negative when there are too many. */
  readonly left: number | undefined;
}

/** Watches the text field that has the focus, and remembers what was noticed in each. */
export class TextWatch {
  readonly #onNote: (field: string) => void;
  readonly #noticed = new Map<string, Noticed>();
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param onNote told when there is something new to tell of a field */
  constructor(onNote: (field: string) => void) {
    this.#onNote = onNote;
  }

  begin(field: HTMLTextAreaElement): void {
    this.end();
    let before: string;
    this.#timer = setInterval(() => {
      if (field.value === before) this.look(field);
      before = field.value;
    }, pauseMs);
  }

  end(): void {
    clearInterval(this.#timer);
  }

  /** Looks at a field now. @returns whether it holds personal data that its person has not been told of */
  look({ id, value }: HTMLTextAreaElement): boolean {
    const kinds = [...new Set(findPersonalData(value).map(({ kind }) => kind))];
    const left = value.length > textLimit * 0.8 ? textLimit - lengthOf(normaliseText(value)) : undefined;
    const old = this.#noticed.get(id);
    const isSame = `${old?.kinds ?? ''}` === `${kinds}`;
    if (!isSame || old?.left !== left) {
      this.#noticed.set(id, { kinds, left });
      this.#onNote(id);
    }
    return !isSame && kinds.length > 0;
  }

  /** What a person is told of a field, in their language. */
  noteOf(field: string, locale: Locale): Note {
    const { messages } = locale;
    const { left = textLimit, kinds = [] } = this.#noticed.get(field) ?? {};
    const what = kinds.map((kind) => messages.data[kind]).join(', ');
    const masks = kinds.includes('identity-code') ? ` ${messages.masks}` : '';
    return {
      left:
        left < 0
          ? tooLong(textLimit - left, textLimit, locale)
          : left < textLimit
            ? messages.left(inDigits(left, locale))
            : '',
      found: what && messages.found(what) + masks,
    };
  }

  /** The text without any personal data. */
  remove(text: string): string {
    return masked(text, () => true);
  }

  /** The text without sure personal identity codes, which are never sent. */
  withoutCodes(text: string): string {
    return masked(text, ({ kind, certainty }) => kind === 'identity-code' && certainty === 'certain');
  }
}

function masked(text: string, isMasked: (finding: PersonalDataFinding) => boolean): string {
  let rest = text;
  for (const finding of findPersonalData(text).filter(isMasked).toReversed()) {
    rest = rest.slice(0, finding.start) + maskToken + rest.slice(finding.end);
  }
  return rest;
}
