import { instrumentTextIds } from '@palaute/schema/texts';
import { fi as fiPack } from '@palaute/schema/texts/fi';
import { expect } from '@open-wc/testing';
import { describe, it } from '../../../testing/page.ts';
import { en as enMeasures } from '../../measures/locales/en.ts';
import { fi as fiMeasures } from '../../measures/locales/fi.ts';
import { sv as svMeasures } from '../../measures/locales/sv.ts';
import type { PublishedMessages } from '../../published/messages.ts';
import { en } from './en.ts';
import { fi } from './fi.ts';
import { sv } from './sv.ts';

type Part = string | ((...parts: readonly unknown[]) => string) | Readonly<Record<string, unknown>>;

/** Every text by where it stands, each function as it reads with `parts`. */
function textsOf(messages: PublishedMessages, ...parts: readonly string[]): Map<string, string> {
  const texts = new Map<string, string>();
  const visit = (path: string, part: Part): void => {
    if (typeof part === 'string') texts.set(path, part);
    else if (typeof part === 'function') texts.set(path, part(...parts));
    else for (const [key, value] of Object.entries(part)) visit(`${path}.${key}`, value as Part);
  };
  for (const [key, part] of Object.entries(messages)) visit(key, part as Part);
  return texts;
}

for (const [name, locale, finnish] of [
  ['results', fi, fi],
  ['results', sv, fi],
  ['results', en, fi],
  ['measures', fiMeasures, fiMeasures],
  ['measures', svMeasures, fiMeasures],
  ['measures', enMeasures, fiMeasures],
] as const) {
  describe(`the texts of the ${name} in ${locale.language}`, () => {
    const texts = textsOf(locale.messages, '17', '12', '9', '8');

    it('are where Finnish has texts, and say something of their own', () => {
      const others = textsOf(finnish.messages, '17', '12', '9', '8');
      expect([...texts.keys()].toSorted()).to.deep.equal([...others.keys()].toSorted());
      for (const [path, text] of texts) {
        // Names of months are brought in, and the wording of Finnish is official.
        if (path !== 'months' && path !== 'unofficial') expect(text, path).to.match(/\p{Letter}{2}/u);
        expect(text, path).not.to.match(/undefined|^\s|\s$|\s\s/);
        expect(text.normalize('NFC'), path).to.equal(text);
        if (locale !== finnish && path !== 'months') expect(text, path).not.to.equal(others.get(path));
      }
    });
  });
}

it('whether the wording is official is told as the text packs tell it', () => {
  // A file for script tags leaves the list out, so the messages say it themselves.
  const isOfficial = ({ pack }: typeof fi) => pack.official.length > 0;
  for (const locale of [fi, sv, en]) expect(locale.messages.unofficial === '').to.equal(isOfficial(locale));
  expect(fi.pack.texts).to.deep.equal(fiPack.texts);
  for (const id of instrumentTextIds) expect(fi.pack.texts[id]).to.equal(fiPack.texts[id]);
});
