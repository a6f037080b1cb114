// A site's own form that asks everything a form can ask, as its collector answers it: the component tests' own area has it.
import type { FormReply } from '@palaute/schema';
import { html, type TemplateResult } from 'lit';
import type { FormDefinition } from '../src/definition.ts';
import type { PalauteForm } from '../src/palaute-form.ts';
import { type FakeCollector, groups, json, openForm, until } from './page.ts';

type Text = FormReply['items'][number]['texts'];

/** A text in Finnish, Swedish and English. */
const inThree = (fi: string, sv: string, en: string): Text => ({ fi, sv, en });

const option = <Id extends string>(id: Id, texts: Text) => ({ id, texts });

export const contactTexts: NonNullable<FormReply['contact']> = {
  heading: inThree('Haluatko vastauksen?', 'Vill du ha ett svar?', 'Would you like a reply?'),
  hint: inThree('Anna osoite tai numero.', 'Ge en adress eller ett nummer.', 'Give an address or a number.'),
  name: inThree('Nimi', 'Namn', 'Name'),
  email: inThree('Sähköpostiosoite', 'E-postadress', 'E-mail address'),
  phone: inThree('Puhelinnumero', 'Telefonnummer', 'Phone number'),
  by: inThree('Miten haluat vastauksen?', 'Hur vill du få svaret?', 'How would you like to get the reply?'),
  incomplete: inThree('Kirjoita osoite tai numero.', 'Skriv en adress eller ett nummer.', 'Write either.'),
  badEmail: inThree('Tarkista osoite.', 'Kontrollera adressen.', 'Check the address.'),
  badPhone: inThree('Tarkista numero.', 'Kontrollera numret.', 'Check the number.'),
};

/** Where the page names no unit, the feedback is for this one. */
export const unitOfForm = '1.2.246.10.32213078.10.5';

export const siteForm = {
  id: 'kuntoutus',
  unit: { oid: unitOfForm, names: { fi: 'Kuntoutuksen poliklinikka' } },
  statements: ['safety', 'access', 'benefit'],
  items: [
    {
      id: 'alue:hygiene',
      kind: 'likert',
      texts: inThree('Tilat olivat siistit', 'Lokalerna var snygga', 'The rooms were clean'),
    },
    { id: 'alue:in-time', kind: 'yes-no', texts: inThree('Pääsitkö ajoissa?', 'Kom du i tid?', 'In time?') },
    {
      id: 'alue:way',
      kind: 'choice',
      texts: inThree('Miten tulit?', 'Hur kom du?', 'How did you come?'),
      options: [
        option('bus', inThree('Bussilla', 'Med buss', 'By bus')),
        option('car', inThree('Autolla', 'Med bil', 'By car')),
      ],
    },
    {
      id: 'alue:aids',
      kind: 'multi',
      // Only in Finnish, as an own item may be.
      texts: { fi: 'Mitä apuvälineitä käytät?' },
      options: [
        option('cane', inThree('Keppiä', 'Käpp', 'A cane')),
        option('chair', { fi: 'Pyörätuolia' }),
        option('glasses', inThree('Silmälaseja', 'Glasögon', 'Glasses')),
      ],
    },
    {
      id: 'alue:wish',
      kind: 'text',
      texts: inThree('Mitä toivoisit?', 'Vad önskar du?', 'What do you wish?'),
    },
  ],
  free: true,
  topics: {
    texts: inThree('Mistä palaute kertoo?', 'Vad handlar responsen om?', 'What is it about?'),
    options: [
      option('safety', inThree('Turvallisuus', 'Säkerhet', 'Safety')),
      option('information', inThree('Tiedonsaanti', 'Information', 'Information')),
      option('continuity', inThree('Jatkuvuus', 'Kontinuitet', 'Continuity')),
    ],
  },
  respondent: {
    texts: inThree('Kuka vastaa?', 'Vem svarar?', 'Who answers?'),
    options: [
      option('client', inThree('Asiakas', 'Klient', 'Client')),
      option('relative', inThree('Läheinen', 'Närstående', 'Relative')),
    ],
  },
  ageBand: {
    texts: inThree('Minkä ikäinen olet?', 'Hur gammal är du?', 'How old are you?'),
    options: [
      option('13-17', inThree('13–17 vuotta', '13–17 år', '13–17 years')),
      option('adult', inThree('Yli 17 vuotta', 'Över 17 år', 'Over 17 years')),
    ],
  },
  contact: contactTexts,
  handling: inThree('Luemme palautteet arkisin.', 'Vi läser responsen på vardagar.', 'Read on weekdays.'),
  links: [
    {
      id: 'complaint',
      url: 'https://www.example.fi/kantelu',
      texts: inThree('Tee kantelu', 'Anför klagan', 'Make a complaint'),
    },
  ],
  replyDays: 14,
} as const satisfies FormReply;

/** The same as the element's `definition` property takes it. */
export const definition: FormDefinition = { ...siteForm };

/** A form that asks for nothing of its own. */
export const barest = { id: 'lyhyt', statements: ['access', 'safety'], items: [], free: false, links: [] };

/** What a person does before anything else: comes to the form with the pointer. */
export const comeTo = (form: PalauteForm): boolean => form.dispatchEvent(new PointerEvent('pointerover'));

/** A page with the site's own form on it, to which a person has come. */
export async function openSiteForm(
  collector: FakeCollector,
  answer: object = siteForm,
  page?: TemplateResult,
): Promise<PalauteForm> {
  collector.form = () => json(200, answer);
  const form = await openForm(
    collector,
    page ?? html`<palaute-form endpoint="/api" site-key="site-1" form="kuntoutus"></palaute-form>`,
  );
  const before = groups(form).length;
  comeTo(form);
  await until(() => groups(form).length !== before, 'the definition did not arrive');
  return form;
}
