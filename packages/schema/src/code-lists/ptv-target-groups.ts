// Target groups of the Finnish Service Catalogue (Palvelutietovaranto, PTV).
import type { CodeEntry, CodeList } from './code-list.ts';

export const ptvTargetGroups: readonly CodeEntry[] = [
  { code: 'KR1', names: { fi: 'Kansalaiset', sv: 'Medborgare', en: 'Citizens' } },
  { code: 'KR1.1', parent: 'KR1', names: { fi: 'Ikäihmiset', sv: 'De äldre', en: 'Seniors' } },
  {
    code: 'KR1.2',
    parent: 'KR1',
    names: {
      fi: 'Lapset ja lapsiperheet',
      sv: 'Barn och barnfamiljer',
      en: 'Children and families with children',
    },
  },
  { code: 'KR1.3', parent: 'KR1', names: { fi: 'Nuoret', sv: 'De unga', en: 'Young people' } },
  {
    code: 'KR1.4',
    parent: 'KR1',
    names: { fi: 'Pitkäaikaissairaat', sv: 'Långtidssjuka', en: 'People with long-term illnesses' },
  },
  {
    code: 'KR1.5',
    parent: 'KR1',
    names: { fi: 'Ulkosuomalaiset', sv: 'Utlandsfinländare', en: 'Expatriate Finns' },
  },
  { code: 'KR1.6', parent: 'KR1', names: { fi: 'Vammaiset', sv: 'Handikappade', en: 'Disabled people' } },
  {
    code: 'KR2',
    names: {
      fi: 'Yritykset ja yhteisöt',
      sv: 'Företag och samfund',
      en: 'Businesses and non-government organizations',
    },
  },
  {
    code: 'KR2.1',
    parent: 'KR2',
    names: {
      fi: 'Kansainvälistyvät yritykset',
      sv: 'Internationalisering av företag',
      en: 'Businesses going international',
    },
  },
  { code: 'KR2.2', parent: 'KR2', names: { fi: 'Keksijät', sv: 'Uppfinnare', en: 'Inventors' } },
  {
    code: 'KR2.3',
    parent: 'KR2',
    names: {
      fi: 'Kotimarkkinoilla toimivat yritykset',
      sv: 'Företag på den inhemska marknaden',
      en: 'Businesses operating in the domestic (Finnish) market',
    },
  },
  {
    code: 'KR2.4',
    parent: 'KR2',
    names: {
      fi: 'Suomeen ulkomailta tulevat yrittäjät',
      sv: 'Utländska entreprenörer i Finland',
      en: 'Foreign entrepreneurs in Finland',
    },
  },
  { code: 'KR2.5', parent: 'KR2', names: { fi: 'Suuryritykset', sv: 'Storföretag', en: 'Large companies' } },
  { code: 'KR2.6', parent: 'KR2', names: { fi: 'Työnantajat', sv: 'Arbetsgivare', en: 'Employers' } },
  {
    code: 'KR2.7',
    parent: 'KR2',
    names: {
      fi: 'Yhdistykset ja järjestöt',
      sv: 'Föreningar och organisationer',
      en: 'Non-government organizations',
    },
  },
  {
    code: 'KR2.8',
    parent: 'KR2',
    names: { fi: 'Yrityksen perustajat kotimaassa', sv: 'Inhemska företagsgrundare', en: 'Finnish startups' },
  },
  { code: 'KR3', names: { fi: 'Viranomaiset', sv: 'Myndigheter', en: 'Authorities' } },
];

export const ptvTargetGroupList: CodeList = {
  id: 'ptv-target-groups',
  system: 'http://uri.suomi.fi/codelist/ptv/ptvkohderyhmat',
  names: {
    fi: 'Palvelutietovarannon kohderyhmät',
    sv: 'Servicedatalagrets målgrupper',
    en: 'Target groups of the Finnish Service Catalogue',
  },
  version: 'ptvkohderyhmat',
  source:
    'koodistot.suomi.fi, ptv/ptvkohderyhmat, as vrk-kpa/auroraai-core-components@356139d has it (codelist_target_groups.json)',
  licence: 'MIT (that repository)',
  codes: ptvTargetGroups,
};
