// What examples/running says of containers, as far as it can be told where none can run.
import { readFile } from 'node:fs/promises';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { variables } from '../../packages/collector/src/variables.ts';

const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
const compose = await read('examples/running/compose.yaml');
const containerfile = await read('examples/running/Containerfile');
const proxy = await read('examples/running/nginx.conf');
const page = await read('docs/running.md');

/** The lines below a key, as far as they are indented further. */
function below(key: string): string {
  const [, indent = '', rest = ''] = new RegExp(`^( *)${key}:.*\n([^]*)$`, 'm').exec(compose) ?? [];
  const lines = rest.split('\n');
  const end = lines.findIndex((line) => line.trim() !== '' && !line.startsWith(`${indent} `));
  return lines.slice(0, end === -1 ? undefined : end).join('\n');
}

describe('compose.yaml', () => {
  it('is YAML', async () => {
    await expect(format(compose, { parser: 'yaml' })).resolves.toContain('services:');
    await expect(format(`${compose}\n  - [`, { parser: 'yaml' })).rejects.toThrow();
  });

  it('sets nothing that the collector does not know, and secrets by files only', () => {
    const names = [...below('  environment').matchAll(/^ +([A-Z_]+):/gm)].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(4);
    for (const name of names) {
      const variable = Object.entries(variables).find(([known]) => known === name.replace(/_FILE$/, ''))?.[1];
      expect(variable, name).toBeDefined();
      expect('isSecret' in (variable ?? {}), name).toBe(name.endsWith('_FILE'));
    }
  });

  it('gives every secret that is used, and docs/running.md tells how each is made', () => {
    const given = [
      ...compose.slice(compose.lastIndexOf('\nsecrets:')).matchAll(/^ {2}([a-z-]+): \{ file: (\S+) \}$/gm),
    ];
    const used = [...`${compose}${proxy}`.matchAll(/\/run\/secrets\/([a-z-]+)/g)].map(([, name]) => name);
    expect(new Set(used)).toEqual(new Set(given.map(([, name]) => name)));
    for (const [, name = '', file] of given) {
      expect(file).toBe(`./secrets/${name}`);
      expect(page).toMatch(new RegExp(`(> |> secrets/| )${name}$`, 'm'));
    }
  });

  it('runs collectors and proxy as ordinary users on a root that nobody writes to', () => {
    for (const part of [below('x-collector'), below('  proxy')]) {
      expect(part).toContain('read_only: true');
      expect(part).toMatch(/^ +user: (node|nginx)$/m);
      expect(part).toContain('cap_drop: [ALL]');
    }
    expect(containerfile).toMatch(/^USER node$/m);
  });

  it('trusts the one proxy that it has, and opens no port but its', () => {
    const trusted = /PALAUTE_TRUSTED_PROXIES: (\S+)/.exec(compose)?.[1];
    expect(/ipv4_address: (\S+)/.exec(below('  proxy'))?.[1]).toBe(trusted);
    expect(compose.match(/^ +ports:/gm)).toHaveLength(1);
    expect(below('  proxy')).toContain("ports: ['80:8080', '443:8443']");
    const upstreams = [...proxy.matchAll(/server (collector-\d):8080/g)].map(([, name]) => name);
    expect(upstreams).toEqual([...compose.matchAll(/^ {2}(collector-\d):/gm)].map(([, name]) => name));
  });

  it('has proxy and collectors at addresses of their own, which no other container can get', () => {
    const [, own = ''] = /subnet: (\S+)\.0\/24, ip_range: \1\.128\/25/.exec(compose) ?? [];
    const addresses = ['  proxy', '  collector-1', '  collector-2'].map(
      (name) => /ipv4_address: ([\d.]+)/.exec(below(name))?.[1] ?? '',
    );
    expect(new Set(addresses)).toHaveLength(3);
    for (const address of addresses) {
      expect(address.slice(0, own.length)).toBe(own);
      expect(Number(address.slice(own.length + 1))).toBeLessThan(128);
    }
    expect(compose.match(/^ +<<: \*collector$/gm)).toHaveLength(2);
  });

  it('knows whether each container is well', () => {
    expect(compose.match(/^ +healthcheck:/gm)).toHaveLength(2);
    expect(below('x-collector')).toContain('/readyz');
    expect(below('x-collector')).toContain('condition: service_healthy');
  });
});
