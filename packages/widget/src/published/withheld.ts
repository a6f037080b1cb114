import type { Withheld } from '@palaute/schema';

/** As the schema's own, which a browser would load with its validators. */
export const isWithheld = (figure: object): figure is Withheld => 'withheld' in figure;
