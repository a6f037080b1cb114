// Settings as an operator meets them: the table of docs/running.md, the start of a collector, a slip in a name.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { describeSettings, variables } from '../../packages/collector/src/variables.ts';
import { readSettings } from '../../packages/collector/src/settings.ts';
import { cleanEnvironment } from '../environment/process.ts';

const program = fileURLToPath(new URL('../../packages/collector/bin.js', import.meta.url));
const run = promisify(execFile);

describe('The settings', () => {
  it('are those of the table in docs/running.md, with the same defaults', async () => {
    const page = await readFile(new URL('../../docs/running.md', import.meta.url), 'utf8');
    const rows = [...page.matchAll(/^\| `([A-Z_]+)` +\| (.+?) +\| `([^`]+)` +\|$/gm)];
    const listed = rows.map(([, name, meaning = '', otherwise]) => ({
      name,
      otherwise,
      isSecret: meaning.startsWith('secret'),
    }));
    const known = Object.entries(variables).map(([name, variable]) => ({
      name,
      otherwise: variable.otherwise,
      isSecret: 'isSecret' in variable,
    }));
    expect(listed).toEqual(known);
  });

  it('have the defaults that they are said to have', () => {
    const shown = Object.fromEntries(
      describeSettings(readSettings({})).map((line) => line.trim().split(/ {2,}/)),
    );
    const said = Object.entries(variables).map(([name, { otherwise }]) => [name, otherwise]);
    expect(shown).toEqual(Object.fromEntries(said));
  });

  it('stop a collector at a slip in a name, before anything is opened', async () => {
    const env = { ...cleanEnvironment(), PALAUTE_TEXT_DAY: '30', PALAUTE_FOLDER: '/nowhere/at/all' };
    await expect(run(process.execPath, [program, 'serve'], { env })).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr:
        'palaute-collector: PALAUTE_TEXT_DAY is no setting of the collector. Is PALAUTE_TEXT_DAYS meant?\n',
    });
  });
});
