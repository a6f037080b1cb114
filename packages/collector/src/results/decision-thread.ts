// The thread that decides what to withhold and chooses what to publish; started by decisions.ts. It answers one question
// after another.
import { parentPort } from 'node:worker_threads';
import { answersOf } from './answers.ts';
import { nextBatch } from './batch.ts';
import type { Question } from './decisions.ts';
import { decideWithholding } from './lattice.ts';
import { decideWrittenPlaces } from './place-groups.ts';

function answer(question: Question) {
  if ('live' in question) return nextBatch(question);
  if ('by' in question) return decideWrittenPlaces(question);
  const { counted, ...rest } = question;
  return decideWithholding({ ...rest, answers: counted.flatMap(answersOf) });
}

parentPort?.on('message', (question: Question) => {
  const startedAt = performance.now();
  const found = answer(question);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
  parentPort?.postMessage({ found, spentMs: performance.now() - startedAt });
});
