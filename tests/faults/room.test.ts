import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeEmbedded, startCollector } from '../environment/collector.ts';
import { call, makeFeedback, put } from '../environment/feedback.ts';
import { expectNotNow } from './refusal.ts';

it('An embedded collector refuses while its disk has too little room, and takes the same once there is enough', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'palaute-room-'));
  const folder = join(parent, 'database');
  await makeEmbedded(folder);
  const feedback = makeFeedback();
  // More than any disk has; really full disks are in `npm run faults`.
  const short = await startCollector({ folder, leastFreeBytes: Number.MAX_SAFE_INTEGER });
  expectNotNow(await call('GET', `${short.url}/readyz`));
  expectNotNow(await put(short.url, short.keys.provider, feedback));
  expect((await call('GET', `${short.url}/livez`)).status).toBe(200);
  await short.stop();
  const enough = await startCollector({ folder });
  expect((await put(enough.url, enough.keys.provider, feedback)).status).toBe(201);
  await enough.stop();
  await rm(parent, { recursive: true });
});
