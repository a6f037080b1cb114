// Every statement on a tenant table says whose rows it means, so that a cluster asks one machine and nobody ever meets
// another organisation's rows (ADR 0013). Read off what the collector really sends, not off its source.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  makeKeys,
  organisationOid,
  prepareDatabase,
  unitOids,
} from '../../../../tests/environment/collector.ts';
import { call, makeFeedback } from '../../../../tests/environment/feedback.ts';
import { type Postgres, startPostgres } from '../../../../tests/environment/postgres.ts';
import { createCollector } from '../collector.ts';
import { generateContactKey, readContactKeys } from '../contacts/keys.ts';
import { generateKey, saveKey } from '../keys.ts';
import { deleteOldQuotes } from '../quotes/store.ts';
import { erase, findByReference } from '../retention/erase.ts';
import { deleteDue } from '../retention/retention.ts';
import { tenantTables } from './citus.ts';
import { type Database, openDatabase } from './open.ts';

const statements = new Set<string>();
const tables = tenantTables.join('|');

/** The tenant tables that a statement reads or writes. */
const tablesOf = (sql: string) =>
  [...sql.matchAll(new RegExp(`\\b(?:from|join|into|update)\\s+"?(${tables})\\b`, 'gi'))].map(
    ([, name]) => name,
  );

/** Whose rows: `org_id = $1`, or `org_id` among the columns that are inserted. */
const saysWhose = (sql: string) =>
  /\borg_id"?\s*=\s*\$\d/.test(sql) || /\binsert into\s+"?\w+"?\s*\("?org_id"?[,)]/.test(sql);

describe('The statements of a collector', () => {
  let postgres: Postgres;
  let database: Database;
  beforeAll(async () => {
    postgres = await startPostgres();
    database = await openDatabase({ url: postgres.url }, (sql) => statements.add(sql));
    await database.migrate();
    statements.clear();
    await serve();
  });
  afterAll(async () => {
    await database.close();
    await postgres.stop();
  });

  /** Asks for everything there is to ask. */
  async function serve(): Promise<void> {
    const { db } = database;
    const keys = makeKeys();
    const bulk = generateKey('provider');
    await prepareDatabase(database, keys, makeKeys());
    await saveKey(db, bulk, {
      orgId: organisationOid,
      scopes: ['feedback:write', 'feedback:bulk', 'feedback:review', 'measures:write', 'quotes:write'],
      origins: null,
    });
    const app = createCollector({
      database,
      logLevel: 'silent',
      contactKeys: readContactKeys(generateContactKey()),
    });
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    try {
      const feedback = makeFeedback({
        contact: { email: 'a@b.example' },
        free: { text: 'Kiitos.' },
      });
      const sent = (body: object) => call('PUT', `${url}/v1/feedback/${feedback.id}`, { key: bulk, body });
      expect((await sent(feedback)).status).toBe(201);
      expect((await sent(feedback)).status).toBe(200);
      const counts = { schema: '1', instrument: 'thl-kap-2022', channels: [] };
      const place = `${url}/v1/aggregates/1.2.246.10.32213086.10.0/${unitOids[0]}/2025-01`;
      expect((await call('PUT', place, { key: bulk, body: counts })).status).toBe(200);
      expect((await call('GET', place, { key: bulk })).status).toBe(200);
      const asked = `${url}/v1/asked/1.2.246.10.32213086.10.0/${unitOids[0]}/2025-01`;
      const told = { schema: '1', channels: [{ collectionChannel: 'sms', invited: 1 }] };
      expect((await call('PUT', asked, { key: bulk, body: told })).status).toBe(200);
      expect((await call('GET', asked, { key: bulk })).status).toBe(200);
      const results = `${url}/v1/results?organisation=${organisationOid}&period=2025`;
      for (const key of [undefined, keys.staff, keys.raw]) {
        expect((await call('GET', results, { key })).status).toBe(200);
      }
      const byChannel = `${url}/v1/results/breakdown?organisation=${organisationOid}&period=2025&by=channel`;
      for (const key of [undefined, keys.staff, keys.raw]) {
        expect((await call('GET', byChannel, { key })).status).toBe(200);
        expect((await call('GET', `${byChannel}&unit=${unitOids[0]}`, { key })).status).toBe(200);
      }
      expect((await call('GET', `${url}/v1/organisations`)).status).toBe(200);
      const measure = `${url}/v1/measures/${randomUUID()}`;
      const said = { title: { fi: 'a' }, text: { fi: 'b' }, state: 'planned', decidedOn: '2025-01-01' };
      expect((await call('PUT', measure, { key: bulk, body: said })).status).toBe(201);
      expect((await call('PUT', measure, { key: bulk, body: said })).status).toBe(200);
      expect((await call('GET', `${url}/v1/measures?organisation=${organisationOid}`)).status).toBe(200);
      expect((await call('DELETE', measure, { key: bulk })).status).toBe(204);
      const quote = `${url}/v1/quotes/${randomUUID()}`;
      const words = { text: 'a', language: 'fi' };
      expect((await call('PUT', quote, { key: bulk, body: words })).status).toBe(201);
      expect((await call('PUT', quote, { key: bulk, body: words })).status).toBe(200);
      expect((await call('GET', `${url}/v1/quotes?organisation=${organisationOid}`)).status).toBe(200);
      expect((await call('DELETE', quote, { key: bulk })).status).toBe(204);
      await deleteOldQuotes(db, 1, '2099-01-01');
      const month = '2025-01';
      await call('GET', `${url}/v1/receipts?month=${month}`, { key: bulk });
      await call('GET', `${url}/v1/quarantine`, { key: bulk });
      await call('POST', `${url}/v1/quarantine/${randomUUID()}/release`, { key: bulk });
      await call('DELETE', `${url}/v1/quarantine/${randomUUID()}`, { key: bulk });
      await findByReference(db, organisationOid, feedback.id.slice(0, 8));
      await erase(db, organisationOid, feedback.id);
      await deleteDue(db, { textDays: 1, contactDays: 1 }, '2099-01-01');
    } finally {
      await app.close();
    }
  }

  it('reach every tenant table', () => {
    const reached = new Set([...statements].flatMap(tablesOf));
    expect(tenantTables.filter((table) => !reached.has(table))).toEqual([]);
  });

  it('each say whose rows they mean', () => {
    const onTenants = [...statements].filter((sql) => tablesOf(sql).length > 0);
    expect(onTenants.length).toBeGreaterThan(20);
    expect(onTenants.filter((sql) => !saysWhose(sql))).toEqual([]);
  });

  it('would be caught if one did not', () => {
    expect(tablesOf('select * from "feedback" where "feedback_id" = $1')).toEqual(['feedback']);
    expect(saysWhose('select * from "feedback" where "feedback_id" = $1')).toBe(false);
    expect(saysWhose('insert into "feedback_text" ("item") values ($1)')).toBe(false);
    expect(saysWhose('select 1 from "feedback" where "org_id" = $1 and "feedback_id" = $2')).toBe(true);
  });
});
