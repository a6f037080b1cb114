import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const dist = new URL('../../packages/widget/dist/', import.meta.url);
const hashes = JSON.parse(readFileSync(new URL('integrity.json', dist), 'utf8')) as Record<string, string>;

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(new URL(`${folder}/`, dist))
    .filter((file) => file.endsWith(ending))
    .map((file) => `${folder}/${file}`);

describe('integrity.json', () => {
  it('names every file that a page loads by tag, and no other', () => {
    const files = [
      ...filesIn('browser', '.js'),
      'palaute.bundle.js',
      'palaute-results.bundle.js',
      'palaute-measures.bundle.js',
      ...filesIn('themes', '.css'),
    ];
    expect(Object.keys(hashes).toSorted()).toEqual(files.toSorted());
  });

  it('has the hash of each file as it was built', () => {
    const built = Object.keys(hashes).map((file) => {
      const hash = createHash('sha384').update(readFileSync(new URL(file, dist)));
      return [file, `sha384-${hash.digest('base64')}`];
    });
    expect(hashes).toEqual(Object.fromEntries(built));
  });
});
