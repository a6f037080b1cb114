// The one shape of every code list. A list is data with its version and its source; no rule lives here.

/** A name in the three languages of the toolkit, Swedish as in Finland. */
export interface CodeNames {
  readonly fi: string;
  readonly sv: string;
  readonly en: string;
}

/** One entry of a list. */
export interface CodeEntry<C extends string = string> {
  readonly code: C;
  readonly names: CodeNames;
  /** Code of the entry that this one lies under. */
  readonly parent?: string;
}

export interface CodeList<T extends CodeEntry = CodeEntry> {
  /** The list's name here, in kebab-case. */
  readonly id: string;
  /** By what a record, a FHIR resource or another system names the list: an OID or a URI; null for our own lists. */
  readonly system: string | null;
  readonly names: CodeNames;
  /** The publisher's own version, or a day. A changed list is a new version. */
  readonly version: string;
  /** Where the codes and their names come from. */
  readonly source: string;
  readonly licence?: string;
  readonly codes: readonly T[];
}
