// The demo site: the collector with an organisation and its keys loaded, and the pages on the same address.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import {
  createCollector,
  type Database,
  loadOrganisation,
  readContactKeys,
  saveKey,
} from '@palaute/collector';
import type { FastifyInstance } from 'fastify';
import { organisation } from '../replay/organisation.ts';
import type { DemoKeys } from './keys.ts';
import { measures } from './measures.ts';

export interface DemoOptions {
  readonly database: Database;
  readonly keys: DemoKeys;
  /** Where the pages will be opened from; the site key works on these only. */
  readonly origins: readonly string[];
  readonly logLevel: string;
}

const from = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const staffScopes = ['results:staff', 'feedback:review', 'measures:write'] as const;

/** Strict on purpose: the widget must work under it. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

/** Builds the site; the caller listens. */
export async function createDemo({
  database,
  keys,
  origins,
  logLevel,
}: DemoOptions): Promise<FastifyInstance> {
  const app = createCollector({
    database,
    logLevel,
    // So that who tries it sees at once what an answer changes. Real figures follow in batches.
    refresh: 'live',
    ...(keys.contact !== undefined && { contactKeys: readContactKeys(keys.contact) }),
    async prepare({ db }) {
      const { oid: orgId } = await loadOrganisation(db, organisation);
      await saveKey(db, keys.site, { orgId, scopes: ['feedback:write'], origins });
      await saveKey(db, keys.provider, { orgId, scopes: ['feedback:write', 'feedback:bulk'], origins: null });
      await saveKey(db, keys.staff, { orgId, scopes: staffScopes, origins: null });
      await saveKey(db, keys.raw, { orgId, scopes: ['results:raw'], origins: null });
    },
  });
  const index = await page('index.html', keys.site);
  const pages = {
    '/': index,
    '/index.html': index,
    '/results.html': await page('results.html', keys.site),
  };
  app.addHook('onSend', async (_request, reply) => {
    const type = String(reply.getHeader('content-type') ?? '');
    // The collector's own page after a plain form has a stricter one.
    const isOurs = type.startsWith('text/html') && !reply.hasHeader('content-security-policy');
    if (isOurs) void reply.header('content-security-policy', contentSecurityPolicy);
    void reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer');
  });
  for (const [path, html] of Object.entries(pages)) {
    app.get(path, (_request, reply) =>
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html),
    );
  }
  for (const [path, file] of [
    ['/palaute.js', 'palaute.bundle.js'],
    ['/palaute-measures.js', 'palaute-measures.bundle.js'],
  ] as const) {
    app.get(path, (_request, reply) => reply.sendFile(file, from('../../packages/widget/dist/')));
  }
  await app.register(fastifyStatic, { root: from('pages/'), index: false, cacheControl: false });
  await app.register(fastifyStatic, {
    root: from('../../packages/schema/dist/'),
    prefix: '/palaute-schema/',
    decorateReply: false,
    index: false,
    cacheControl: false,
  });
  // As staff would, so that there is something to see.
  app.addHook('onListen', async () => {
    for (const [id, payload] of Object.entries(measures)) {
      const headers = { authorization: `Bearer ${keys.staff}` };
      await app.inject({ method: 'PUT', url: `/v1/measures/${id}`, headers, payload });
    }
  });
  return app;
}

/** A page with the placeholders a web team would fill in by hand. */
async function page(file: string, siteKey: string): Promise<string> {
  const html = await readFile(from(`pages/${file}`), 'utf8');
  return html.replaceAll('{{siteKey}}', siteKey).replaceAll('{{organisation}}', organisation.oid);
}
