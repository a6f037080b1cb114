// The demo's keys. The collector stores hashes only, so the demo keeps its own copy in a file that git ignores and
// only its owner can read.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { generateContactKey, generateKey } from '@palaute/collector';

export interface DemoKeys {
  /** Public; stands in the demo page. */
  readonly site: string;
  /** Sends the replay's feedbacks. */
  readonly provider: string;
  /** Reads results with the staff threshold, and publishes measures. */
  readonly staff: string;
  /** Reads results whole. */
  readonly raw: string;
  /** Encrypts contact details, as `PALAUTE_CONTACT_KEYS` would. Without it none are taken. */
  readonly contact?: string;
}

const keyFile = '.palaute/demo-keys.json';

/** Reads the keys, making them the first time; a file of before has no key for contact details, and gets one. */
export function demoKeys(): DemoKeys {
  const known = readKeys();
  if (known?.contact) return known;
  const keys: DemoKeys = {
    ...(known ?? {
      site: generateKey('site'),
      provider: generateKey('provider'),
      staff: generateKey('staff'),
      raw: generateKey('raw'),
    }),
    contact: generateContactKey(),
  };
  mkdirSync(dirname(keyFile), { recursive: true });
  writeFileSync(keyFile, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  return keys;
}

function readKeys(): DemoKeys | undefined {
  try {
    return JSON.parse(readFileSync(keyFile, 'utf8')) as DemoKeys;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
