// Who tells of the experience: in what role, of what age, and with how much help.
import type { CodeEntry, CodeList } from './code-list.ts';

/** Who filled the form: the person alone, the person with help, or staff from paper or speech. */
export const supports = ['none', 'assisted', 'recorded'] as const;
export type Support = (typeof supports)[number];

export const supportList: CodeList<CodeEntry<Support>> = {
  id: 'supports',
  system: null,
  names: { fi: 'Vastaamisen tuki', sv: 'Stöd vid svarandet', en: 'Support in answering' },
  version: '2026-11-22',
  source:
    'supported feedback, Päijät-Häme 2024; oral feedback recorded by staff, Oma Häme 2025; names our own',
  codes: [
    { code: 'none', names: { fi: 'Vastasi itse', sv: 'Svarade själv', en: 'Answered alone' } },
    { code: 'assisted', names: { fi: 'Vastasi tuetusti', sv: 'Svarade med stöd', en: 'Answered with help' } },
    {
      code: 'recorded',
      names: { fi: 'Ammattilainen kirjasi', sv: 'Antecknades av personalen', en: 'Recorded by staff' },
    },
  ],
};

/** Whose experience it is and who tells it (the relatives' feedback is reported apart). */
export const respondentRoles = ['client', 'relative', 'on-behalf'] as const;
export type RespondentRole = (typeof respondentRoles)[number];

export const respondentRoleList: CodeList<CodeEntry<RespondentRole>> = {
  id: 'respondent-roles',
  system: null,
  names: { fi: 'Vastaajan roolit', sv: 'Respondentens roller', en: 'Respondent roles' },
  version: '2026-11-22',
  source:
    'client and relative: East Uusimaa 2026, https://www.sttinfo.fi/tiedote/71816876; on behalf: our own; names our own',
  codes: [
    { code: 'client', names: { fi: 'Asiakas', sv: 'Klient', en: 'Client' } },
    { code: 'relative', names: { fi: 'Läheinen', sv: 'Närstående', en: 'Relative or other close person' } },
    {
      code: 'on-behalf',
      names: {
        fi: 'Asiakkaan puolesta vastaava',
        sv: 'Svarar för klientens räkning',
        en: 'Answers on the client’s behalf',
      },
    },
  ],
};

/** National age bands: 7–12 have statements of their own, 13 and over the general set. */
export const ageBands = ['7-12', '13-17', 'adult'] as const;
export type AgeBand = (typeof ageBands)[number];

export const ageBandList: CodeList<CodeEntry<AgeBand>> = {
  id: 'age-bands',
  system: null,
  names: { fi: 'Ikäryhmät', sv: 'Åldersgrupper', en: 'Age bands' },
  version: '2026-11-22',
  source: 'THL, page on the national collection of customer feedback (7–12 and 13 and over); names our own',
  codes: [
    { code: '7-12', names: { fi: '7–12-vuotiaat', sv: '7–12-åringar', en: 'Aged 7 to 12' } },
    { code: '13-17', names: { fi: '13–17-vuotiaat', sv: '13–17-åringar', en: 'Aged 13 to 17' } },
    {
      code: 'adult',
      names: { fi: '18 vuotta täyttäneet', sv: 'Personer som har fyllt 18 år', en: 'Aged 18 and over' },
    },
  ],
};
