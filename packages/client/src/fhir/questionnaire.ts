// The national instrument as a FHIR R4 Questionnaire, with every language that there is a text in. A wording is THL's own
// or says that it is not; nothing of it is edited here. An organisation's own items may follow the national ones.
import { languages } from '@palaute/schema/code-lists';
import { generalSet, instrumentVersion, type ItemKind, scales } from '@palaute/schema/instrument';
import { type InstrumentTextId, textFor, type TextPacks, textPacks } from '@palaute/schema/texts';
import {
  type Coding,
  type Extended,
  type Extension,
  hl7,
  likertSystem,
  optionSystem,
  own,
  type Questionnaire,
  type QuestionnaireItem,
} from './resources.ts';

/** Canonical address of the national instrument here, without a version; THL has published none. */
export const nationalQuestionnaire: string = `urn:palaute:questionnaire:${instrumentVersion}`;

/** A text in Finnish, and in other languages by their tags. */
export type Names = Readonly<Record<string, string>> & { readonly fi: string };

/** An item of an organisation's own, as in its organisation file. */
export interface OwnItem {
  readonly id: string;
  readonly kind: Exclude<ItemKind, 'nps'>;
  readonly names: Names;
  readonly options?: readonly { readonly id: string; readonly names: Names }[];
}

export interface QuestionnaireOptions {
  /** Packs that replace those of the release. @default textPacks of @palaute/schema/texts */
  readonly packs?: TextPacks;
  /** With items of one's own it is another questionnaire, derived from the national one: under one's own address. */
  readonly own?: { readonly url: string; readonly version: string; readonly items: readonly OwnItem[] };
}

/** Makes the Questionnaire. Its version is that of the newest texts in it, as `textVersion` of a record. */
export function questionnaire({ packs = textPacks, own: derived }: QuestionnaireOptions = {}): Questionnaire {
  const versions = languages.map((language) => packs[language].version);
  const version = versions.toSorted().at(-1) ?? '';
  return {
    resourceType: 'Questionnaire',
    language: 'fi',
    url: derived?.url ?? nationalQuestionnaire,
    version: derived?.version ?? version,
    name: 'KansallinenAsiakaspalaute',
    title: 'Kansallinen asiakaspalaute',
    _title: translations({ sv: 'Nationell kundrespons', en: 'National customer feedback' }),
    ...(derived && { derivedFrom: [`${nationalQuestionnaire}|${version}`] }),
    status: 'active',
    description:
      'Kansallisen asiakaspalautteen yleinen kysely: suositteluindeksi, avoin kysymys ja seitsemän perusväittämää. Mitä kysytään, vaihtelee: vastauksessa on vain se, mitä kysyttiin.',
    copyright: 'Kysymysten ja väittämien suomenkieliset sanamuodot: THL. Sanamuotoja ei saa muokata.',
    item: [
      ...generalSet.map((id) => nationalItem(id, packs)),
      ...(derived?.items.map((item) => ownItem(item, packs)) ?? []),
    ],
  };
}

function nationalItem(id: (typeof generalSet)[number], packs: TextPacks): QuestionnaireItem {
  const head = { linkId: id, ...texted(id, packs) };
  if (id === 'open') return { ...head, type: 'text' };
  if (id !== 'nps') return { ...head, type: 'choice', answerOption: likertOptions(packs) };
  const end = (of: 'nps-0' | 'nps-10', control: 'lower' | 'upper'): QuestionnaireItem => ({
    extension: [
      {
        url: hl7.itemControl,
        valueCodeableConcept: { coding: [{ system: hl7.itemControls, code: control }] },
      },
    ],
    linkId: of,
    ...texted(of, packs),
    type: 'display',
  });
  return {
    extension: [
      { url: hl7.minValue, valueInteger: scales.nps.min },
      { url: hl7.maxValue, valueInteger: scales.nps.max },
    ],
    ...head,
    type: 'integer',
    item: [end('nps-0', 'lower'), end('nps-10', 'upper')],
  };
}

const likertOptions = (packs: TextPacks): { valueCoding: Coding }[] =>
  ([1, 2, 3, 4, 5] as const).map((value) => {
    const { text: display, _text } = texted(`likert-${value}`, packs);
    return { valueCoding: { ...likertCoding(value), display, ...(_text && { _display: _text }) } };
  });

/** A value of the scale 1–5: a code, as a choice must have, and the number that it stands for. */
export const likertCoding = (value: number): Coding => ({
  extension: [{ url: hl7.ordinalValue, valueDecimal: value }],
  system: likertSystem,
  code: String(value),
});

function ownItem({ id, kind, names, options = [] }: OwnItem, packs: TextPacks): QuestionnaireItem {
  const beside = translationsOf(names);
  const head = { linkId: id, text: names.fi, ...(beside && { _text: beside }) };
  switch (kind) {
    case 'likert':
      return { ...head, type: 'choice', answerOption: likertOptions(packs) };
    case 'yes-no':
      return { ...head, type: 'boolean' };
    case 'text':
      return { ...head, type: 'text' };
    case 'choice':
    case 'multi': {
      const answerOption = options.map((option) => {
        const others = translationsOf(option.names);
        const coding = { system: optionSystem(id), code: option.id, display: option.names.fi };
        return { valueCoding: { ...coding, ...(others && { _display: others }) } };
      });
      return { ...head, type: 'choice', ...(kind === 'multi' && { repeats: true }), answerOption };
    }
  }
}

/** Says of a text that it is not the authority's. */
const unofficial: Extension = { url: own('unofficial-wording'), valueBoolean: true };

/** A text of the instrument in Finnish, with its translations. */
function texted(id: InstrumentTextId, packs: TextPacks): { text: string; _text?: Extended } {
  const { text, status } = textFor('fi', id, packs);
  const extension = [
    ...(status === 'official' ? [] : [unofficial]),
    ...languages.flatMap((language) => {
      const found = textFor(language, id, packs);
      const isTranslation = language !== 'fi' && found.lang === language;
      return isTranslation ? [translation(language, found.text, found.status === 'official')] : [];
    }),
  ];
  return { text, ...(extension.length > 0 && { _text: { extension } }) };
}

const translation = (language: string, text: string, isOfficial: boolean): Extension => ({
  url: hl7.translation,
  extension: [
    { url: 'lang', valueCode: language },
    { url: 'content', valueString: text, ...(!isOfficial && { _valueString: { extension: [unofficial] } }) },
  ],
});

/** Of one's own names, which are nobody's official wording and need not say so. */
const translations = (names: Readonly<Record<string, string>>): Extended => ({
  extension: Object.entries(names).map(([language, text]) => translation(language, text, true)),
});

const translationsOf = ({ fi: _finnish, ...others }: Names): Extended | undefined =>
  Object.keys(others).length > 0 ? translations(others) : undefined;
