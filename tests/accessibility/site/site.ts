// A web team's site with the form on it, and a collector on another origin, both on ports of their own.
// What the pages look like belongs in host-pages.ts, what the collector answers in collector.ts.
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from '../../environment/process.ts';
import { bundled } from '../words.ts';
import { createFakeCollector, type FakeCollector, type Received } from './collector.ts';
import { type HostName, type HostPage, hostPages } from './host-pages.ts';

export interface PageOptions {
  readonly lang: string;
  /** @default 'plain' */
  readonly host?: HostName;
  /** On the page itself, or in a dialog behind a button. @default 'form' */
  readonly element?: 'form' | 'button';
  /** Id of the site's own form; without it the national one is asked. */
  readonly form?: string;
}

export interface Site {
  readonly origin: string;
  readonly collector: FakeCollector;
  readonly collectorOrigin: string;
  /** Every request to the site, in the order of arrival. */
  readonly requests: Received[];
  /** The address of a page with the form. */
  page(options: PageOptions): string;
  /** Puts a page of a test's own on the site; it gets the same content security policy. @returns its address */
  add(html: string, script?: string): string;
  /** Forgets every request, and lets the collector store again. */
  clear(): void;
  close(): Promise<void>;
}

const built = fileURLToPath(new URL('../../../packages/widget/dist', import.meta.url));

/** Starts both. The scripts are read once, so that a build meanwhile does not change what is tested. */
export async function startSite(): Promise<Site> {
  const collector = createFakeCollector();
  const collectorOrigin = await listen(collector.server);
  const files = new Map<string, File>([
    ...(await readScripts()),
    ['/favicon.ico', { type: 'image/x-icon', body: '' }],
    ...Object.entries<HostPage>(hostPages).map(([name, { css = '' }]): [string, File] => [
      `/${encodeURIComponent(name)}.css`,
      { type: 'text/css', body: css },
    ]),
  ]);
  const requests: Received[] = [];
  // The policy that the form promises to work under; only the host's own style sheet is added to it.
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `connect-src ${collectorOrigin}`,
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');

  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    requests.push({ method, path: url, headers, body: '' });
    const { pathname, searchParams } = new URL(url, 'http://site');
    const file = files.get(pathname);
    const html = pathname === '/' ? renderPage(readQuery(searchParams), collectorOrigin) : undefined;
    if (!file && html === undefined) {
      response.writeHead(404).end();
      return;
    }
    response
      .writeHead(200, {
        'content-type': `${file?.type ?? 'text/html'}; charset=utf-8`,
        'content-security-policy': policy,
        'cache-control': 'no-store',
      })
      .end(file?.body ?? html);
  });
  const origin = await listen(server);
  let added = 0;

  return {
    origin,
    collector,
    collectorOrigin,
    requests,
    page: ({ lang, host = 'plain', element = 'form', form = '' }) =>
      `${origin}/?${new URLSearchParams({ lang, host, element, form })}`,
    add(html, script = '') {
      added += 1;
      files.set(`/added-${added}.js`, { type: 'text/javascript', body: script });
      files.set(`/added-${added}`, {
        type: 'text/html',
        body: html.replace('</head>', `<script src="/added-${added}.js" defer></script></head>`),
      });
      return `${origin}/added-${added}`;
    },
    clear() {
      requests.length = 0;
      collector.requests.length = 0;
      collector.mood = 'stored';
    },
    async close() {
      await Promise.all([end(server), end(collector.server)]);
    },
  };
}

/** A whole page, as `site.add` takes it. */
export const documentOf = (body: string, { lang = 'fi', head = '' } = {}): string =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Palaute</title>
  <meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
  <meta name="google" content="notranslate">
  ${head}</head><body>${body}</body></html>`;

function readQuery(query: URLSearchParams): Required<PageOptions> {
  const host = query.get('host') ?? 'plain';
  if (!(host in hostPages)) throw new Error(`No host page “${host}”.`);
  return {
    lang: query.get('lang') ?? 'fi',
    host: host as HostName,
    element: query.get('element') === 'button' ? 'button' : 'form',
    form: query.get('form') ?? '',
  };
}

function renderPage({ lang, host, element, form }: Required<PageOptions>, collectorOrigin: string): string {
  const { around = inMain, forms = 1, css, ...page }: HostPage = hostPages[host];
  // Where the page is in another language, the form has to say its own.
  const own = page.lang === undefined ? '' : ` lang="${lang}"`;
  const asked = form && ` form="${form}"`;
  const tag = `<palaute-${element}${own}${asked} endpoint="${collectorOrigin}" site-key="palaute_site_test"
    unit="1.2.246.10.32213078.10.0"></palaute-${element}>`;
  const script = bundled.includes(lang)
    ? '<script src="/palaute.js" defer></script>'
    : '<script type="module" src="/browser/loader.js"></script>';
  const body = `<header><p>Hyvinvointialue</p></header>${around(tag.repeat(forms))}
    <footer><p><a href="/">Etusivu</a></p></footer>`;
  const html = documentOf(body, {
    lang: page.lang ?? lang,
    head: `${css ? `<link rel="stylesheet" href="/${encodeURIComponent(host)}.css">` : ''}${script}`,
  });
  return page.dir ? html.replace('<html ', `<html dir="${page.dir}" `) : html;
}

const inMain = (form: string) => `<main>${form}</main>`;

interface File {
  readonly type: string;
  readonly body: string;
}

/** The widget as it is published for script tags: all in one file, and the loader with what it brings in. */
async function readScripts(): Promise<[path: string, file: File][]> {
  const read = async (path: string, file: string): Promise<[string, File]> => [
    path,
    { type: 'text/javascript', body: await readFile(join(built, file), 'utf8') },
  ];
  // A build that is under way takes the old one away first.
  await until('the widget is built (npm run build)', async () =>
    existsSync(join(built, 'browser/loader.js')),
  );
  const parts = await readdir(join(built, 'browser'));
  return Promise.all([
    read('/palaute.js', 'palaute.bundle.js'),
    ...parts
      .filter((part) => part.endsWith('.js'))
      .map((part) => read(`/browser/${part}`, `browser/${part}`)),
  ]);
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function end(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}
