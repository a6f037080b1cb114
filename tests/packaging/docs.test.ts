import { readFileSync } from 'node:fs';
import { problems } from '@palaute/schema';
import { describe, expect, it } from 'vitest';

const api = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');

describe('docs/api.md', () => {
  it('lists every problem code with its status and title, and no other', () => {
    const rows = [...api.matchAll(/^\| `([a-z-]+)` +\| (\d{3}) +\| ([^|]+?) +\|/gm)];
    const listed = rows.map(([, code, status, title]) => [code, Number(status), title]);
    expect(listed).toEqual(Object.entries(problems).map(([code, { status, en }]) => [code, status, en]));
  });
});
