// The thread that decides what to withhold; started by decisions.ts. It answers one question after another.
import { parentPort } from 'node:worker_threads';
import { decideWithholding, type WithholdingQuestion } from './lattice.ts';

parentPort?.on('message', (question: WithholdingQuestion) => {
  const startedAt = performance.now();
  const withheld = decideWithholding(question);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
  parentPort?.postMessage({ withheld, spentMs: performance.now() - startedAt });
});
