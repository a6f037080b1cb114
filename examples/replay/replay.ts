// `npm run replay`: sends Oma Häme's published four months to a running collector through @palaute/client and prints
// the published figures beside the computed ones. A second run adds nothing.
import { createPalaute, isPalauteError, type ReportCounts } from '@palaute/client';
import { organisation } from '../demo/organisation.ts';
import { type DemoKeys, demoKeys } from '../demo/keys.ts';
import { type Comparison, compare, isReproduced } from './compare.ts';
import { replayFeedbacks } from './feedbacks.ts';

const period = '2025-T1';
const endpoint = process.env['PALAUTE_ENDPOINT'] ?? `http://localhost:${process.env['PORT'] ?? 8080}`;

function drawProgress(total: number): (counts: ReportCounts) => void {
  const { isTTY = false } = process.stderr;
  const startedAt = performance.now();
  let shown = -1;
  return ({ stored, duplicate, rejected }) => {
    const done = stored + duplicate + rejected;
    const percent = Math.floor((100 * done) / total);
    if (percent === shown || (!isTTY && percent % 10 !== 0)) return;
    shown = percent;
    const rate = Math.round(done / ((performance.now() - startedAt) / 1000));
    const bar = '█'.repeat(Math.floor(percent / 4)).padEnd(25, '░');
    const line = `${bar} ${String(percent).padStart(3)} %  ${done}/${total}  ${rate}/s`;
    process.stderr.write(isTTY ? `\r${line}${done === total ? '\n' : ''}` : `${line}\n`);
  };
}

const show = (value: number | null, decimals: number, absent: string) =>
  value === null ? absent : value.toFixed(decimals);

function table(comparisons: readonly Comparison[]): string {
  const rows = [
    ['figure', 'published', 'computed', '', 'public sees'],
    ...comparisons.map(({ name, published, computed, decimals, public: open }) => [
      name,
      published.toFixed(decimals),
      show(computed, decimals, 'none'),
      computed === published ? 'same' : 'DIFFERS',
      show(open, decimals, 'withheld'),
    ]),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}

async function replay(keys: DemoKeys): Promise<boolean> {
  // Asked once, without patience, so that a collector that is not there is told at once.
  await createPalaute({ endpoint, retries: 0 }).results({ organisation: organisation.oid, period });
  const feedbacks = replayFeedbacks();
  const provider = createPalaute({ endpoint, key: keys.provider });
  process.stdout.write(`Sending ${feedbacks.length} feedbacks to ${endpoint}\n`);
  const report = await provider.report(feedbacks, { onProgress: drawProgress(feedbacks.length) });
  process.stdout.write(
    `New ${report.stored}, there already ${report.duplicate}, rejected ${report.rejected}\n\n`,
  );
  const query = { organisation: organisation.oid, period };
  const whole = await createPalaute({ endpoint, key: keys.raw }).results(query);
  const open = await createPalaute({ endpoint }).results(query);
  const comparisons = compare(whole, open);
  process.stdout.write(`${table(comparisons)}\n\n`);
  const isSame = isReproduced(comparisons) && report.rejected === 0;
  process.stdout.write(isSame ? 'Every figure is the published one.\n' : 'Some figures differ.\n');
  return isSame;
}

try {
  const { PALAUTE_PROVIDER_KEY: provider, PALAUTE_RAW_KEY: raw } = process.env;
  const keys = provider && raw ? { site: '', staff: '', provider, raw } : demoKeys();
  if (!(await replay(keys))) process.exitCode = 1;
} catch (error) {
  if (!isPalauteError(error)) throw error;
  const remedy =
    error.code === 'network'
      ? `No collector answers at ${endpoint}. Start one with: npm start`
      : `The collector at ${endpoint} did not take it: ${error.message}`;
  process.stderr.write(`\n${remedy}\n`);
  process.exitCode = 1;
}
