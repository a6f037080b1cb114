// `doctor --address`: a real collector behind a proxy that spoils one thing at a time.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import {
  createServer as createPlain,
  type IncomingMessage,
  request,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createEncrypted } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseLocation } from '@palaute/collector';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeKeys, organisationOid } from '../environment/collector.ts';
import { type Certificate, makeCertificate } from '../environment/certificate.ts';
import { runCommand } from '../environment/command.ts';
import { type Postgres, startPostgres } from '../environment/postgres.ts';
import { type CollectorProcess, freePort, prepareLocation, spawnCollector } from '../environment/process.ts';

// Databases and commands are started many times over.
vi.setConfig({ testTimeout: 240_000 });

interface Told {
  readonly check: string;
  readonly verdict: string;
  readonly says: string;
  readonly remedy?: string;
}

const wrong = (says: RegExp, remedy: RegExp) => ({
  verdict: 'wrong',
  says: expect.stringMatching(says),
  remedy: expect.stringMatching(remedy),
});
const warning = (says: RegExp, remedy: RegExp) => ({ ...wrong(says, remedy), verdict: 'warning' });

/** What a proxy does to what passes it. */
interface Proxy {
  readonly certificate?: Certificate;
  /** Answers by itself. @returns whether it did */
  readonly instead?: (incoming: IncomingMessage, answer: ServerResponse) => boolean;
  readonly headersThere?: (headers: NodeJS.Dict<string | string[]>) => NodeJS.Dict<string | string[]>;
  readonly headersBack?: (headers: NodeJS.Dict<string | string[]>) => NodeJS.Dict<string | string[]>;
  /** Sends the body on only when it has all of it. */
  readonly collects?: boolean;
}

