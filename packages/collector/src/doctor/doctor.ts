// What is looked at, and in which order: what makes others pointless comes first.
import { openDatabase } from '../database/open.ts';
import type { Settings } from '../settings.ts';
import { checkAddress } from './address.ts';
import { checkContacts, checkCounters, checkKeys, checkRetention, guarded } from './content.ts';
import { type Findings, warning, wrong } from './finding.ts';
import { checkFolder } from './folder.ts';
import { checkKey } from './key.ts';
import { checkProxy } from './proxy.ts';
import { checkReach, checkReplica, checkServer, checkTables } from './server.ts';

export interface DoctorOptions {
  readonly settings: Settings;
  /** A key that somebody has trouble with. */
  readonly key: string | undefined;
  /** What that key must be allowed. */
  readonly scope: string | undefined;
  /** Where callers reach the collector, without a slash at its end. */
  readonly address: string | undefined;
  readonly now: () => Date;
}

/** Looking takes longer than a request may. */
const statementTimeoutMs = 120_000;

export async function* examine(options: DoctorOptions): Findings {
  const { settings, address, key, now } = options;
  const { database: location } = settings;
  if (settings.refresh === 'live') {
    yield warning(
      'figures',
      'PALAUTE_REFRESH=live: whoever reads figures before and after a feedback knows what it says.',
      'Unset it, unless this is a demonstration.',
    );
  }
  const isThere = 'url' in location || (yield* checkFolder(location.folder));
  if (isThere) yield* guarded('database', examineDatabase(options));
  if (address === undefined) return;
  if (yield* checkAddress(address, now)) {
    const bulkKey = options.scope === 'feedback:bulk' ? key : undefined;
    yield* guarded('proxy', checkProxy({ address, trustedProxies: settings.trustedProxies, bulkKey, now }));
  }
}

async function* examineDatabase({ settings, key, scope, now }: DoctorOptions): Findings {
  const { database: location } = settings;
  const isEmbedded = 'folder' in location;
  const opened = await openDatabase(isEmbedded ? location : { ...location, statementTimeoutMs }).catch(
    (error: unknown) => (error instanceof Error ? error : new Error('unknown')),
  );
  if (opened instanceof Error) {
    return yield wrong(
      'database',
      'The embedded database does not open.',
      'If a newer version has opened it, use that version; else restore the last export.',
    );
  }
  const { db } = opened;
  try {
    const reach = await checkReach(db);
    yield reach;
    if (reach.verdict !== 'ok') return;
    if (!isEmbedded && location.readUrl !== undefined) yield await checkReplica(opened.readDb);
    // Its server is this process: there is nothing to be wrong.
    if (!isEmbedded) yield* guarded('server', checkServer(db, now));
    if (!(yield* checkTables(db))) return;
    if (key !== undefined) yield await checkKey(db, key, scope, now());
    yield* guarded('keys', checkKeys(db, now()));
    yield* guarded('contact keys', checkContacts(db, settings.contactKeys));
    yield* guarded('retention', checkRetention(db, settings.retention, now()));
    yield* guarded('counters', checkCounters(db));
  } finally {
    await opened.close();
  }
}
