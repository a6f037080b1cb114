import { feedbackKindList, feedbackKinds, languages } from '@palaute/schema/code-lists';
import { instrumentTextIds } from '@palaute/schema/texts';
import { notices } from '@palaute/schema/texts/sections';
import { expect, fixtureSync, html } from '@open-wc/testing';
import { describe, it } from '../../testing/page.ts';
import type { Locale, Messages } from '../messages.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { et } from './et.ts';
import { fiSelko } from './fi-x-selko.ts';
import { fi } from './fi.ts';
import { ru } from './ru.ts';
import { se } from './se.ts';
import { smn } from './smn.ts';
import { sms } from './sms.ts';
import { so } from './so.ts';
import { sv } from './sv.ts';
import { uk } from './uk.ts';

const locales = [fi, sv, en, se, smn, sms, ru, uk, et, ar, so, fiSelko];
const tagOf = ({ tag, pack }: Locale): string => tag ?? pack.language;

type Part = string | Readonly<Record<string, unknown>> | ((...parts: string[]) => string);

/** Every text by where it stands, each function as it reads with `parts`. */
function textsOf(messages: Messages, ...parts: readonly string[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const visit = (path: string, part: Part): void => {
    if (typeof part === 'string') texts.set(path, part);
    else if (typeof part === 'function') texts.set(path, part(...parts));
    else for (const [key, value] of Object.entries(part)) visit(`${path}.${key}`, value as Part);
  };
  for (const [key, part] of Object.entries(messages)) visit(key, part);
  return texts;
}

it('there is one for every language of the record', () => {
  expect(locales.map(tagOf).toSorted()).to.deep.equal([...languages].toSorted());
});

for (const locale of locales) {
  const { messages, pack, lang = pack.language } = locale;
  const texts = textsOf(messages, '17', '12');

  describe(`the texts in ${tagOf(locale)}`, () => {
    it('name every kind of feedback and every kind of personal data', () => {
      for (const kind of feedbackKinds) expect(messages.kind[kind]).to.match(/../);
      expect(Object.keys(messages.data)).to.deep.equal(Object.keys(fi.messages.data));
      for (const name of Object.values(messages.data)) expect(name).to.match(/../);
    });

    it('are where Finnish has texts, and say something', () => {
      expect([...texts.keys()].toSorted()).to.deep.equal([...textsOf(fi.messages).keys()].toSorted());
      for (const [path, text] of texts) {
        expect(text, path).to.match(/\p{Letter}{2}/u);
        expect(text, path).not.to.match(/undefined|^\s|\s$|\s\s/);
        expect(text.normalize('NFC'), path).to.equal(text);
      }
    });

    it('tell the numbers, the findings and the day', () => {
      expect(messages.tooLong('17', '12')).to.match(/17.*12/);
      expect(messages.left('17')).to.contain('17');
      expect(messages.found('xyz')).to.contain('xyz');
      expect(messages.replyBy('xyz')).to.contain('xyz');
    });

    it('end in one full stop after a date, which may itself end in one', () => {
      const day = new Intl.DateTimeFormat(lang, { dateStyle: 'long' }).format(new Date('2026-12-06T12:00Z'));
      expect(messages.replyBy(day)).to.match(/[^.]\.$/);
    });

    it('name 112 and 116 117 so that they become links', () => {
      expect(messages.urgent.match(/112|116 117/g)).to.deep.equal(['112', '116 117']);
    });
  });
}

for (const [locale, language] of [
  [fi, 'fi'],
  [sv, 'sv'],
  [en, 'en'],
] as const) {
  const { messages } = locale;

  it(`the kinds of feedback have the names of the code list in ${language}`, () => {
    for (const { code, names } of feedbackKindList.codes) {
      expect(messages.kind[code]).to.equal(names[language]);
    }
  });

  it(`what not to write, and what feedback is not, are the county’s notices in ${language}`, () => {
    expect(messages.warning).to.equal(notices.texts['warning-no-ids'][language]);
    expect(messages.notComplaint).to.equal(notices.texts['not-a-complaint'][language]);
  });
}

/** Words that Estonian and Finnish share. */
const shared: Readonly<Record<string, readonly string[]>> = { et: ['no', 'kind.other'] };

for (const locale of [ru, uk, et, ar, so]) {
  it(`no text in ${tagOf(locale)} has been left in Finnish`, () => {
    const finnish = textsOf(fi.messages, '17', '12');
    const same = [...textsOf(locale.messages, '17', '12')].filter(
      ([path, text]) => finnish.get(path) === text,
    );
    expect(same.map(([path]) => path)).to.deep.equal(shared[tagOf(locale)] ?? []);
  });
}

for (const [locale, script, foreign] of [
  [ru, /\p{Script=Cyrillic}/u, /[іїєґ]/iu],
  [uk, /\p{Script=Cyrillic}/u, /[ыэъё]/iu],
  [ar, /\p{Script=Arabic}/u, /[پچژگکی]/u],
] as const) {
  it(`every text in ${tagOf(locale)} is in its own letters, and none in a neighbour’s`, () => {
    // What comes in from outside is a number or a date, so it brings no letter.
    for (const [path, text] of textsOf(locale.messages, '17', '12')) {
      expect(text, path).to.match(script);
      expect(text, path).not.to.match(foreign);
    }
  });
}

it('in Arabic, 116 stands to the left of 117, as it is dialled', () => {
  const paragraph = fixtureSync<HTMLElement>(html`<p lang="ar" dir="rtl">${ar.messages.urgent}</p>`);
  const text = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode() as Text;
  const leftOf = (digits: string): number => {
    const range = document.createRange();
    const start = text.data.indexOf(digits);
    range.setStart(text, start);
    range.setEnd(text, start + digits.length);
    return range.getBoundingClientRect().left;
  };
  expect(leftOf('116')).to.be.below(leftOf('117'));
});

for (const locale of [se, smn, sms]) {
  it(`a form in ${tagOf(locale)} is read in Finnish, and its record says so`, () => {
    expect(locale.pack).to.equal(fi.pack);
    expect(locale.messages).to.equal(fi.messages);
    expect(locale.lang).to.equal('fi');
  });
}

describe('plain Finnish', () => {
  it('asks the official Finnish text to the letter, with a plain one beside each', () => {
    expect(fiSelko.pack.texts).to.deep.equal(fi.pack.texts);
    for (const id of instrumentTextIds) expect(fiSelko.plain?.[id]).to.match(/../);
  });

  it('is Finnish to a screen reader, and told apart in the record', () => {
    expect(fiSelko.lang).to.equal('fi');
    expect(fiSelko.pack.language).to.equal('fi-x-selko');
  });

  it('has short sentences', () => {
    for (const [path, text] of textsOf(fiSelko.messages, '17', '12')) {
      for (const sentence of text.split(/[.!?:] /)) {
        expect(sentence.split(' ').length, `${path}: ${sentence}`).to.be.below(10);
      }
    }
  });
});