describe('Doctor at an address', () => {
  let postgres: Postgres;
  let location: DatabaseLocation;
  let folder: string;
  let collector: CollectorProcess;
  const good = makeCertificate('127.0.0.1', 90);
  const servers: Server[] = [];
  const environment = { PALAUTE_TRUSTED_PROXIES: '127.0.0.1' };

  beforeAll(async () => {
    postgres = await startPostgres();
    location = { url: postgres.url };
    folder = await mkdtemp(join(tmpdir(), 'palaute-doctor-'));
    await prepareLocation(location, makeKeys(), makeKeys());
    collector = await spawnCollector(location, environment);
  });
  afterAll(async () => {
    await collector.end('SIGINT');
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const listen = async (server: Server, scheme: string) => {
    servers.push(server.listen(0, '127.0.0.1'));
    await once(server, 'listening');
    return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const startProxy = (proxy: Proxy = {}, target: () => string = () => collector.url) => {
    const pass: RequestListener = (incoming, answer) => {
      if (proxy.instead?.(incoming, answer)) return;
      const onward = request(
        `${target()}${incoming.url ?? ''}`,
        {
          method: incoming.method,
          headers: (proxy.headersThere?.(incoming.headers) ?? incoming.headers) as Record<string, string>,
        },
        (back) => {
          answer.writeHead(back.statusCode ?? 0, proxy.headersBack?.(back.headers) ?? back.headers);
          answer.flushHeaders();
          back.pipe(answer);
        },
      );
      onward.on('error', () => answer.headersSent || answer.writeHead(502).end('<h1>Bad Gateway</h1>'));
      if (!proxy.collects) return void incoming.pipe(onward);
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => onward.end(Buffer.concat(chunks)));
    };
    return listen(createEncrypted({ ...(proxy.certificate ?? good) }, pass), 'https');
  };

  let count = 0;
  const diagnose = async (
    address: string,
    { trusted = good, env = {}, args = [] as string[], input = '' } = {},
  ) => {
    const file = join(folder, `${count++}.pem`);
    await writeFile(file, trusted.cert);
    const { code, stdout } = await runCommand(location, ['doctor', '--json', '--address', address, ...args], {
      env: { ...environment, NODE_EXTRA_CA_CERTS: file, ...env },
      input,
    });
    const found = JSON.parse(stdout) as Told[];
    expect(code).toBe(found.some(({ verdict }) => verdict === 'wrong') ? 1 : 0);
    return new Map(found.map((told) => [told.check, told]));
  };

  it('finds nothing where nothing is wrong', async () => {
    const found = await diagnose(await startProxy());
    const there = [...found]
      .slice([...found.keys()].indexOf('counters') + 1)
      .map(([check, { verdict }]) => [check, verdict]);
    expect(there).toEqual(
      [
        'certificate',
        'collector',
        'caching',
        'clock there',
        'version there',
        'key on the way',
        'large bodies',
        'browsers',
        'compression',
        'callers',
      ].map((check) => [check, 'ok']),
    );
    expect(found.get('certificate')?.says).toMatch(/^It ends in 90 days, on \d{4}-\d\d-\d\d\.$/);
    expect((await diagnose(collector.url)).get('certificate')).toMatchObject({
      verdict: 'ok',
      says: expect.stringContaining('own'),
    });
    const byUrl = await runCommand(location, ['doctor'], {
      env: { ...environment, PALAUTE_PUBLIC_URL: collector.url },
    });
    expect(byUrl).toMatchObject({ code: 0, stdout: expect.stringContaining('large bodies') });
  });

  it('finds certificates that are over, soon over, of another name, or nobody’s', async () => {
    const told = async (certificate: Certificate, trusted = certificate) =>
      (await diagnose(await startProxy({ certificate }), { trusted })).get('certificate');
    expect(await told(makeCertificate('127.0.0.1', -1))).toMatchObject(wrong(/has expired/, /Renew it/));
    expect(await told(makeCertificate('127.0.0.1', 5))).toMatchObject(
      warning(/ends in 5 days/, /renewed by itself/),
    );
    expect(await told(makeCertificate('palaute.example', 90))).toMatchObject(
      wrong(/another name/, /names this host/),
    );
    expect(await told(makeCertificate('127.0.0.1', 90), good)).toMatchObject(
      wrong(/signed by itself|authority/, /public authority|full chain/),
    );
    const plain = await listen(
      createPlain((_, answer) => void answer.writeHead(400).end()),
      'https',
    );
    expect((await diagnose(plain)).get('address')).toMatchObject(wrong(/does not speak TLS/, /certificate/));
  });

  it('finds who answers instead of the collector', async () => {
    const told = async (answer: readonly [number, Record<string, string>, string?]) => {
      const instead: Proxy['instead'] = (_, response) =>
        !!response.writeHead(answer[0], answer[1]).end(answer[2]);
      return (await diagnose(await startProxy({ instead }))).get('collector');
    };
    expect(await told([301, { location: 'https://www.example.fi/' }])).toMatchObject(
      wrong(/sends callers on to https:\/\/www\.example\.fi/, /not sent on/),
    );
    expect(await told([200, { 'content-type': 'text/html' }, '<h1>It works!</h1>'])).toMatchObject(
      wrong(/Something else/, /Correct the address/),
    );
    expect(await told([404, {}])).toMatchObject(wrong(/Something else/, /path/));
    const nobody = `http://127.0.0.1:${await freePort()}`;
    expect((await diagnose(await startProxy({}, () => nobody))).get('collector')).toMatchObject(
      wrong(/no collector behind it \(502\)/, /Start serve/),
    );
    expect((await diagnose(nobody)).get('address')).toMatchObject(wrong(/refuses connections/, /Start/));
    expect((await diagnose('https://host.invalid')).get('address')).toMatchObject(
      wrong(/no address|looked up/, /[Nn]ame/),
    );
    const away = await spawnCollector({ url: 'postgres://nobody@127.0.0.1:9/x' });
    expect((await diagnose(away.url)).get('collector')).toMatchObject(
      wrong(/its database is away/, /Run doctor where/),
    );
    await away.end('SIGINT');
  });

  const without = (name: string) => (headers: NodeJS.Dict<string | string[]>) => {
    const { [name]: _, ...rest } = headers;
    return rest;
  };
  const proxies: readonly (readonly [fault: string, proxy: Proxy, check: string, told: object])[] = [
    [
      'takes the key away',
      { headersThere: without('authorization') },
      'key on the way',
      wrong(/takes the Authorization header away/, /pass Authorization on/),
    ],
    [
      'refuses to let anything be sent',
      { instead: ({ method }, answer) => method === 'PUT' && !!answer.writeHead(405).end() },
      'key on the way',
      wrong(/\(405\)/, /PUT and POST/),
    ],
    [
      'takes small bodies only',
      {
        instead: ({ headers }, answer) =>
          Number(headers['content-length'] ?? 0) > 8_192 && !!answer.writeHead(413).end('<h1>Too large</h1>'),
      },
      'large bodies',
      wrong(/\(413\)/, /client_max_body_size/),
    ],
    [
      'answers browsers by itself',
      { instead: ({ method }, answer) => method === 'OPTIONS' && !!answer.writeHead(405).end() },
      'browsers',
      wrong(/OPTIONS.*\(405\)/, /pass OPTIONS on/),
    ],
    [
      'adds CORS headers of its own',
      { headersBack: (headers) => ({ ...headers, 'access-control-allow-origin': '*, *' }) },
      'browsers',
      wrong(/\*, \*/, /Take Access-Control/),
    ],
    [
      'says that answers are compressed, and they are not',
      { headersBack: (headers) => ({ ...headers, 'content-encoding': 'gzip' }) },
      'compression',
      wrong(/said to be gzip cannot be read/, /Content-Encoding true/),
    ],
    [
      'keeps answers',
      { headersBack: (headers) => ({ ...headers, age: '3' }) },
      'caching',
      wrong(/kept on the way/, /cache nothing/),
    ],
    [
      'has a clock of its own',
      { headersBack: (headers) => ({ ...headers, date: new Date(Date.now() - 90_000).toUTCString() }) },
      'clock there',
      wrong(/is (89|90) s behind/, /NTP/),
    ],
    [
      'leads to another version',
      {
        instead: ({ url }, answer) =>
          url === '/openapi.json' && !!answer.writeHead(200).end('{"openapi":"3.1.1","paths":{}}'),
      },
      'version there',
      warning(/another version/, /the same on both/),
    ],
    [
      'passes no request id',
      { headersThere: without('x-request-id') },
      'callers',
      warning(/does not seem to believe/, /X-Request-Id/),
    ],
  ];

  it.each(proxies)('finds a proxy that %s', async (_fault, proxy, check, told) => {
    expect((await diagnose(await startProxy(proxy))).get(check)).toMatchObject(told);
  });

  it('finds that no proxy is trusted', async () => {
    const other = await spawnCollector(location);
    const found = await diagnose(await startProxy({}, () => other.url), {
      env: { PALAUTE_TRUSTED_PROXIES: undefined },
    });
    expect(found.get('callers')).toMatchObject(
      wrong(/all callers are one to the collector/, /PALAUTE_TRUSTED_PROXIES/),
    );
    await other.end('SIGINT');
  });

  it('finds a proxy that collects reports before it sends them on, and one that refuses them', async () => {
    const made = await runCommand(location, [
      'keys',
      'create',
      '--kind',
      'provider',
      '--organisation',
      organisationOid,
    ]);
    const report = { args: ['--key', '--scope', 'feedback:bulk'], input: made.stdout };
    expect((await diagnose(await startProxy(), report)).get('reports')).toMatchObject({ verdict: 'ok' });
    expect((await diagnose(await startProxy({ collects: true }), report)).get('reports')).toMatchObject(
      warning(/only after all has been sent/, /proxy_request_buffering off/),
    );
    const instead: Proxy['instead'] = ({ headers }, answer) =>
      headers['content-encoding'] === 'gzip' && !!answer.writeHead(415).end();
    expect((await diagnose(await startProxy({ instead }), report)).get('reports')).toMatchObject(
      wrong(/refused \(415\)/, /bulk/),
    );
  });
});
