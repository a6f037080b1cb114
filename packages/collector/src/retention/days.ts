/** Days after the day of arrival, in Finland, on which something is deleted. */
export interface RetentionDays {
  readonly textDays: number;
  readonly contactDays: number;
}

/**
 * Where nothing else is set. Texts two years: a whole year can be read beside the one before it. Contact details ninety
 * days: the reply has long been given, and asked about (ADR 0019).
 */
export const defaultRetention: RetentionDays = { textDays: 2 * 365, contactDays: 90 };
