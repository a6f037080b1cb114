/** The values of each factor. */
export type Factors = Readonly<Record<string, readonly unknown[]>>;
/** One value of each factor. */
export type Case<F extends Factors> = { readonly [Name in keyof F]: F[Name][number] };

/**
 * Cases in which each value of a factor meets each value of every other: most faults need no more than two conditions
 * together, and all combinations would be too many. Equal input gives equal cases.
 */
export function pairwise<F extends Factors>(factors: F): Case<F>[] {
  const names = Object.keys(factors);
  const key = (name: string, value: unknown, other: string, otherValue: unknown) =>
    name < other ? `${name}=${value}&${other}=${otherValue}` : `${other}=${otherValue}&${name}=${value}`;
  const open = new Map<string, Readonly<Record<string, unknown>>>();
  for (const [index, name] of names.entries()) {
    for (const other of names.slice(index + 1)) {
      for (const value of factors[name] ?? []) {
        for (const otherValue of factors[other] ?? []) {
          open.set(key(name, value, other, otherValue), { [name]: value, [other]: otherValue });
        }
      }
    }
  }
  const cases: Case<F>[] = [];
  for (let [first] = open.values(); first; [first] = open.values()) {
    const made: Record<string, unknown> = { ...first };
    for (const name of names.filter((each) => !(each in made))) {
      const gain = (value: unknown) =>
        Object.entries(made).filter(([other, otherValue]) => open.has(key(name, value, other, otherValue)))
          .length;
      const [best] = (factors[name] ?? []).toSorted((a, b) => gain(b) - gain(a));
      made[name] = best;
    }
    for (const [index, name] of names.entries()) {
      for (const other of names.slice(index + 1)) open.delete(key(name, made[name], other, made[other]));
    }
    cases.push(made as Case<F>);
  }
  return cases;
}
