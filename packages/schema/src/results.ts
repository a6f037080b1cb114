// What the figures look like on the wire. Replies are read tolerantly, so these are types and no validator.
import type { ItemId, ItemKind } from './instrument.ts';
import type { Distribution } from './score.ts';
import type { WithheldReason } from './withhold.ts';

/** A name in the languages it has; Finnish always. */
export interface Names {
  readonly fi: string;
  readonly sv?: string;
  readonly en?: string;
}

/** Organisation, division (toimiala) or service unit (palvelupiste). */
export interface Place {
  readonly kind: 'organisation' | 'division' | 'unit';
  /** OID of an organisation or a unit, slug of a division. */
  readonly id: string;
  readonly names: Names;
}

/** Stands where a figure would: why it does not show. */
export interface Withheld {
  readonly withheld: WithheldReason;
}

export interface NpsFigure {
  readonly n: number;
  /** −100…100, not rounded; null when nobody answered. */
  readonly nps: number | null;
  /** Shares 0…1; null when nobody answered. */
  readonly shares: {
    readonly promoters: number;
    readonly passives: number;
    readonly detractors: number;
  } | null;
  /** 0…10; null when nobody answered. */
  readonly mean: number | null;
  /** How many gave 0, 1, … 10. */
  readonly distribution: Distribution;
}

export interface LikertFigure {
  readonly n: number;
  /** How many gave 1, 2, … 5. */
  readonly distribution: Distribution;
  /** 1…5; null when nobody answered. */
  readonly mean: number | null;
  /** Share 0…1 of "täysin samaa mieltä"; null when nobody answered. */
  readonly topBox: number | null;
}

/** A yes or no, or a choice of one or several: how many gave each. Of several, the sum may be more than `n`. */
export interface ChoiceFigure {
  readonly n: number;
  /** By `true` and `false`, or by the id of the option. */
  readonly counts: Readonly<Record<string, number>>;
}

/** How many answered in their own words; the words themselves are never a public figure. */
export interface TextFigure {
  readonly n: number;
}

export interface ItemFigure {
  readonly item: ItemId;
  readonly kind: ItemKind;
  /** The wording, for an organisation's own item; the national ones are in the language packs. */
  readonly names?: Names;
  /** The options of a choice, in the order asked. */
  readonly options?: readonly { readonly id: string; readonly names: Names }[];
  readonly figure: LikertFigure | ChoiceFigure | TextFigure | Withheld;
}

/** The figures of one place in one calendar period. */
export interface Figures {
  readonly place: Place;
  /** Feedbacks received, whatever they answered. */
  readonly feedback: { readonly n: number } | Withheld;
  readonly nps: NpsFigure | Withheld;
  readonly items: readonly ItemFigure[];
}

/** `GET /v1/results`. */
export interface Results extends Figures {
  readonly organisation: Place;
  readonly period: { readonly id: string; readonly from: string; readonly to: string };
  /** Who the figures are for, and the smallest group that shows to them; 0 shows everything. */
  readonly audience: 'public' | 'staff' | 'raw';
  readonly threshold: number;
  /** The place's own parts: the divisions of an organisation, the units of a division. */
  readonly parts: readonly Figures[];
}

export const isWithheld = (figure: object): figure is Withheld => 'withheld' in figure;

/** What the collector answers to a feedback that it has stored. */
export interface Receipt {
  readonly id: string;
  /** `stored` the first time, `duplicate` when the same content was there already. */
  readonly status: 'stored' | 'duplicate';
  /** Day of arrival in Finland, `YYYY-MM-DD`. */
  readonly receivedOn: string;
  /** What a person can quote: the first eight characters of the id, in capitals. */
  readonly reference: string;
}

/** The reference that a person is told: short enough to say aloud. */
export const referenceOf = (id: string): string => id.slice(0, 8).toUpperCase();
