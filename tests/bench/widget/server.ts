// Serves the pages, the compressed files, and PostHog's survey in the place of its server. Remembers what it sent.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync } from 'node:zlib';
import type { Assets } from './assets.ts';
import type { Entry } from './entries.ts';
import { least, most, question } from './pages/question.ts';

export interface BenchServer {
  readonly origin: string;
  /** Address of the page of an entry. */
  pageOf(name: string): string;
  /** Files sent since `begin`, bytes of their bodies. */
  readonly sent: Map<string, number>;
  /** Addresses that were asked for and that nobody answers. */
  readonly unanswered: string[];
  /** Begins a round: forgets the last. */
  begin(): void;
  stop(): Promise<void>;
}

const page = ({ name, html }: Entry): string => `<!doctype html>
<html lang="fi">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <link rel="icon" href="data:," />
    <title>${name}</title>
  </head>
  <body>
    <h1>Terveysasema</h1>
    <p>Avoinna arkisin 8–16. <button type="button">Varaa aika</button></p>
    ${html}
  </body>
</html>`;

/** One survey of one question, as PostHog's server gives it. */
const posthogSurveys = {
  surveys: [
    {
      id: 'nps',
      name: 'NPS',
      type: 'api',
      description: '',
      start_date: '2026-01-01T00:00:00Z',
      end_date: null,
      conditions: null,
      appearance: { whiteLabel: true },
      questions: [
        {
          id: 'nps',
          type: 'rating',
          display: 'number',
          scale: 10,
          question,
          description: '',
          lowerBoundLabel: least,
          upperBoundLabel: most,
          buttonText: 'Lähetä',
          optional: false,
          skipSubmitButton: false,
        },
      ],
    },
  ],
};

/** Starts on a free port. */
export async function startServer(entries: readonly Entry[], assets: Assets): Promise<BenchServer> {
  const sent = new Map<string, number>();
  const unanswered: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    const entry = entries[Number(pathname.slice(1) || 'none')];
    const send = (type: string, body: Buffer) =>
      response
        .writeHead(200, {
          'content-type': `${type}; charset=utf-8`,
          'content-encoding': 'br',
          'content-length': body.length,
          'cache-control': 'no-store',
        })
        .end(body);
    const asset = assets.get(pathname);
    if (entry) send('text/html', brotliCompressSync(page(entry)));
    else if (asset) {
      sent.set(pathname, asset.length);
      send(pathname.endsWith('.css') ? 'text/css' : 'text/javascript', asset);
    } else if (pathname === '/api/surveys/') {
      send('application/json', brotliCompressSync(JSON.stringify(posthogSurveys)));
    } else {
      unanswered.push(`${request.method} ${pathname}`);
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    pageOf: (wanted) => `${origin}/${entries.findIndex(({ name }) => name === wanted)}`,
    sent,
    unanswered,
    begin() {
      sent.clear();
      unanswered.length = 0;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
