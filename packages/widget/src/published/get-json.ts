import type { Problem } from '@palaute/schema';

const patienceMs = 15_000;

/** The collector answered, but has no such place or period: trying again does not help. */
export class UnknownPlaceError extends Error {
  override readonly name = 'UnknownPlaceError';
}

/**
 * Gets what the collector publishes, with no cookies and without telling what page it is for.
 * @throws {UnknownPlaceError} when there is no such thing; its message is the remedy, for a developer
 */
export async function getJson(
  address: string,
  sender: { fetch(url: string, init: RequestInit): Promise<Response> },
): Promise<unknown> {
  const response = await sender.fetch(address, {
    headers: { accept: 'application/json' },
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(patienceMs),
  });
  if (response.status === 400 || response.status === 404) {
    throw new UnknownPlaceError(remedyOf(await response.json().catch(() => ({}))));
  }
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json();
}

/** What a developer can mend, in the words of the problem. */
function remedyOf({ code = 'not-found', pointer = '', suggestions = [], example }: Partial<Problem>): string {
  const near = [example, ...suggestions.map(({ id, names }) => `${names.fi} (${id})`)].filter(Boolean);
  return `${code}: the collector does not know this${pointer.replace('/', ' ')}${near.length > 0 ? `; perhaps ${near.join(', ')}` : ''}`;
}
