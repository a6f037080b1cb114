import type { FormDefinition } from '@palaute/schema';
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
  };
  division: { org_id: string; division_id: string; names: Json<Record<string, string>> };
  service_unit: { org_id: string; unit_id: string; division_id: string; names: Json<Record<string, string>> };
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
    note: string | null;
    created_at: Generated<Date>;
    /** Last day in Finland on which it works. Read as text: pg makes a `date` a local midnight. */
    expires_on: string | null;
    revoked_at: Date | null;
  };
  feedback: { org_id: string; feedback_id: string; content_hash: string; received_at: Date };
  feedback_text: {
    org_id: string;
    feedback_id: string;
    item: string;
    text: string;
    /** As that of the contact details; null until retention has first seen the row. */
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
  counter: {
    org_id: string;
    unit_id: string;
    month: string;
    channel: string;
    item: string;
    answer: string;
    answered: boolean;
    n: string;
  };
}
