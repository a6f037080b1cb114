// Which ids have come before, in little memory: 96 bits of each and the line it stood on, 16 bytes an id and little
// more. In many small tables that grow one by one and by a quarter each, so that no growing is felt: one table for all
// would be doubled, and stand there twice while it is copied.

const tableCount = 256;
/** Numbers that one id takes: three of the id, and the line. */
const width = 4;
/** Above this a search takes too many steps. */
const fullest = 0.85;

/** Remembers ids and the lines on which they were seen first. */
export class SeenIds {
  readonly #tables = Array.from({ length: tableCount }, () => new Table());

  /** @returns the line on which the id was before; `undefined` the first time */
  add(id: string, line: number): number | undefined {
    const hex = id.replaceAll('-', '');
    // The version's four bits are the same in all.
    const [a = 0, b = 0, c = 0] = [0, 8, 20].map((start) => Number.parseInt(hex.slice(start, start + 8), 16));
    return this.#tables[a % tableCount]?.add(a, b, c, line);
  }
}

class Table {
  #slots = new Uint32Array(width * 16);
  #count = 0;

  add(a: number, b: number, c: number, line: number): number | undefined {
    if (this.#count >= (this.#slots.length / width) * fullest) this.#grow();
    return this.#place(a, b, c, line);
  }

  #place(a: number, b: number, c: number, line: number): number | undefined {
    const slots = this.#slots;
    for (let slot = (c % (slots.length / width)) * width; ; slot = (slot + width) % slots.length) {
      if (slots[slot + 3] === 0) {
        slots[slot] = a;
        slots[slot + 1] = b;
        slots[slot + 2] = c;
        slots[slot + 3] = line;
        this.#count += 1;
        return undefined;
      }
      if (slots[slot] === a && slots[slot + 1] === b && slots[slot + 2] === c) return slots[slot + 3];
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(width * Math.ceil((old.length / width) * 1.25));
    this.#count = 0;
    for (let slot = 0; slot < old.length; slot += width) {
      if (old[slot + 3] !== 0)
        this.#place(old[slot] ?? 0, old[slot + 1] ?? 0, old[slot + 2] ?? 0, old[slot + 3] ?? 0);
    }
  }
}
