// The program as a provider's programmer starts it, against a real collector.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  databases,
  startCollector,
  type TestCollector,
  type TestDatabase,
} from '../../tests/environment/collector.ts';

const program = fileURLToPath(new URL('start.ts', import.meta.url));

describe('examples/provider-report', () => {
  let database: TestDatabase;
  let collector: TestCollector;
  beforeAll(async () => {
    const embedded = databases.find(({ name }) => name === 'PGlite');
    if (!embedded) throw new Error('There is an embedded database.');
    database = await embedded.start();
    collector = await startCollector(await database.create(), () => new Date('2026-11-22T10:00:00Z'));
  });
  afterAll(async () => {
    await collector.stop();
    await database.stop();
  });

  const run = async () => {
    const child = spawn(process.execPath, [program], {
      env: { PALAUTE_ENDPOINT: collector.url, PALAUTE_KEY: collector.keys.provider },
    });
    const ended = once(child, 'close') as Promise<[number]>;
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
    return { code: (await ended)[0], out: out.trimEnd().split('\n'), err };
  };

  it('reports its rows, says what was refused and why, and reconciles the month', async () => {
    expect(await run()).toEqual({
      code: 0,
      err: '',
      out: [
        '3 new, 0 there already, 1 refused',
        expect.stringMatching(/^0d9f3a52-6c1e-4f0b-8a57-2f1c9d7e4a04 \/answers\/0\/value .+/),
        '2026-10-01 1.2.246.10.32213078.10.99001 sent 2, held 2',
        '2026-10-06 1.2.246.10.32213078.10.99002 sent 1, held 1',
        'The month is the same on both sides.',
      ],
    });
    const { rows } = await sql<{ open: string }>`
      SELECT text AS open FROM feedback_text WHERE text LIKE 'Sain ajan%'`.execute(collector.database.db);
    expect(rows).toEqual([{ open: 'Sain ajan heti. Numeroni on [poistettu].' }]);
  });

  it('adds nothing when it is run again', async () => {
    const { out } = await run();
    expect([out[0], out.at(-1)]).toEqual([
      '0 new, 3 there already, 1 refused',
      'The month is the same on both sides.',
    ]);
  });
});
