import type { Names } from '@palaute/schema';
import { municipalities } from '@palaute/schema/code-lists/municipalities';

const known = new Map(municipalities.map(({ code, names }) => [code, names]));

/** Of a municipality that has left the classification, its code. */
export const municipalityNames = (code: string): Names => known.get(code) ?? { fi: code };
