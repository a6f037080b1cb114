// Thirteen months of made-up feedback: the same each time it is made, so that starting again adds nothing.
import { type Feedback, instrumentVersion, schemaVersion } from '@palaute/schema';
import { statementIds } from '@palaute/schema/instrument';
import { fi } from '@palaute/schema/texts/fi';
import { v5 } from 'uuid';
import { unitOid } from '../demo/organisation.ts';

/** Namespace of the ids. */
const namespace = '6e7c5d56-2f0b-4b3c-9a57-1f0f3a0b9a11';

/**
 * How many answer in a month. Of the home care too few: its months do not show. Of the others each statement has ten and more,
 * for a month that does not show takes others with it.
 */
const units = { [unitOid(99001)]: 49, [unitOid(99002)]: 28, [unitOid(99003)]: 1 };

export function* madeUpFeedbacks(today: Date): Generator<Feedback> {
  for (let back = 13; back >= 1; back -= 1) {
    const month = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - back, 1))
      .toISOString()
      .slice(0, 7);
    for (const [unit, count] of Object.entries(units)) {
      for (let index = 0; index < count; index += 1) yield feedbackOf(month, back, unit, index);
    }
  }
}

/** Answers go by the digits of the id, which are as good as chance. */
function feedbackOf(month: string, back: number, unit: string, index: number): Feedback {
  const id = v5(`${month}/${unit}/${index}`, namespace);
  const digit = (at: number) => Number.parseInt(id.slice(at, at + 2), 16) / 256;
  // Nine months ago something went wrong, and it has grown better since.
  const promoters = back === 9 ? 0.2 : 0.62 - back * 0.012;
  const nps = digit(0) < promoters ? 10 : digit(0) < promoters + 0.27 ? 8 : Math.floor(digit(2) * 7);
  const items = [0, 1, 3].map((step) => statementIds[(index + step) % statementIds.length] ?? 'access');
  return {
    schema: schemaVersion,
    id,
    instrument: instrumentVersion,
    textVersion: fi.version,
    language: 'fi',
    unit,
    contactOn: `${month}-${String(1 + (index % 28)).padStart(2, '0')}`,
    collectionChannel: 'web',
    shown: ['nps', 'open', ...items],
    answers: [
      { item: 'nps', value: nps },
      { item: 'open', missing: 'skipped' },
      ...items.map((item, at) => {
        const agreed = 0.5 + 0.06 * statementIds.indexOf(item as (typeof statementIds)[number]);
        return { item, value: digit(4 + at * 3) < agreed ? 5 : Math.ceil(digit(5 + at * 3) * 4) || 1 };
      }),
    ],
  };
}
