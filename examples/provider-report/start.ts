// `PALAUTE_KEY=… npx node examples/provider-report/start.ts` reports what a provider's own system has, and reconciles.
import { readFileSync } from 'node:fs';
import { createPalaute } from '@palaute/client';
import { type Feedback, instrumentVersion, schemaVersion } from '@palaute/schema';
import { maskPersonalData } from '@palaute/schema/personal-data';
import type { Answered } from './answered.ts';

const { PALAUTE_ENDPOINT: endpoint = 'http://localhost:8080', PALAUTE_KEY: key } = process.env;
const palaute = createPalaute({ endpoint, key });
const rows = JSON.parse(readFileSync(new URL('answered.json', import.meta.url), 'utf8')) as Answered[];

const instrument = {
  schema: schemaVersion,
  instrument: instrumentVersion,
  textVersion: '2026-11-22',
} as const;
const asked = { language: 'fi', collectionChannel: 'app' } as const;
const shown = ['nps', 'open', 'access'];
const feedbacks = rows.map(({ id, unit, visitedOn, score, helped, comment }): Feedback => {
  const answers: Feedback['answers'] = [];
  if (score !== null) answers.push({ item: 'nps', value: score });
  if (comment !== null) answers.push({ item: 'open', value: maskPersonalData(comment).text });
  answers.push(
    helped === null ? { item: 'access', missing: 'dont-know' } : { item: 'access', value: helped },
  );
  return { ...instrument, ...asked, shown, id, unit, contactOn: visitedOn, answers };
});

const { stored, duplicate, rejections } = await palaute.report(feedbacks);
console.log(`${stored} new, ${duplicate} there already, ${rejections.length} refused`);
for (const { id, problem } of rejections) console.log(id, problem?.pointer, problem?.title);

const refused = new Set(rejections.map(({ id }) => id));
const taken = feedbacks.filter(({ id }) => !refused.has(id));
const { isSame, days } = await palaute.reconcile('2026-10', taken);
for (const { day, unit, sent, held } of days) console.log(day, unit, `sent ${sent}, held ${held}`);
console.log(isSame ? 'The month is the same on both sides.' : 'The month differs.');
