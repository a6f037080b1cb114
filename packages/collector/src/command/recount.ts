import { parseArgs } from 'node:util';
import { type Difference, findDifferences, repair } from '../recount/recount.ts';
import {
  type Command,
  notDone,
  requireNoMore,
  requireOid,
  requireOrganisation,
  type Surroundings,
  withDatabase,
} from './command.ts';

const help = `Counts all feedbacks anew and compares: figures are read from counters, and each counter must be what the feedbacks
say. Names every counter that is not, and ends with 1 when there is one. Collectors may serve meanwhile.

  --organisation OID  one organisation only
  --repair            sets those that differ right
`;

async function run(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { organisation: { type: 'string' }, repair: { type: 'boolean' } },
  });
  requireNoMore(positionals);
  const { organisation } = values;
  const only = organisation === undefined ? undefined : requireOid('--organisation', organisation);
  await withDatabase(
    surroundings,
    async ({ db }) => {
      if (only !== undefined) await requireOrganisation(db, only);
      const organisations = await db
        .selectFrom('organisation')
        .select('org_id')
        .$if(only !== undefined, (query) => query.where('org_id', '=', only ?? ''))
        .orderBy('org_id')
        .execute();
      let found = 0;
      for (const { org_id } of organisations) {
        const differences = await findDifferences(db, org_id);
        for (const difference of differences) surroundings.print(asLine(difference));
        found += differences.length;
        if (!values.repair || differences.length === 0) continue;
        await repair(db, org_id, differences);
        const left = await findDifferences(db, org_id);
        if (left.length > 0)
          throw notDone(`${countOf(left.length)} wrong again after the repair. Repeat it.`);
      }
      if (found === 0) return surroundings.print('Every counter is what the feedbacks say.');
      if (!values.repair)
        throw notDone(`${countOf(found)} not what the feedbacks say. Set right with --repair.`);
      surroundings.print(`Set right: ${found}. Every counter is what the feedbacks say.`);
    },
    { isPatient: true },
  );
}

const countOf = (n: number): string => (n === 1 ? '1 counter is' : `${n} counters are`);

const asLine = ({
  unit,
  month,
  channel,
  language,
  item,
  answer,
  feedbacks,
  counter,
  isMislabelled,
}: Difference): string =>
  `${unit} ${month} ${channel} ${language} ${item} ${answer}: ` +
  (feedbacks === counter && isMislabelled
    ? 'counted as people who answered, or the other way round'
    : `counter ${counter}, feedbacks ${feedbacks}`);

export const recountCommand: Command = {
  name: 'recount',
  usage: '[--organisation OID] [--repair]',
  summary: 'prove the counters by the feedbacks',
  help,
  run,
};
