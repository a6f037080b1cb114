import type { Aggregate, Asked, FormDefinition } from '@palaute/schema';
import type { ColumnType, Generated } from 'kysely';

/** JSON goes in as text and comes out parsed, in pg and PGlite alike. */
type Json<T> = ColumnType<T, string, string>;

/** An option of an own item that is a choice. */
interface Option {
  readonly id: string;
  readonly names: Record<string, string>;
}

/** The tables, as the migrations leave them. `org_id` leads every tenant table's primary key (Citus rule). */
export interface Tables {
  organisation: {
    org_id: string;
    names: Json<Record<string, string>>;
    /** Promised days for a reply. */
    reply_days: number;
    /** Code of the wellbeing services county that it belongs to. */
    area: string | null;
  };
  division: { org_id: string; division_id: string; names: Json<Record<string, string>> };
  /** A division's units are told together by it, where the organisation's file says so. */
  service: { org_id: string; service_id: string; division_id: string; names: Json<Record<string, string>> };
  service_unit: {
    org_id: string;
    unit_id: string;
    division_id: string;
    names: Json<Record<string, string>>;
    /** Who produces the service there. */
    provider_id: string | null;
    /** Code of the municipality that it is in. */
    municipality: string | null;
    service_id: string | null;
  };
  own_item: {
    org_id: string;
    item_id: string;
    kind: string;
    names: Json<Record<string, string>>;
    options: ColumnType<readonly Option[] | null, string | null, string | null>;
  };
  form: { org_id: string; form_id: string; definition: Json<FormDefinition> };
  access_key: {
    key_hash: string;
    org_id: string;
    /** First characters of the key, so that people can tell keys apart. */
    prefix: string;
    scopes: string[];
    /** Origins a browser may send from; null allows any. */
    origins: string[] | null;
    /** Whose system holds the key. */
    provider_id: string | null;
    /** Units it may send for; null allows all of the organisation. */
    units: string[] | null;
    /** Forms it may draw and send; null allows all of the organisation. */
    forms: string[] | null;
    /** Feedbacks in ten minutes; null is the default of its kind. */
    budget: number | null;
    note: string | null;
    created_at: Generated<Date>;
    /** Last day in Finland on which it works. Read as text: pg makes a `date` a local midnight. */
    expires_on: string | null;
    revoked_at: Date | null;
  };
  feedback: { org_id: string; feedback_id: string; content_hash: string; received_at: Date };
  /** Feedback that waits until somebody has looked at it; no figure counts it. */
  quarantine: {
    org_id: string;
    feedback_id: string;
    received_at: Date;
    /** Why it is here: a word of the code. */
    reason: string;
    /** First characters of the key that brought it. */
    key_prefix: string;
    content_hash: string;
    /** As it will be stored, but for contact details. */
    feedback: unknown;
    /** Which key encrypted the contact details. */
    key_id: string | null;
    sealed: Uint8Array | null;
  };
  feedback_text: {
    org_id: string;
    feedback_id: string;
    item: string;
    text: string;
    /** As that of the contact details; null until retention has first seen a row that came without. */
    delete_on: string | null;
  };
  feedback_contact: {
    org_id: string;
    feedback_id: string;
    /** Which key encrypted it. */
    key_id: string;
    sealed: Uint8Array;
    /** Day in Finland from which on it is deleted. */
    delete_on: string;
  };
  audit_entry: {
    org_id: string;
    audit_entry_id: string;
    at: Date;
    /** Null for the command line. */
    key_prefix: string | null;
    action: string;
    subject: string | null;
  };
  counter: {
    org_id: string;
    unit_id: string;
    month: string;
    channel: string;
    language: string;
    item: string;
    answer: string;
    answered: boolean;
    n: string;
  };
  /** What a provider reported as counts of one unit and month. */
  aggregate: {
    org_id: string;
    provider_id: string;
    unit_id: string;
    month: string;
    instrument: string;
    /** As it was sent, in an order of its own. */
    channels: Json<Aggregate['channels']>;
    /** The same as rows of `counter`: what figures are read from. */
    tally: Json<unknown>;
    reported_at: Date;
  };
  /** How many people were asked at one unit in one month, as far as somebody has told it. */
  asked: {
    org_id: string;
    /** Who tells it: a provider, or the organisation itself. */
    provider_id: string;
    unit_id: string;
    month: string;
    /** As it was sent, in an order of its own. */
    channels: Json<Asked['channels']>;
    reported_at: Date;
  };
  /** What was changed because of feedback; of the whole organisation where it names no part of it. */
  measure: {
    org_id: string;
    measure_id: string;
    division_id: string | null;
    service_id: string | null;
    unit_id: string | null;
    title: Json<Record<string, string>>;
    words: Json<Record<string, string>>;
    state: string;
    decided_on: string;
    due_on: string | null;
    done_on: string | null;
    topics: string[] | null;
    published_at: Date;
  };
  /** What somebody said, as staff released it; of the whole organisation where it names no part of it. */
  quote: {
    org_id: string;
    quote_id: string;
    division_id: string | null;
    service_id: string | null;
    unit_id: string | null;
    words: string;
    language: string;
    /** When it was said, where that may be known. */
    month: string | null;
    released_at: Date;
  };
  /** What the public is told of a year, which follows the counters in batches. */
  publication: {
    org_id: string;
    year: string;
    /** One more with each batch: who writes one has read what it replaces. */
    revision: number;
    /** The cells that have ever shown an answer. */
    shown: string;
  };
  /** The counts of one unit that are published of a year. */
  published: {
    org_id: string;
    year: string;
    unit_id: string;
    /** Where the unit was when something of it was first published in that year. */
    division_id: string;
    service_id: string | null;
    municipality: string | null;
    /** As figures read them: a JSON list. */
    counted: string;
    /** The same by channel and language. */
    grouped: string;
  };
  /** What an organisation's feedbacks of a month were, by channel and language, when that was first told. */
  breakdown: {
    org_id: string;
    month: string;
    /** An instant as text: the months of one are told together. */
    told_at: string;
    /** A JSON list. */
    counted: string;
  };
  /** The same of a unit or a division, in a month of which everybody saw something. */
  breakdown_place: {
    org_id: string;
    month: string;
    /** `unit:…` or `division:…` */
    place: string;
    /** Where a unit's figures counted then. */
    division_id: string;
    /** A JSON object: items that everybody saw, and the answers to them. */
    counted: string;
  };
}
