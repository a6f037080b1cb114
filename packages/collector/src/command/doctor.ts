import { parseArgs } from 'node:util';
import { examine } from '../doctor/doctor.ts';
import { counted, type Finding, type Findings, wrong } from '../doctor/finding.ts';
import { scopes } from '../keys.ts';
import { readSettings } from '../settings.ts';
import { calledWrongly, type Command, notDone, requireNoMore, type Surroundings } from './command.ts';

const help = `Looks for what is wrong with the settings, the database and the way to it, and says what to do. It changes nothing. Run
it where serve runs, with the same environment. Ends with 1 when something is wrong.

  --address URL  also looks from outside, at where callers reach the collector: certificate, proxy, version.
                 Without it PALAUTE_PUBLIC_URL, when that is set
  --key          also looks at a key that does not work: asks for it, or reads it from PALAUTE_KEY or a pipe. A key in the
                 arguments would be seen by everybody on the machine
  --scope SCOPE  with --key: what the key must be allowed, such as feedback:bulk, which also tries a report without
                 storing it
  --json         prints the findings as a JSON array
`;

async function run(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      address: { type: 'string' },
      key: { type: 'boolean' },
      scope: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  if (positionals[0]?.startsWith('palaute_')) {
    throw calledWrongly('A key does not belong among the arguments: others see it there. Give --key alone.');
  }
  requireNoMore(positionals);
  const { scope } = values;
  if (scope !== undefined && !values.key) throw calledWrongly('--scope goes with --key.');
  if (scope !== undefined && !(scopes as readonly string[]).includes(scope)) {
    throw calledWrongly(`--scope is one of ${scopes.join(', ')}.`);
  }
  const { env, now, print } = surroundings;
  const key = values.key ? (env['PALAUTE_KEY'] ?? (await surroundings.ask('Key: '))) : undefined;
  const found: Finding[] = [];
  for await (const finding of findingsOf(env, values.address, key, scope, now)) {
    found.push(finding);
    if (!values.json) print(asLine(finding));
  }
  if (values.json) print(JSON.stringify(found, null, 2));
  const wrongs = found.filter(({ verdict }) => verdict === 'wrong').length;
  if (wrongs > 0) throw notDone(`${counted(wrongs, 'thing is', 'things are')} wrong.`);
}

async function* findingsOf(
  env: Surroundings['env'],
  address: string | undefined,
  key: string | undefined,
  scope: string | undefined,
  now: () => Date,
): Findings {
  let settings;
  try {
    settings = readSettings(env);
  } catch (error) {
    const says = error instanceof Error ? error.message : 'They cannot be read.';
    return yield wrong('settings', says, 'Correct it where serve is started from.');
  }
  yield { check: 'settings', verdict: 'ok', says: 'They can be read.' };
  yield* examine({ settings, key, scope, address: readAddress(address ?? settings.publicUrl), now });
}

/** @throws CommandError */
function readAddress(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.search || url.hash) {
    throw calledWrongly(
      '--address is where callers reach the collector, such as https://palaute.example.fi.',
    );
  }
  return url.href.replace(/\/+$/, '');
}

const asLine = ({ check, verdict, says, remedy }: Finding): string =>
  `${verdict.padEnd(8)}${check}: ${says}${remedy === undefined ? '' : ` ${remedy}`}`;

export const doctorCommand: Command = {
  name: 'doctor',
  usage: '[--address URL] [--key]',
  summary: 'find what is wrong, and say what to do',
  help,
  run,
};
