/**
 * Whether a day exists, from its digits: one that does not lands in another month. Of a year of two digits only `00` is
 * a leap year in one century and not in another; it counts as 2000.
 */
export const isDay = (day: string, month: string, year: string): boolean =>
  new Date(Date.UTC(+year || 2000, +month - 1, +day)).getUTCMonth() === +month - 1;
