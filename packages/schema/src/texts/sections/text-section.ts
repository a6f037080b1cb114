/**
 * A text in the three languages of the toolkit, Swedish as in Finland. No interface, so that it may stand wherever a
 * text by language is asked for.
 */
export type SectionText = { readonly fi: string; readonly sv: string; readonly en: string };

/**
 * Texts that stand beside the national instrument, each section in a file of its own so that a page carries only what
 * it shows. Status and source of each are in `sectionProvenance`.
 */
export interface TextSection<Id extends string = string> {
  /** Version of the wording, a date. A changed text is a new version. */
  readonly version: string;
  readonly texts: Readonly<Record<Id, SectionText>>;
}
