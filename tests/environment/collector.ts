// A collector for a test: its own database, one organisation, a key of each kind, a real port.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createCollector,
  type Database,
  type DatabaseLocation,
  generateContactKey,
  generateKey,
  loadOrganisation,
  openDatabase,
  readContactKeys,
  saveKey,
} from '@palaute/collector';
import { testForms } from './forms.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { copyFolder, makeOrCopy } from './templates.ts';

/** Valid: Kanta-Häme's business id in both, so that the check digit holds. */
export const organisationOid = '1.2.246.10.32213078.10.0';
export const unitOids = ['1.2.246.10.32213078.10.99001', '1.2.246.10.32213078.10.99002'] as const;
/** Another organisation, to see that nothing crosses over. */
export const otherOrganisationOid = '1.2.246.10.32213086.10.0';
export const otherUnitOid = '1.2.246.10.32213086.10.99001';

export const allowedOrigin = 'https://sivusto.example';

/** One is named as a reason for absence is, to see that the two are told apart. */
const options = (...ids: string[]) => ids.map((id) => ({ id, names: { fi: id } }));

const file = (oid: string, units: readonly string[]) => ({
  oid,
  names: { fi: `Alue ${oid}` },
  divisions: [
    { id: 'health-care', names: { fi: 'Terveydenhuolto' } },
    { id: 'older-people', names: { fi: 'Ikäihmiset' } },
  ],
  units: units.map((unit, index) => ({
    oid: unit,
    division: index === 0 ? 'health-care' : 'older-people',
    names: { fi: `Yksikkö ${index + 1}` },
  })),
  items: [
    { id: 'my-area:staff', kind: 'likert', names: { fi: 'Oma väittämä' } },
    { id: 'my-area:more', kind: 'text', names: { fi: 'Oma kysymys' } },
    { id: 'my-area:solved', kind: 'yes-no', names: { fi: 'Ratkesiko asiasi?' } },
    { id: 'my-area:way', kind: 'choice', names: { fi: 'Miten tulit?' }, options: options('bus', 'skipped') },
    {
      id: 'my-area:why',
      kind: 'multi',
      names: { fi: 'Miksi?' },
      options: options('near', 'skipped', 'other'),
    },
  ],
  forms: testForms(units[0] ?? ''),
  replyDays: 10,
});

/** One key of each kind. */
export interface TestKeys {
  readonly site: string;
  readonly provider: string;
  readonly staff: string;
  readonly raw: string;
}

/** Keys that no database knows yet. */
export const makeKeys = (): TestKeys => ({
  site: generateKey('site'),
  provider: generateKey('provider'),
  staff: generateKey('staff'),
  raw: generateKey('raw'),
});

/** Loads both organisations and the keys; safe to repeat. */
export async function prepareDatabase({ db }: Database, keys: TestKeys, otherKeys: TestKeys): Promise<void> {
  await loadOrganisation(db, file(organisationOid, unitOids));
  await loadOrganisation(db, file(otherOrganisationOid, [otherUnitOid]));
  for (const [orgId, { site, provider, staff, raw }] of [
    [organisationOid, keys],
    [otherOrganisationOid, otherKeys],
  ] as const) {
    // Tests send from one address; what comes over a budget has tests of its own.
    const budget = 100_000;
    await saveKey(db, site, { orgId, scopes: ['feedback:write'], origins: [allowedOrigin], budget });
    await saveKey(db, provider, { orgId, scopes: ['feedback:write', 'feedback:bulk'], origins: null });
    await saveKey(db, staff, { orgId, scopes: ['results:staff', 'feedback:review'], origins: null });
    await saveKey(db, raw, { orgId, scopes: ['results:raw'], origins: null });
  }
}

/** Has the first unit give a service: "dental", of its division. */
export async function addService({ db }: Database): Promise<void> {
  const names = JSON.stringify({ fi: 'Suun terveydenhuolto' });
  await db
    .insertInto('service')
    .values({ org_id: organisationOid, service_id: 'dental', division_id: 'health-care', names })
    .execute();
  await db
    .updateTable('service_unit')
    .set({ service_id: 'dental' })
    .where('org_id', '=', organisationOid)
    .where('unit_id', '=', unitOids[0])
    .execute();
}

export interface TestCollector {
  readonly url: string;
  readonly keys: TestKeys;
  readonly otherKeys: TestKeys;
  readonly database: Database;
  stop(): Promise<void>;
}

/**
 * Starts a collector in this process.
 * @param now its clock
 * @param contactKeys as `PALAUTE_CONTACT_KEYS`; null for one that takes no contact details
 * @param refresh most tests look at once at what a feedback changes; those of the batches ask for them
 */
export async function startCollector(
  location: DatabaseLocation,
  now?: () => Date,
  contactKeys: string | null = generateContactKey(),
  refresh: 'batches' | 'live' = 'live',
): Promise<TestCollector> {
  const keys = makeKeys();
  const otherKeys = makeKeys();
  const database = await openDatabase(location);
  const app = createCollector({
    database,
    logLevel: 'silent',
    refresh,
    ...(now && { now }),
    ...(contactKeys !== null && { contactKeys: readContactKeys(contactKeys) }),
    prepare: () => prepareDatabase(database, keys, otherKeys),
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    url,
    keys,
    otherKeys,
    database,
    async stop() {
      await app.close();
      await database.close();
    },
  };
}

export interface TestDatabase {
  readonly name: 'PostgreSQL' | 'PGlite';
  /** A new, empty database. */
  create(): Promise<DatabaseLocation>;
  /** A new database with what is in another, which nobody has open. */
  copy(of: DatabaseLocation): Promise<DatabaseLocation>;
  stop(): Promise<void>;
}

/** The two databases that everything must hold on. */
export const databases: readonly { name: TestDatabase['name']; start(): Promise<TestDatabase> }[] = [
  { name: 'PostgreSQL', start: startTestPostgres },
  { name: 'PGlite', start: startTestPglite },
];

async function startTestPostgres(): Promise<TestDatabase> {
  const server: Postgres = await startPostgres();
  return {
    name: 'PostgreSQL',
    create: async () => ({ url: await server.createDatabase() }),
    copy: async (of) => ({ url: await server.createDatabase('url' in of ? of.url : undefined) }),
    stop: () => server.stop(),
  };
}

async function startTestPglite(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'palaute-pglite-'));
  let count = 0;
  const next = () => ({ folder: join(folder, String(count++)) });
  return {
    name: 'PGlite',
    async create() {
      const location = next();
      await makeEmbedded(location.folder);
      return location;
    },
    async copy(of) {
      const location = next();
      if ('folder' in of) await copyFolder(of.folder, location.folder);
      return location;
    },
    stop: () => rm(folder, { recursive: true, force: true }),
  };
}

/**
 * Makes an empty embedded database, as its first start does.
 * @param folder is not there yet, its parent is
 */
export const makeEmbedded = (folder: string): Promise<void> =>
  makeOrCopy('pglite', folder, async () => (await openDatabase({ folder })).close());
