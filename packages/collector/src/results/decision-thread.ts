// The thread that decides what to withhold; started by decisions.ts. It answers one question after another.
import { parentPort } from 'node:worker_threads';
import type { DecisionQuestion } from './decisions.ts';
import { decideWithholding } from './lattice.ts';
import { answersOf } from './answers.ts';

parentPort?.on('message', ({ counted, ...question }: DecisionQuestion) => {
  const startedAt = performance.now();
  const withheld = decideWithholding({ ...question, answers: counted.flatMap(answersOf) });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
  parentPort?.postMessage({ withheld, spentMs: performance.now() - startedAt });
});
