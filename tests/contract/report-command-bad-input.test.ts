// What can go wrong outside the file when the command `palaute` reports it: keys, addresses, the disk. Each says what,
// where and what to do, in the person's language, and a run after it ends where an undisturbed one ends.
import { once } from 'node:events';
import { symlink } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKey, saveKey } from '@palaute/collector';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { organisationOid, type TestCollector, unitOids } from '../environment/collector.ts';
import { freePort, withWaits } from '../environment/process.ts';
import { manyRows, mapping, Provider } from '../environment/provider.ts';
import { makeReportKey } from '../environment/report.ts';

const languages = ['fi', 'sv', 'en'] as const;

describe('palaute report that cannot be finished', () => {
  let provider: Provider;
  let collector: TestCollector;
  beforeAll(async () => {
    provider = await Provider.start();
    ({ collector } = provider);
  });
  afterAll(() => provider.stop());
  beforeEach(async () => {
    await provider.enter();
    await provider.write('m.json', mapping);
    await provider.write('a.csv', manyRows('fail-', 3));
  });
  afterEach(() => provider.leave());

  const run = (key: string, ...more: readonly string[]) =>
    provider.run(provider.to('a.csv', ...more), { PALAUTE_KEY: key });
  /** The pauses between its attempts, half a minute together, are over at once; what it waits for an answer is as ever. */
  const against = (endpoint: string, ...more: readonly string[]) =>
    provider.run(['report', 'a.csv', '--map', 'm.json', '--endpoint', endpoint, ...more], {
      NODE_OPTIONS: withWaits((ms) => (ms < 15_000 ? ms / 50 : ms)),
    });

  describe.each([
    ['fi', /ei tunne avainta, tai avain on vanhentunut\. Pyydä uusi/, /ei oikeuta tähän.*Pyydä/],
    ['sv', /känner inte nyckeln.*gått ut.*Be /, /Nyckeln.*Be /],
    ['en', /does not know the key, or the key has ended\. Ask/, /does not allow this.*Ask/],
  ] as const)('in %s', (language, unknown, forbidden) => {
    it('says that a key is not known, or has ended, and whom to ask', async () => {
      const ended = generateKey('provider');
      const rights = { orgId: organisationOid, scopes: ['feedback:bulk'], origins: null };
      await saveKey(collector.database.db, ended, rights, { expiresOn: '2020-01-01' });
      for (const key of [ended, collector.keys.provider.replace(/.{4}$/, 'xxxx')]) {
        const { code, err } = await run(key, '--language', language);
        expect([code, err]).toEqual([3, expect.stringMatching(unknown)]);
        expect(err).toContain(collector.url);
        expect(err).not.toContain(key);
      }
    });

    it('says that a key may not report', async () => {
      const { code, err } = await run(collector.keys.staff, '--language', language);
      expect([code, err]).toEqual([3, expect.stringMatching(forbidden)]);
    });
  });

  it.each([
    ['fi', 'rivi 2, sarake ”Palvelupiste”', 'Avain on muille palvelupisteille'],
    ['sv', 'rad 2, kolumn ”Palvelupiste”', 'Nyckeln gäller andra serviceställen'],
    ['en', 'row 2, column “Palvelupiste”', 'The key is for other units'],
  ])('says in %s of each row that the key is for other units', async (language, where, what) => {
    const { constants, columns, ...rest } = mapping;
    const { unit: _unit, ...others } = constants;
    await provider.write('m.json', {
      ...rest,
      constants: others,
      columns: { ...columns, Palvelupiste: 'unit' },
    });
    await provider.write(
      'a.csv',
      `Nro;Käyntipäivä;NPS;Avoin;Palvelupiste\r\nother-${language};1.10.2025;9;;${unitOids[0]}\r\n`,
    );
    const key = await makeReportKey(collector, { units: [unitOids[1]] });
    const { code, out } = await run(key, '--language', language);
    expect([code, out]).toEqual([1, expect.stringContaining(`a.csv, ${where}`)]);
    expect(out).toContain(what);
  });

  it('stores nothing under the key of another organisation, and says of each row why', async () => {
    const before = await provider.stored();
    const { code, out } = await run(collector.otherKeys.provider);
    expect([code, out]).toEqual([1, expect.stringContaining('uusia 0, jo perillä 0, hylätty 3')]);
    expect(out).toContain('Tarkista OID-tunnus tai pyydä vastaanottajan ylläpitäjää');
    expect(await provider.stored()).toBe(before);
  });

  it.each([
    [200, 'text/html', '<h1>Kirjaudu</h1>', 'fi', 'ei vastaa palautteen vastaanottaja'],
    [404, 'text/html', 'Not found', 'sv', 'Kontrollera adressen'],
    [200, 'application/json', '{}', 'en', 'Check the address'],
  ])('says that what answers %i %s %s is no collector', async (status, type, body, language, words) => {
    const server = createServer((_request, response) => {
      response.writeHead(status, { 'content-type': type }).end(body);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { code, err } = await against(endpoint, '--language', language);
    server.close();
    expect([code, err]).toEqual([3, expect.stringContaining(words)]);
    expect(err).toContain(endpoint);
  });

  it('says that nobody answers, and goes on when somebody does', async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`;
    const { code, err } = await against(endpoint);
    expect([code, err]).toEqual([3, expect.stringMatching(/ei saada yhteyttä \(ECONNREFUSED\)/)]);
    expect(err).toContain('Aja sitten sama komento uudelleen');
    expect((await run(collector.keys.provider)).code).toBe(0);
  });

  it.each(languages)('says in %s which file cannot be written when the disk is full', async (language) => {
    await symlink('/dev/full', provider.path('a.csv.palaute.json.tmp'));
    const { code, err } = await run(collector.keys.provider, '--language', language);
    expect([code, err]).toEqual([3, expect.stringMatching(/Levy on täynnä|Disken är full|The disk is full/)]);
    expect(err).toContain('a.csv.palaute.json.tmp');
  });

  it('loses no rejected row when the disk is full at the file of rejects', async () => {
    const before = await provider.stored();
    await provider.write('a.csv', manyRows('disk-', 2_000, 4));
    // The shell's limit is in kilobytes, for each file: the journal is far smaller.
    const limited = (command: readonly string[]) => [
      'bash',
      '-c',
      'ulimit -f 8; exec "$@"',
      'bash',
      ...command,
    ];
    const { code, err } = await provider.run(provider.to('a.csv'), {}, limited);
    expect([code, err]).toEqual([
      3,
      expect.stringMatching(/Levy on täynnä: tiedostoa a\.csv\.hylatyt\.csv ei voi kirjoittaa\. Tee tilaa/),
    ]);
    const second = await provider.run(provider.to('a.csv', '--json'));
    expect([second.code, JSON.parse(second.out)]).toEqual([
      1,
      expect.objectContaining({ rows: 2_000, rejected: 500 }),
    ]);
    expect(await provider.stored()).toBe(before + 1_500);
    const rejects = (await provider.read('a.csv.hylatyt.csv')).trimEnd().split('\r\n').slice(1);
    expect(rejects.map((line) => line.split(';')[0])).toEqual(
      Array.from({ length: 500 }, (_, index) => `disk-${index * 4}`),
    );
  });

  /** Quoted for the one argument that `script` takes. */
  const onTerminal = (command: readonly string[]) => [
    'script',
    '-qec',
    command.map((word) => `'${word}'`).join(' '),
    '/dev/null',
  ];

  it('shows on a terminal how fast it goes and how long it still takes, and nothing of it elsewhere', async () => {
    await provider.write('a.csv', manyRows('bar-', 20_000));
    const seen = await provider.run(provider.to('a.csv'), { TERM: 'xterm' }, onTerminal);
    expect(seen.code).toBe(0);
    const replaced = '\r\u001b[K';
    expect(seen.out).toContain(replaced);
    expect(seen.out.replaceAll(replaced, '\n')).toMatch(
      /^[\d\s]+ riviä \(\d+\s%\), [\d\s]+\/s, jäljellä \d+:\d\d/m,
    );
    expect(seen.out).toContain('20 000 riviä: uusia 20 000'.replaceAll(' 000', '\u00a0000'));
    const piped = await provider.run(provider.to('a.csv'));
    expect(piped.err).toBe('');
    expect(piped.out).not.toContain('\u001b');
  });
});
