/**
 * Bytes that are kept in one piece; a longer text has a piece of its own. Room for a whole part, so that it goes to the
 * database in one: a piece waits for the one before it, and for whatever the collector does meanwhile.
 */
const pieceBytes = 4 * 1024 * 1024;

/** Texts as bytes outside the heap: tens of thousands of strings would be moved about by every garbage collection. */
export class LineStore {
  readonly #pieces: Buffer[] = [];
  /** Of each entry: its piece, where it starts in it, and where it ends. */
  readonly #places: number[] = [];
  #used = 0;

  add(text: string): void {
    const mostBytes = text.length * 3;
    let piece = this.#pieces.at(-1);
    if (!piece || mostBytes > piece.length - this.#used) {
      piece = Buffer.allocUnsafeSlow(Math.max(pieceBytes, mostBytes));
      this.#pieces.push(piece);
      this.#used = 0;
    }
    const start = this.#used;
    this.#used += piece.write(text, start);
    this.#places.push(this.#pieces.length - 1, start, this.#used);
  }

  /** The bytes of some entries, one after another; what stands together comes together. */
  *of(entries: Iterable<number>): Generator<Buffer, void> {
    let [inPiece, from, to] = [-1, 0, 0];
    for (const entry of entries) {
      const [piece = -1, start = 0, end = 0] = this.#places.slice(entry * 3, entry * 3 + 3);
      if (piece === inPiece && start === to) to = end;
      else {
        if (to > from) yield this.#cut(inPiece, from, to);
        [inPiece, from, to] = [piece, start, end];
      }
    }
    if (to > from) yield this.#cut(inPiece, from, to);
  }

  #cut(piece: number, from: number, to: number): Buffer {
    const bytes = this.#pieces[piece];
    if (!bytes) throw new RangeError('There is no such entry.');
    return bytes.subarray(from, to);
  }
}
