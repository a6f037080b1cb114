// The README's program for another language, tried as it stands there, by a validator that is not ours. Run by
// `npm run test:python`, apart from `npm test`, because it needs Python and its jsonschema.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examples } from '../generate/examples.ts';
import { publishedFolder } from '../generate/published-files.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

describe('the Python program of the README', () => {
  let folder = '';
  beforeAll(() => {
    const { status } = spawnSync('python3', ['-c', 'from jsonschema import Draft202012Validator']);
    if (status !== 0)
      throw new Error('Python’s jsonschema is missing. Install it: apt-get install python3-jsonschema');
    folder = mkdtempSync(join(tmpdir(), 'palaute-readme-'));
    writeFileSync(join(folder, 'validate.py'), /```python\n(.*?)```/s.exec(readme)?.[1] ?? '');
    copyFileSync(join(publishedFolder, 'feedback.schema.json'), join(folder, 'feedback.schema.json'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('finds nothing in the examples', () => {
    const files = readdirSync(join(publishedFolder, 'examples'));
    const paths = files.map((file) => join(publishedFolder, 'examples', file));
    expect(execFileSync('python3', ['validate.py', ...paths], { cwd: folder, encoding: 'utf8' })).toBe('');
  });

  test.each<[object, string]>([
    [{ unit: '1.2.246.10.32213079.10.0' }, '$.unit: oid-check-digit'],
    [{ answers: [examples.web.answers[0], examples.web.answers[0]] }, '$.answers'],
    [
      {
        answers: [
          { item: 'nps', value: 1 },
          { item: 'nps', value: 2 },
        ],
      },
      '$.answers[1]: item-repeated',
    ],
    [{ shown: ['open'], answers: [{ item: 'nps', value: 1 }] }, '$.answers[0]: item-not-shown'],
    [{ contactOn: '2026-02-30' }, '$.contactOn'],
    [{ name: 'Maija' }, "('name' was unexpected)"],
    [{ unit: `${examples.web.unit}\n` }, '$.unit'],
    [{ answers: [{ item: 'nps', value: 11 }] }, '$.answers[0].value'],
  ])('with %j says %s', (change, told) => {
    writeFileSync(join(folder, 'record.json'), JSON.stringify({ ...examples.web, ...change }));
    const { status, stdout } = spawnSync('python3', ['validate.py', 'record.json'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stdout).toContain(told);
    expect(status).toBe(1);
  });
});
