/** A row of the provider's own database, as its program knows it. */
export interface Answered {
  /** UUID of version 4 or 5, made when the form was filled and kept with it: whatever is sent again is not counted again. */
  readonly id: string;
  /** OID of the service unit. */
  readonly unit: string;
  readonly visitedOn: string;
  /** 0–10; null where the person skipped it. */
  readonly score: number | null;
  /** 1–5; null for "I cannot say". */
  readonly helped: number | null;
  readonly comment: string | null;
}
