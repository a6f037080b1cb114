// Very small random organisations, of which there can be ten thousand: 1–3 divisions of 2–4 units together, 1–3 months,
// 1–3 items. Their groups lie around the threshold, where what shows and what does not is decided.
import type { Answer, Feedback } from '@palaute/schema';
import {
  feedbackOf,
  own,
  randomMunicipalities,
  type RandomOrganisation,
  randomOf,
  randomServices,
} from './organisations.ts';

const sizes: readonly (readonly [number, number])[] = [
  [0, 2],
  [1, 4],
  [3, 9],
  [8, 11],
  [9, 9],
  [10, 10],
  [10, 14],
  [0, 20],
];

export function tinyOrganisation(seed: number): RandomOrganisation {
  const random = randomOf(seed + 0x7000_0000);
  const from = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const oneOf = <T>(some: readonly T[]): T => some[from(0, some.length - 1)] as T;
  const units = from(2, 4);
  const shape = Array.from({ length: from(1, Math.min(3, units)) }, () => 1);
  for (let left = units - shape.length; left > 0; left--) {
    const division = from(0, shape.length - 1);
    shape[division] = (shape[division] ?? 0) + 1;
  }
  return {
    shape,
    municipalities: randomMunicipalities(seed, shape),
    services: randomServices(seed, shape),
    feedbacks: (oids) => {
      const months = monthsOf(from(1, 3), from);
      const answerOf: readonly ((value: number) => Answer)[] = [
        (value) => ({ item: 'nps', value }),
        (value) => ({ item: 'access', value: 1 + Math.floor(value / 2.5) }),
        () => ({ item: 'safety', value: from(1, 5) }),
        (value) => ({ item: own.solved, value: value > 4 }),
        () => ({ item: own.way, value: oneOf(['near', 'known', 'other']) }),
        () => ({ item: own.why, value: random() < 0.5 ? ['near'] : ['known', 'other'] }),
        () => ({ item: 'open', value: 'Kiitos.' }),
      ];
      const asked = Array.from({ length: from(1, 3) }, () => from(0, answerOf.length - 1));
      const rate = oneOf([1, 1, 0.8, 0.5]);
      const list: Feedback[] = [];
      for (const unit of oids) {
        const usual = oneOf(sizes);
        // Some units please everybody and some nobody: then what they answer tells them apart.
        const leaning = oneOf([0, 0.5, 1]);
        for (const month of months) {
          const [low, high] = random() < 0.7 ? usual : oneOf(sizes);
          for (let left = from(low, high); left > 0; left--) {
            const value = Math.min(10, Math.floor((leaning + random()) * 5.5));
            const answers = [...new Set(asked)]
              .filter(() => random() < rate)
              .map((item) => answerOf[item]?.(value));
            list.push(
              feedbackOf(
                unit,
                month,
                answers.filter((answer) => answer !== undefined),
              ),
            );
          }
        }
      }
      return list;
    },
  };
}

/** Months of 2025, next to each other or some apart, so that they share a quarter, a third or neither. */
function monthsOf(count: number, from: (low: number, high: number) => number): string[] {
  const months = [from(1, 12)];
  while (months.length < count) {
    const next = (months.at(-1) ?? 0) + from(1, 3);
    if (next > 12) break;
    months.push(next);
  }
  return months.map((month) => `2025-${String(month).padStart(2, '0')}`);
}
