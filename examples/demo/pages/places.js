/** @typedef {import('./language.js').Names} Names */
/** @typedef {{ readonly id: string, readonly names: Names }} Unit */
/** @typedef {{ readonly id: string, readonly names: Names, readonly units: readonly Unit[] }} Division */
/** @typedef {{ readonly id: string, readonly names: Names, readonly divisions: readonly Division[] }} Organisation */

const patienceMs = 15_000;

/**
 * Gets JSON from the collector, with no cookies and without telling where the visitor is.
 * @param {string} path
 * @returns {Promise<any>}
 * @throws {NotFoundError} when the collector does not know what is asked for
 */
export async function getJson(path) {
  const response = await fetch(path, {
    headers: { accept: 'application/json' },
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(patienceMs),
  });
  if (response.status === 400 || response.status === 404) throw new NotFoundError(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

/** The collector answered, but has no such place or period. */
export class NotFoundError extends Error {
  /** @override */
  name = 'NotFoundError';
}

/**
 * The organisation with its divisions and units.
 * @param {string} id - OID
 * @returns {Promise<Organisation>}
 */
export async function getOrganisation(id) {
  /** @type {Organisation[]} */
  const organisations = await getJson('/v1/organisations');
  const organisation = organisations.find((one) => one.id === id);
  if (!organisation) throw new NotFoundError(id);
  return organisation;
}
