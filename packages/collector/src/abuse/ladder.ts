// The rungs that hold off abuse, each with a counted verdict. Budgets, proofs and quarantine are gate.ts's, which counts
// for itself; what the rungs before it refuse is told here from the problem's code.
import { type ProblemCode, problems } from '@palaute/schema';
import type { FastifyInstance } from 'fastify';
import { toldProblem } from '../problems.ts';

/** What became of a request at one rung: two words. */
export type Count = (rung: string, verdict: string) => void;

/** In the order in which they are passed; the gate's come after them. */
const rungs = ['key', 'origin', 'size', 'schema', 'rights'] as const;
type Rung = (typeof rungs)[number];

/** Those that stand by themselves; whatever else a record is refused for is the schema's. */
const rungOf: Partial<Record<ProblemCode, Rung>> = {
  'key-required': 'key',
  'unknown-key': 'key',
  'scope-missing': 'key',
  'origin-not-allowed': 'origin',
  'body-too-large': 'size',
  'form-not-allowed': 'rights',
  'unit-not-allowed': 'rights',
  'provider-not-allowed': 'rights',
};

/** The routes that a public key can send feedback by. */
const routes = new Set(['PUT /v1/feedback/:id', 'POST /v1/feedback', 'POST /f/:form']);

/** Counts what passes each rung below the gate, and what each refuses. */
export function countVerdicts(app: FastifyInstance, count: Count): void {
  app.addHook('onResponse', async (request) => {
    if (!routes.has(`${request.method} ${request.routeOptions.url ?? ''}`)) return;
    const code = toldProblem(request);
    const status = code === undefined ? 200 : problems[code].status;
    if (status === 404 || status >= 500) return;
    const refusing = code === undefined || status === 429 ? undefined : (rungOf[code] ?? 'schema');
    for (const rung of rungs) {
      count(rung, rung === refusing ? 'refused' : 'passed');
      if (rung === refusing) return;
    }
  });
}
