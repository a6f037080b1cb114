// A made-up county for the bench: as many units as one has, in a few divisions, and a key that may send for them.
import {
  type Database,
  type DatabaseLocation,
  generateKey,
  loadOrganisation,
  openDatabase,
  saveKey,
} from '@palaute/collector';

/** Valid: Kanta-Häme's business id, so that the check digit holds. */
export const organisationOid = '1.2.246.10.32213078.10.0';

const divisionCount = 6;

export const unitOid = (index: number): string => `1.2.246.10.32213078.10.${50_001 + index}`;

export const unitOids = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => unitOid(index));

const organisation = (units: number) => ({
  oid: organisationOid,
  names: { fi: 'Mitattava alue' },
  divisions: Array.from({ length: divisionCount }, (_, index) => ({
    id: `division-${index}`,
    names: { fi: `Toimiala ${index + 1}` },
  })),
  units: unitOids(units).map((oid, index) => ({
    oid,
    division: `division-${index % divisionCount}`,
    names: { fi: `Yksikkö ${index + 1}` },
  })),
  items: [{ id: 'my-area:queue', kind: 'likert', names: { fi: 'Pääsin jonottamatta' } }],
});

/** Makes the tables and the county. @returns a key that may send feedback */
export async function prepare(location: DatabaseLocation, units: number): Promise<string> {
  return withDatabase(location, async (database) => {
    await database.migrate();
    await loadOrganisation(database.db, organisation(units));
    const key = generateKey('provider');
    await saveKey(database.db, key, { orgId: organisationOid, scopes: ['feedback:write'], origins: null });
    return key;
  });
}

export async function withDatabase<T>(
  location: DatabaseLocation,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(location);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
