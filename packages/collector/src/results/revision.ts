import { hash } from 'node:crypto';

/**
 * Names one state of what is told, so that it can be cited and found unchanged: the same text, the same revision. It is
 * made of what shows and of nothing else. A digest of the counters would let whoever guesses a hidden figure test the
 * guess, and one of a moment would tell that somebody answered where nothing shows.
 */
export const revisionOf = (told: string): string => hash('sha256', told, 'base64url').slice(0, 16);
