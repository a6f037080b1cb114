/**
 * How public figures follow what is stored: in batches, so that reading before and after tells of no small group, or
 * each feedback at once, which tells of everybody and is for demonstrations (ADR 0037).
 */
export const refreshes = ['batches', 'live'] as const;
export type Refresh = (typeof refreshes)[number];
