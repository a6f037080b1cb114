import { readFeedback } from '@palaute/schema';
import { expect } from '@open-wc/testing';
import {
  beforeEach,
  choose,
  chosen,
  describe,
  descriptionOf,
  FakeCollector,
  field,
  focusedField,
  focusedText,
  it,
  linksOf,
  press,
  send,
  textOf,
  textOfForm,
  write,
} from '../testing/page.ts';
import { barest, openSiteForm } from '../testing/site-form.ts';
import type { PalauteForm } from './palaute-form.ts';

const name = 'Nimi';
const email = 'Sähköpostiosoite';
const phone = 'Puhelinnumero';
const by = 'Miten haluat vastauksen?';

let collector: FakeCollector;
let form: PalauteForm;
beforeEach(async () => {
  collector = new FakeCollector();
  form = await openSiteForm(collector);
});

/** The list of errors. */
const links = () => linksOf(form).filter((link) => link.closest('[role=alert]'));

describe('the wish for a reply', () => {
  it('is asked with what it is for, in fields that the browser can fill in', () => {
    expect(textOfForm(form)).to.contain('Anna osoite tai numero.');
    const tokens = [name, email, phone].map((label) => field(form, label).autocomplete);
    expect(tokens).to.deep.equal(['name', 'email', 'tel']);
  });

  it('is no part of the record where nothing was given', async () => {
    write(form, email, '  ');
    choose(form, by, 'En halua vastata');
    await send(form);
    expect(collector.record).not.to.have.property('contact');
  });

  it('is not asked where the form does not ask it', async () => {
    const other = await openSiteForm(collector, barest);
    expect(() => field(other, email)).to.throw('no field');
  });

  it('travels as it was given', async () => {
    write(form, name, ' Maija Meikäläinen ');
    write(form, email, ' maija@example.fi ');
    write(form, phone, '+358 40 123 4567');
    choose(form, by, 'Puhelinnumero');
    await send(form);
    expect(collector.record.contact).to.deep.equal({
      name: 'Maija Meikäläinen',
      email: 'maija@example.fi',
      phone: '+358 40 123 4567',
      by: 'phone',
    });
    expect(collector.record).not.to.have.property('free');
    expect(readFeedback(collector.record, { now: new Date('2026-11-22') }).faults).to.equal(undefined);
  });

  for (const [label, text, key] of [
    [email, 'a@b.fi', 'email'],
    [phone, '(09) 310-1234', 'phone'],
  ] as const) {
    it(`may be no more than one of them: ${key}`, async () => {
      write(form, label, text);
      await send(form);
      expect(collector.record.contact).to.deep.equal({ [key]: text });
      expect(readFeedback(collector.record, { now: new Date('2026-11-22') }).faults).to.equal(undefined);
    });
  }
});

describe('contact details that reach nobody', () => {
  const cases: readonly (readonly [
    why: string,
    fill: () => void,
    errors: readonly (readonly [label: string, text: string])[],
  ])[] = [
    ['a name alone', () => write(form, name, 'Maija'), [[email, 'Kirjoita osoite tai numero.']]],
    ['an address without a domain', () => write(form, email, 'maija@'), [[email, 'Tarkista osoite.']]],
    [
      'an address with a blank',
      () => write(form, email, 'maija m@example.fi'),
      [[email, 'Tarkista osoite.']],
    ],
    [
      'an address too long',
      () => write(form, email, `${'a'.repeat(250)}@b.fi`),
      [[email, 'Tarkista osoite.']],
    ],
    ['a number with letters', () => write(form, phone, '040 soita'), [[phone, 'Tarkista numero.']]],
    ['a number too short', () => write(form, phone, '112'), [[phone, 'Tarkista numero.']]],
    ['a number too long', () => write(form, phone, '1'.repeat(41)), [[phone, 'Tarkista numero.']]],
    [
      'an e-mail reply without an address',
      () => (write(form, phone, '040 1234567'), choose(form, by, 'Sähköpostiosoite')),
      [[email, 'Kirjoita osoite tai numero.']],
    ],
    [
      'a call without a number',
      () => (write(form, email, 'a@b.fi'), choose(form, by, 'Puhelinnumero')),
      [[phone, 'Kirjoita osoite tai numero.']],
    ],
    ['a wish alone', () => choose(form, by, 'Puhelinnumero'), [[phone, 'Kirjoita osoite tai numero.']]],
    [
      'both wrong, in the order of the form',
      () => (write(form, phone, 'x'), write(form, email, 'x')),
      [
        [email, 'Tarkista osoite.'],
        [phone, 'Tarkista numero.'],
      ],
    ],
    [
      'a name too long',
      () => (write(form, name, 'a'.repeat(201)), write(form, email, 'a@b.fi')),
      [[name, 'Teksti on liian pitkä: 201 merkkiä, kun mahtuu 200.']],
    ],
  ];

  for (const [why, fill, errors] of cases) {
    it(`are told in a list that has the focus, and beside the field in the same words: ${why}`, async () => {
      fill();
      await press(form);
      expect(collector.requests).to.have.length(0);
      expect(focusedText(form)).to.contain('Palautetta ei vielä lähetetty');
      expect(links().map(textOf)).to.deep.equal(errors.map(([label, text]) => `${label}: ${text}`));
      for (const [label, text] of errors) {
        expect(field(form, label).getAttribute('aria-invalid')).to.equal('true');
        expect(descriptionOf(field(form, label))).to.contain(text);
      }
      const good = [name, email, phone].filter((label) => !errors.some(([wrong]) => wrong === label));
      for (const label of good) expect(field(form, label).hasAttribute('aria-invalid')).to.equal(false);

      links().at(-1)?.click();
      expect(focusedField(form)).to.equal(errors.at(-1)?.[0]);
    });
  }

  it('keep every answer, and are sent once they are put right', async () => {
    choose(form, 'Kuinka todennäköisesti', '7');
    write(form, email, 'maija');
    await press(form);
    expect(chosen(form, 'Kuinka todennäköisesti')).to.equal('7');
    write(form, email, 'maija@example.fi');
    expect((await send(form)).type).to.equal('palaute-sent');
    expect(collector.record.contact).to.deep.equal({ email: 'maija@example.fi' });
  });

  it('are told in the person’s language, with Finnish where the site has no other, marked as such', async () => {
    form.lang = 'sv';
    await form.updateComplete;
    write(form, 'E-postadress', 'x');
    await press(form, 'Skicka responsen');
    expect(links().map(textOf)).to.deep.equal(['E-postadress: Kontrollera adressen.']);
  });
});

describe('the day of the reply', () => {
  for (const [lang, words] of [
    ['fi', 'Saat vastauksen viimeistään 6. joulukuuta 2026.'],
    ['sv', 'Du får ett svar senast 6 december 2026.'],
  ] as const) {
    it(`is in the thank-you as people of the language write it: ${lang}`, async () => {
      collector.replyBy = '2026-12-06';
      form.lang = lang;
      await form.updateComplete;
      await send(form, lang === 'fi' ? 'Lähetä palaute' : 'Skicka responsen');
      expect(textOfForm(form)).to.contain(words);
    });
  }

  it('is not in it where none is promised', async () => {
    await send(form);
    expect(textOfForm(form)).not.to.contain('Saat vastauksen');
  });
});
