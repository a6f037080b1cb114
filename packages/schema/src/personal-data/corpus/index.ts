import { ordinaryEn } from './ordinary-en.ts';
import { ordinaryFi } from './ordinary-fi.ts';
import { ordinarySv } from './ordinary-sv.ts';

export { frames, phoneFrames } from './frames.ts';

/** Every ordinary sentence, in which nothing is to be found. */
export const ordinary: readonly string[] = [...ordinaryFi, ...ordinarySv, ...ordinaryEn];
