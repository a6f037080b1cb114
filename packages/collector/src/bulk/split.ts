// Cuts a stream of bytes into records, each with the line it starts on. A record that is too long is told and skipped, so
// that memory holds no more than one record. What is in a record is not looked at, but for the quotes of CSV, in which a
// line may break.

/** The bytes of one record without its line feed; `undefined` when it is too long. */
export interface RawRecord {
  /** Line of the body on which it starts, from 1. */
  readonly line: number;
  readonly bytes: Buffer | undefined;
}

/** Most bytes of one record, as of a body with one feedback. */
export const recordLimit = 64 * 1024;

const lineFeed = 0x0a;
const quote = 0x22;

/** Where in a CSV record one is; NDJSON is always in plain text. */
type State = 'field-start' | 'plain' | 'quoted' | 'quote-in-quoted';

export class Splitter {
  readonly #delimiter: number | undefined;
  #pieces: Buffer[] = [];
  #length = 0;
  #startsOn: number;
  #line: number;
  #state: State;

  /**
   * @param delimiter of CSV; `undefined` where every line is a record
   * @param line on which the first chunk begins
   */
  constructor(delimiter?: ',' | ';', line: number = 1) {
    this.#delimiter = delimiter?.charCodeAt(0);
    this.#startsOn = line;
    this.#line = line;
    this.#state = this.#first;
  }

  /** How many bytes of an unfinished record have come. */
  get unfinished(): number {
    return this.#length;
  }

  /** Line on which the unfinished or next record starts. */
  get startsOn(): number {
    return this.#startsOn;
  }

  /** @returns the records that end in this chunk */
  push(chunk: Buffer): RawRecord[] {
    const records: RawRecord[] = [];
    for (let from = 0; from < chunk.length;) {
      const end = this.#delimiter === undefined ? chunk.indexOf(lineFeed, from) : this.#endOf(chunk, from);
      this.#add(chunk.subarray(from, end < 0 ? chunk.length : end));
      if (end < 0) break;
      this.#line += 1;
      records.push(this.#take());
      from = end + 1;
    }
    return records;
  }

  /** @returns the last record, if the body does not end in a line feed */
  end(): RawRecord[] {
    return this.#length > 0 ? [this.#take()] : [];
  }

  get #first(): State {
    return this.#delimiter === undefined ? 'plain' : 'field-start';
  }

  #add(piece: Buffer): void {
    this.#length += piece.length;
    if (this.#length <= recordLimit) this.#pieces.push(piece);
    else {
      this.#pieces = [];
      // A quote that is never closed would swallow all that follows.
      if (this.#delimiter !== undefined) this.#state = 'plain';
    }
  }

  #take(): RawRecord {
    const [first, ...more] = this.#pieces;
    const bytes =
      this.#length > recordLimit ? undefined : more.length > 0 ? Buffer.concat(this.#pieces) : first;
    const record = { line: this.#startsOn, bytes: this.#length === 0 ? Buffer.alloc(0) : bytes };
    this.#pieces = [];
    this.#length = 0;
    this.#startsOn = this.#line;
    this.#state = this.#first;
    return record;
  }

  /** The line feed that ends a CSV record: one outside quotes, which open at the start of a field only (RFC 4180). */
  #endOf(chunk: Buffer, from: number): number {
    let state = this.#state;
    let room = recordLimit - this.#length;
    for (let at = from; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (room-- < 0) state = 'plain';
      if (state === 'quoted') {
        if (byte === quote) state = 'quote-in-quoted';
        else if (byte === lineFeed) this.#line += 1;
      } else if (byte === lineFeed) {
        return at;
      } else if (byte === this.#delimiter) state = 'field-start';
      else if (byte === quote && state !== 'plain') state = 'quoted';
      else state = 'plain';
    }
    this.#state = state;
    return -1;
  }
}
