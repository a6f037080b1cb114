// Which ids have come before, in little memory: 96 bits of each and the line it stood on, 32 bytes an id at most.

/** Remembers ids and the lines on which they were seen first. */
export class SeenIds {
  #slots = new Uint32Array(4 * 1024);
  #count = 0;

  /** @returns the line on which the id was before; `undefined` the first time */
  add(id: string, line: number): number | undefined {
    if (this.#count * 2 >= this.#slots.length / 4) this.#grow();
    const hex = id.replaceAll('-', '');
    // The version's four bits are the same in all.
    const key = [0, 8, 20].map((start) => Number.parseInt(hex.slice(start, start + 8), 16));
    return this.#place(key[0] ?? 0, key[1] ?? 0, key[2] ?? 0, line);
  }

  #place(a: number, b: number, c: number, line: number): number | undefined {
    const slots = this.#slots;
    const mask = slots.length / 4 - 1;
    for (let at = (a ^ c) & mask; ; at = (at + 1) & mask) {
      const slot = at * 4;
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
    this.#slots = new Uint32Array(old.length * 2);
    this.#count = 0;
    for (let slot = 0; slot < old.length; slot += 4) {
      if (old[slot + 3] !== 0)
        this.#place(old[slot] ?? 0, old[slot + 1] ?? 0, old[slot + 2] ?? 0, old[slot + 3] ?? 0);
    }
  }
}
