// Prints the bench of reports: `node tests/bench/ingest/bulk-run.ts [records] [rounds] [units] [by-day|random]`.
import { benchBulk } from './bulk.ts';

const [records = '1000000', rounds = '1', units = '300', order] = process.argv.slice(2);
const results = await benchBulk({
  records: Number(records),
  rounds: Number(rounds),
  units: Number(units),
  order: order === 'random' ? 'random' : 'by-day',
});
for (const round of results) {
  process.stdout.write(`${JSON.stringify(round)}\n`);
}
