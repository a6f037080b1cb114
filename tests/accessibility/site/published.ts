// Pages with the elements that show what is published, and a collector on the same origin whose answers go by the path
// that a page gives as its endpoint: `/withheld/v1/results`.
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import {
  likertOf,
  measuresReply,
  npsOf,
  ownItems,
  resultsReply,
  trendReply,
  withheld,
} from '../../../packages/widget/testing/published.ts';
import { documentOf } from './site.ts';

const dist = fileURLToPath(new URL('../../../packages/widget/dist/', import.meta.url));
const files = ['palaute-results.bundle.js', 'palaute-measures.bundle.js', 'palaute.bundle.js'];

const items = [...resultsReply().items, ...ownItems()];
const hidden = items.map((item) => ({ ...item, figure: withheld }));
const unanswered = resultsReply().items.map((item) => ({
  ...item,
  figure: item.kind === 'likert' ? likertOf(0, 0, 0, 0, 0) : { n: 0 },
}));

/** What a collector may answer; the status alone where it has nothing to tell. */
const answers: Readonly<Record<string, Readonly<Record<string, unknown>> | number | 'hanging'>> = {
  shown: {
    results: resultsReply({ aggregated: 120, items }),
    'results/trend': trendReply(),
    measures: measuresReply(),
  },
  withheld: { results: resultsReply({ feedback: withheld, nps: withheld, items: hidden }) },
  empty: {
    results: resultsReply({ feedback: { n: 0 }, nps: npsOf(0, 0, 0), items: unanswered }),
    measures: measuresReply({ measures: [] }),
  },
  failed: 503,
  unknown: 404,
  loading: 'hanging',
};

export type PublishedState = 'shown' | 'withheld' | 'empty' | 'failed' | 'unknown' | 'loading' | 'screen';

export interface PublishedSite {
  /** The address of a page in one state. */
  page(state: PublishedState, lang: string): string;
  /** How often something was asked of the collector in a state. */
  asked(state: PublishedState): number;
  close(): Promise<void>;
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html 'allow-duplicates'",
].join('; ');

const place = 'organisation="1.2.246.10.32213078.10.0" unit="1.2.246.10.32213078.10.99001"';

function renderPage(state: string, lang: string): string {
  const endpoint = `endpoint="/${state === 'screen' ? 'shown' : state}"`;
  const head = files.map((file) => `<script src="/${file}" defer></script>`).join('');
  const body =
    state === 'screen'
      ? `<main><palaute-results ${endpoint} ${place} mode="screen"><h1 slot="heading">1</h1></palaute-results></main>`
      : `<main><h1>1</h1><palaute-results ${endpoint} ${place} period="2025-T1"></palaute-results>
        ${state === 'withheld' ? '' : `<palaute-measures ${endpoint} ${place}></palaute-measures>`}
        ${state === 'shown' ? `<palaute-form endpoint="" site-key="k" unit="1.2.246.10.32213078.10.99001"></palaute-form>` : ''}</main>`;
  return documentOf(body, { lang, head: `<link rel="stylesheet" href="/page.css">${head}` });
}

export async function startPublishedSite(): Promise<PublishedSite> {
  const scripts = new Map<string, Buffer>(
    await Promise.all(files.map(async (file) => [`/${file}`, await readFile(dist + file)] as const)),
  );
  const asked = new Map<string, number>();
  const send = (response: ServerResponse, status: number, type: string, body: string | Buffer) =>
    response.writeHead(status, { 'content-type': type, 'content-security-policy': policy }).end(body);
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://site');
    const script = scripts.get(pathname);
    const [, state = '', what = ''] = /^\/(\w+)\/v1\/(.+)$/.exec(pathname) ?? [];
    const answer = answers[state];
    if (what) asked.set(state, (asked.get(state) ?? 0) + 1);
    if (script) send(response, 200, 'text/javascript; charset=utf-8', script);
    else if (pathname === '/page.css') {
      const css = 'body { background: light-dark(#fff, #16191d); color: light-dark(#111, #eee) }';
      send(response, 200, 'text/css', css);
    } else if (answer === 'hanging') return;
    else if (typeof answer === 'number') send(response, answer, 'application/json', '{}');
    else if (answer) {
      const body = answer[what];
      send(response, body ? 200 : 404, 'application/json', JSON.stringify(body ?? {}));
    } else {
      const html = renderPage(searchParams.get('state') ?? '', searchParams.get('lang') ?? 'fi');
      send(response, pathname === '/' ? 200 : 404, 'text/html; charset=utf-8', html);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    page: (state, lang) => `http://127.0.0.1:${port}/?${new URLSearchParams({ state, lang })}`,
    asked: (state) => asked.get(state) ?? 0,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
