// Prints the bench of reports: `node tests/bench/ingest/bulk-run.ts [records] [rounds] [units]`.
import { benchBulk } from './bulk.ts';

const [records = 1_000_000, rounds = 1, units = 300] = process.argv.slice(2).map(Number);
for (const round of await benchBulk({ records, rounds, units })) {
  process.stdout.write(`${JSON.stringify(round)}\n`);
}
