/** A page, or a few, that show one way in. The pages stand in the folder of the example. */
export interface Example {
  /** Its folder below `examples/`, and its path on the site. */
  readonly name: string;
  /** What a person may open, the first one first. @default ['index.html'] */
  readonly pages?: readonly string[];
  /** The `Content-Security-Policy` of a page. @param collector address of the collector */
  readonly policy?: (page: string, collector: string) => string;
  /** Makes the files that are not in the folder, by name. */
  readonly build?: () => Promise<Readonly<Record<string, string>>>;
  /** Sends what the pages show, once the collector listens; the same again each time, so that nothing doubles. */
  readonly fill?: (site: {
    readonly collector: string;
    /** May send feedback and publish measures. */
    readonly key: string;
    /** OID. */
    readonly organisation: string;
  }) => Promise<void>;
  /** Installed packages whose files the pages load, at `/packages/{name}/`. */
  readonly packages?: readonly string[];
}
