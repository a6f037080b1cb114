// `palaute texts`: for those who bring a language pack. Its report is in English, as a pack's rules are.
import { readFile } from 'node:fs/promises';
import { checkTextPack, exampleTextPack } from '@palaute/schema/texts';
import { describeTextPack } from '../text-pack-report.ts';
import { type Typed, UsageError } from './options.ts';
import type { Terminal } from './terminal.ts';

async function readPack(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new UsageError(`${file} cannot be read.`, { cause });
  }
  try {
    // A byte order mark is Windows' habit, not a fault of the pack.
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new UsageError(`${file} is not JSON.`, { cause });
  }
}

export async function texts(
  { positionals, values, messages: say }: Typed,
  terminal: Terminal,
): Promise<number> {
  const [, action, file, ...rest] = positionals;
  if (action === 'example' && file === undefined) {
    terminal.json(values.json ? { pack: exampleTextPack } : exampleTextPack);
    return 0;
  }
  if (action !== 'check' || file === undefined || rest.length > 0) throw new UsageError(say.help);
  const report = checkTextPack(await readPack(file));
  if (values.json) terminal.json(report);
  else terminal.out(describeTextPack(report));
  return report.problems.length === 0 ? 0 : 1;
}
