// How OData says no: {"error":{"code","message"}} (OData JSON Format 4.0, §19).

/** `not-found` 404. `bad-query` 400: it cannot be read. `not-implemented` 501: it can, and is not done here. `feed-changed` 410. */
export type ODataCode = 'not-found' | 'bad-query' | 'not-implemented' | 'feed-changed';

const statuses: Readonly<Record<ODataCode, number>> = {
  'not-found': 404,
  'bad-query': 400,
  'not-implemented': 501,
  'feed-changed': 410,
};

export class ODataError extends Error {
  override readonly name = 'ODataError';
  readonly code: ODataCode;
  /** What of the request is meant: the name of a query option, or nothing. */
  readonly target: string | undefined;

  /** @param message for whoever writes the query, in English */
  constructor(code: ODataCode, message: string, target?: string) {
    super(message);
    this.code = code;
    this.target = target;
  }

  get status(): number {
    return statuses[this.code];
  }
}

export const badQuery = (message: string, target?: string): ODataError =>
  new ODataError('bad-query', message, target);

/** What is not done is never left out in silence. */
export const notImplemented = (message: string, target?: string): ODataError =>
  new ODataError('not-implemented', message, target);
