import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BulkServer, sendProblem, startBulkServer } from '../testing/bulk-server.ts';
import { type Folder, makeFolder } from '../testing/run-in-folder.ts';
import { testUnits } from '../testing/vendor-files.ts';

interface Told {
  readonly command: string | null;
  readonly exitCode: number;
  readonly error?: { readonly code: string; readonly message: string };
}

describe('With --json', () => {
  let folder: Folder;
  let server: BulkServer;
  beforeAll(async () => {
    folder = await makeFolder();
    server = await startBulkServer();
    const constants = {
      unit: testUnits[0],
      language: 'fi',
      collectionChannel: 'paper',
      textVersion: '2026-11-22',
    };
    const mapping = { palauteMapping: 1, constants, columns: { NPS: 'nps', Pvm: 'contactOn' }, key: ['Nro'] };
    await folder.write('m.json', mapping);
    await folder.write('bad.json', { ...mapping, columns: { NPS: 'nsp' } });
    await folder.write('a.csv', 'Nro;NPS;Pvm\n1;9;1.10.2026\n');
    await folder.write('open.csv', 'Nro;NPS;Pvm\n1;9;1.10.2026\n2;"9;2.10.2026\n');
  });
  afterAll(async () => {
    await server.close();
    await folder.remove();
  });

  const run = async (args: readonly string[]) => {
    const inFolder = args.map((arg) => (/\.(csv|json)$/.test(arg) ? folder.path(arg) : arg));
    const ran = await folder.run([...inFolder, '--json'], undefined, { PALAUTE_KEY: 'palaute_provider_x' });
    const said = args[0] === 'fhir' ? ran.err.trim().split('\n').at(-1) : ran.out;
    return { ...ran, told: JSON.parse(said ?? '') as Told };
  };
  const to = ['--map', 'm.json', '--endpoint'];

  it.each([
    [['map', 'a.csv'], { mapping: { palauteMapping: 1 } }],
    [['check', 'a.csv', '--map', 'm.json'], { rows: 1, faulty: 0, faults: [] }],
    [['report', 'a.csv', ...to, '@'], { finished: true, rows: 1, stored: 1, rejected: 0, faults: [] }],
    [['report', 'a.csv', ...to, '@', '--dry-run'], { finished: true, dryRun: true }],
    [['fhir', 'a.csv', '--map', 'm.json'], { rows: 1, faulty: 0 }],
    [['fhir', '--questionnaire'], {}],
    [['texts', 'example'], { pack: { language: 'sv' } }],
  ])('%j tells the command, the exit code and its own figures in one object', async (args, figures) => {
    const { told, code } = await run(args.map((arg) => (arg === '@' ? server.endpoint : arg)));
    expect(told).toMatchObject({ command: args[0], exitCode: code, ...figures });
    expect(told).not.toHaveProperty('error');
  });

  it.each([
    [['report', 'a.csv'], 'usage', 2],
    [['nonsense'], 'usage', 2],
    [['check', 'a.csv', '--colour'], 'usage', 2],
    [['check', 'a.csv', '--map', 'bad.json'], 'mapping', 2],
    [['check', 'none.csv', '--map', 'm.json'], 'not-found', 2],
    [['check', 'open.csv', '--map', 'm.json'], 'quote-open', 2],
    [['fhir', 'none.csv', '--map', 'm.json'], 'not-found', 2],
    [['report', 'a.csv', ...to, '@'], 'key-unknown', 3],
    [['reconcile', '--month', '2026-10', 'a.csv', ...to, '@'], 'key-unknown', 3],
    [['results', '--organisation', '1', '--period', '2026', '--endpoint', '@'], 'key-unknown', 3],
  ])('%j tells why it could not be done: %s', async (args, code, exitCode) => {
    server.answer = (_request, response) => sendProblem(response, 401, 'unknown-key');
    const { told, err } = await run(args.map((arg) => (arg === '@' ? server.endpoint : arg)));
    expect(told).toMatchObject({ exitCode, error: { code } });
    expect(told.error?.message.length).toBeGreaterThan(10);
    // A person who reads the log of a nightly run reads the same.
    expect(err).toContain(told.error?.message);
  });
});
