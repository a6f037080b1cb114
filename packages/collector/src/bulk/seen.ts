/** Most ids that are remembered: 64 MiB. */
const mostIds = 3_000_000;

/** Ids of a dry run with what they stood for, 16 bytes each: a report may be longer than objects would fit into memory. */
export class SeenIds {
  /** Pairs of 64 bits of an id and of its content's hash; an id of 0 is a free place. */
  #pairs = new BigUint64Array(2 * 1024);
  #count = 0;

  /**
   * Remembers an id's first content. Past three million ids nothing more is remembered.
   * @param hash hexadecimal
   * @returns whether it was there before, with the same content or another
   */
  add(id: string, hash: string): 'new' | 'same' | 'other' {
    const key = keyOf(id);
    const content = BigInt(`0x${hash.slice(0, 16)}`);
    const at = this.#placeOf(key);
    if (this.#pairs[at] === key) return this.#pairs[at + 1] === content ? 'same' : 'other';
    if (this.#count < mostIds) {
      this.#pairs[at] = key;
      this.#pairs[at + 1] = content;
      this.#count += 1;
      if (this.#count * 3 > this.#pairs.length) this.#grow();
    }
    return 'new';
  }

  /** Where an id is, or would be: the next free place after its own. */
  #placeOf(key: bigint): number {
    const places = this.#pairs.length / 2;
    let place = Number(key % BigInt(places));
    while (this.#pairs[2 * place] !== 0n && this.#pairs[2 * place] !== key) place = (place + 1) % places;
    return 2 * place;
  }

  #grow(): void {
    const old = this.#pairs;
    this.#pairs = new BigUint64Array(old.length * 2);
    for (let at = 0; at < old.length; at += 2) {
      const key = old[at] ?? 0n;
      if (key === 0n) continue;
      const to = this.#placeOf(key);
      this.#pairs[to] = key;
      this.#pairs[to + 1] = old[at + 1] ?? 0n;
    }
  }
}

/** 64 of its 122 bits: with three million, the odds that two meet are one in four million. */
function keyOf(id: string): bigint {
  const digits = id.replaceAll('-', '');
  const mixed = BigInt(`0x${digits.slice(0, 16)}`) ^ BigInt(`0x${digits.slice(16)}`);
  return mixed === 0n ? 1n : mixed;
}
