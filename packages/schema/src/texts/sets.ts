// Who is asked what: the sets of items, with their sources. No wording here; the packs and the sections have it.
import type { AgeBand, RespondentRole } from '../code-lists/respondents.ts';
import { deviceSet, generalSet, type ItemId, type ItemKind, statementIds } from '../instrument.ts';
import type {
  ChildrenPlaceholderId,
  FirstLinePhoneId,
  LocalStatementId,
  SectionText,
} from './sections/index.ts';

export type ItemSetId = 'general' | 'device' | 'children' | 'relatives' | 'first-line-phone';

/** What is asked of some people, in the order in which it is asked. */
export interface ItemSet {
  readonly id: ItemSetId;
  readonly names: SectionText;
  readonly ageBands: readonly AgeBand[];
  readonly respondents: readonly RespondentRole[];
  /** An inner list holds alternatives: one of them is asked. */
  readonly items: readonly (ItemId | readonly ItemId[])[];
  /**
   * `official`: as THL defines it. `county`: a county's own selection. `placeholder`: its statements are ours until
   * THL's are at hand. `missing`: THL has statements that are not at hand, and none stands in for them.
   */
  readonly status: 'official' | 'county' | 'placeholder' | 'missing';
  readonly source: string;
  readonly note?: string;
}

const childrenItems = statementIds.map((id): ChildrenPlaceholderId => `children-placeholder:${id}`);

const eastUusimaa = 'East Uusimaa 2026, https://www.sttinfo.fi/tiedote/71816876';

export const itemSets: Readonly<Record<ItemSetId, ItemSet>> = {
  general: {
    id: 'general',
    names: { fi: 'Yleinen kysely', sv: 'Allmän enkät', en: 'General survey' },
    ageBands: ['13-17', 'adult'],
    respondents: ['client', 'on-behalf'],
    items: generalSet,
    status: 'official',
    source: 'THL’s working group (ASPA), as published by Eksote 2022; ages 13 and over: THL’s page',
    note: 'two to seven of the statements; after them an organisation’s own items',
  },
  device: {
    id: 'device',
    names: { fi: 'Palautelaite', sv: 'Responsterminal', en: 'Feedback device' },
    ageBands: ['13-17', 'adult'],
    respondents: ['client', 'on-behalf'],
    items: deviceSet,
    status: 'county',
    source: 'Eksote 2022',
    note: 'the national wording; the selection is the county’s',
  },
  children: {
    id: 'children',
    names: { fi: 'Lasten kysely', sv: 'Enkät för barn', en: 'Children’s survey' },
    ageBands: ['7-12'],
    respondents: ['client', 'on-behalf'],
    items: ['nps', 'open', ...childrenItems],
    status: 'placeholder',
    source: eastUusimaa,
    note: 'not known: THL’s statements, their scale, and whether children are asked the recommendation question, which the general rule asks of everybody (R006)',
  },
  relatives: {
    id: 'relatives',
    names: { fi: 'Läheiskysely', sv: 'Enkät för närstående', en: 'Survey for relatives' },
    ageBands: ['13-17', 'adult'],
    respondents: ['relative'],
    items: ['nps', 'open'],
    status: 'missing',
    source: eastUusimaa,
    note: 'the seven national statements tell of the client’s own experience in the first person and cannot be reworded (R011), so a relative is not asked them; who answers for a client answers the general set',
  },
  'first-line-phone': {
    id: 'first-line-phone',
    names: { fi: 'Puhelinpalvelu', sv: 'Telefonservice', en: 'Phone service' },
    ageBands: ['13-17', 'adult'],
    respondents: ['client', 'on-behalf'],
    items: [
      'nps',
      'open',
      ['first-line-phone:continues', 'first-line-phone:resolved'],
      'first-line-phone:improve',
    ],
    status: 'county',
    source: 'Oma Häme 2025',
    note: 'the county asks the recommendation question with “läheisillesi” and no open question but its own; here both national items stand in the national wording (R006, R007, R011)',
  },
};

const yesNo = { kind: 'yes-no' } as const;
const likert = { kind: 'likert' } as const;

/** How the own items of these sets and sections are answered. */
export const ownItemShapes: Readonly<
  Record<
    ChildrenPlaceholderId | FirstLinePhoneId | LocalStatementId,
    { readonly kind: Exclude<ItemKind, 'nps'> }
  >
> = {
  'children-placeholder:access': likert,
  'children-placeholder:encounter': likert,
  'children-placeholder:participation': likert,
  'children-placeholder:safety': likert,
  'children-placeholder:information': likert,
  'children-placeholder:comprehensibility': likert,
  'children-placeholder:benefit': likert,
  'first-line-phone:continues': yesNo,
  'first-line-phone:resolved': yesNo,
  'first-line-phone:improve': { kind: 'text' },
  'oma-hame:good-feeling-encounter': likert,
  'oma-hame:staff-cooperation': likert,
};
