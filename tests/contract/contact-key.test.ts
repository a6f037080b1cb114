// The operator's side of contact details: the command that makes a key, and the variable that takes it.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readContactKeys } from '@palaute/collector';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases, makeKeys, type TestDatabase } from '../environment/collector.ts';
import { makeFeedback, put } from '../environment/feedback.ts';
import { cleanEnvironment, prepareLocation, spawnCollector } from '../environment/process.ts';

const program = fileURLToPath(new URL('../../packages/collector/dist/main.js', import.meta.url));
const run = (...args: string[]) =>
  promisify(execFile)(process.execPath, [program, ...args], { env: cleanEnvironment() });

describe('The command palaute-collector contact-key', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    const pglite = databases.find(({ name }) => name === 'PGlite');
    if (!pglite) throw new Error('There is an embedded database.');
    database = await pglite.start();
  });
  afterAll(() => database.stop());

  it('prints a new key each time, and nothing else, without a database', async () => {
    const [one, other] = await Promise.all([run('contact-key'), run('contact-key')]);
    expect(one.stdout).toMatch(/^[0-9a-f]{8}:[A-Za-z0-9+/]{43}=\n$/);
    expect(one.stdout).not.toBe(other.stdout);
    expect(readContactKeys(`${one.stdout.trim()},${other.stdout.trim()}`)).toHaveLength(2);
  });

  it('makes what PALAUTE_CONTACT_KEYS takes, so that a collector takes contact details', async () => {
    const location = await database.create();
    const keys = makeKeys();
    await prepareLocation(location, keys, makeKeys());
    const feedback = makeFeedback({ contact: { email: 'maija@posti.example' } });
    const without = await spawnCollector(location);
    expect((await put(without.url, keys.site, feedback)).body).toMatchObject({ code: 'contact-not-taken' });
    await without.end('SIGTERM');
    const { stdout } = await run('contact-key');
    const collector = await spawnCollector(location, { PALAUTE_CONTACT_KEYS: stdout.trim() });
    const answer = await put(collector.url, keys.site, feedback);
    expect(answer.status).toBe(201);
    expect(answer.body).toHaveProperty('replyBy');
    expect(collector.output()).not.toContain('maija');
    await collector.end('SIGTERM');
  });

  it('is told of when the variable is wrong, without what is in it', async () => {
    const location = await database.create();
    const refused = await spawnCollector(location, { PALAUTE_CONTACT_KEYS: 'one:secret' }).catch(String);
    expect(refused).toMatch(/PALAUTE_CONTACT_KEYS.*palaute-collector contact-key/s);
    expect(refused).not.toContain('one:secret');
  });
});
