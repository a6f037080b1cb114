// Whose month of which unit an address names: `…/{provider}/{unit}/{month}`, of counts that are told for a month.
import { bareOid, checkOid, dayInFinland, type Fault, monthOf, parsePeriod } from '@palaute/schema';
import { Refusal } from './problems.ts';

/** A unit's month, and who tells of it. */
export interface UnitMonth {
  /** OID */
  readonly provider: string;
  /** OID */
  readonly unit: string;
  /** `2026-10` */
  readonly month: string;
}

/** A month before this is a slip of the pen, as with feedbacks. */
const earliestMonth = '2000-01';

/** @throws Refusal with every fault of the address; the pointers name its parts */
export function readUnitMonth({ provider, unit, month }: UnitMonth, now: Date): UnitMonth {
  const oids = { provider: bareOid(provider), unit: bareOid(unit) };
  const faults = Object.entries(oids).flatMap(([name, oid]): Fault[] => {
    const verdict = checkOid(oid);
    return verdict === 'ok' ? [] : [{ code: verdict, pointer: `/${name}` }];
  });
  const code =
    !/^\d{4}-\d{2}$/.test(month) || !parsePeriod(month)
      ? 'date-format'
      : month > monthOf(dayInFinland(now))
        ? 'date-in-future'
        : month < earliestMonth
          ? 'date-too-early'
          : undefined;
  if (code) faults.push({ code, pointer: '/month' });
  const [first, ...rest] = faults;
  if (first) throw new Refusal([first, ...rest]);
  return { ...oids, month };
}
