// One server for the examples: a collector with an organisation and a site key, the widget's files, and the pages. The
// pages are opened at 127.0.0.1 and the collector is called at localhost: two origins, as on most real sites.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { createCollector, type Database, loadOrganisation, saveKey } from '@palaute/collector';
import type { FastifyInstance } from 'fastify';
import { organisation, unitOid } from '../demo/organisation.ts';
import type { Example } from './example.ts';

export interface SiteOptions {
  readonly database: Database;
  readonly siteKey: string;
  /** Secret; for the examples that are filled. */
  readonly providerKey?: string;
  readonly port: number;
  readonly examples: readonly Example[];
  readonly logLevel: string;
}

const from = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const dist = from('../../packages/widget/dist/');

/** Where the pages are opened. */
export const pageOrigin = (port: number): string => `http://127.0.0.1:${port}`;

/** What the site asks, with and without JavaScript alike. */
const forms = [
  {
    id: 'feedback',
    unit: unitOid(99001),
    statements: { assignment: 'fixed', ids: ['access', 'encounter'] },
    links: { privacy: 'https://www.example.fi/tietosuoja' },
  },
];

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

/** Builds the site; the caller listens on `localhost`. */
export async function createSite(options: SiteOptions): Promise<FastifyInstance> {
  const { database, siteKey, providerKey, port, examples, logLevel } = options;
  const collector = `http://localhost:${port}`;
  const app = createCollector({
    database,
    logLevel,
    // So that who tries it sees at once what an answer changes. Real figures follow in batches.
    refresh: 'live',
    async prepare({ db }) {
      const { oid: orgId } = await loadOrganisation(db, { ...organisation, forms });
      const origins = [pageOrigin(port), collector];
      await saveKey(db, siteKey, { orgId, scopes: ['feedback:write'], origins });
      if (providerKey !== undefined) {
        const scopes = ['feedback:write', 'feedback:bulk', 'measures:write'];
        await saveKey(db, providerKey, { orgId, scopes, origins: null });
      }
    },
  });
  const integrity = JSON.parse(await readFile(`${dist}integrity.json`, 'utf8')) as Record<string, string>;
  const complete = (html: string) =>
    html
      .replaceAll('{{collector}}', collector)
      .replaceAll('{{siteKey}}', siteKey)
      .replaceAll('{{organisation}}', organisation.oid)
      .replaceAll('{{unit}}', unitOid(99001))
      .replaceAll('{{showing}}', () => randomUUID())
      .replaceAll(/\{\{integrity:(.+?)\}\}/g, (_placeholder, file: string) => integrity[file] ?? '');

  if (providerKey !== undefined) {
    app.addHook('onListen', async () => {
      for (const { fill } of examples) {
        await fill?.({ collector, key: providerKey, organisation: organisation.oid });
      }
    });
  }
  serveFolder(app, '/widget/', dist);
  for (const name of new Set(examples.flatMap(({ packages = [] }) => packages))) {
    serveFolder(app, `/packages/${name}/`, from(`../../node_modules/${name}/dist/`));
  }
  for (const { name, policy, build } of examples) {
    const built = (await build?.()) ?? {};
    app.get<{ Params: { '*': string } }>(`/${name}/*`, async (request, reply) => {
      const file = request.params['*'] || 'index.html';
      const [, ending = ''] = /^[\w-]+\.(html|css|js)$/.exec(file) ?? [];
      const text = built[file] ?? (ending && (await readOwn(name, file)));
      if (!text) return reply.callNotFound();
      if (ending === 'html' && policy) {
        void reply.header('content-security-policy', policy(file, collector));
      }
      void reply.header('cache-control', 'no-cache').type(types[ending] ?? '');
      return ending === 'html' ? complete(text) : text;
    });
  }
  return app;
}

function serveFolder(app: FastifyInstance, prefix: string, root: string): void {
  void app.register(fastifyStatic, { root, prefix, decorateReply: false, index: false, cacheControl: false });
}

/** A file of an example's folder; empty when there is none. */
const readOwn = (name: string, file: string): Promise<string> =>
  readFile(from(`../${name}/${file}`), 'utf8').catch(() => '');
