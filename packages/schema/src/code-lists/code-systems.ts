// Code systems that a record may name without our having their contents: THL's classifications of services, and the
// registers that identifiers come from. A record carries `{ system, code }`; what such a code means is not known here.
import type { CodeNames } from './code-list.ts';

export interface CodeSystem {
  /** OID of the code system, without its version. */
  readonly oid: string;
  readonly names: CodeNames;
  /** `service`: may stand in `Feedback.service`. `identifier`: who gives out the ids of organisations and people. */
  readonly use: 'service' | 'identifier';
  /** Ending of the OID of a published version, e.g. 1.2.246.537.6.50.201801. */
  readonly version?: string;
  readonly source: string;
  readonly note?: string;
}

const basis = 'fhir-fi/finnish-base-profiles@8581fb5 (CC0)';
const scheduling = 'fhir-fi/finnish-scheduling@888ca85 (CC0)';

/** Finnish names as the publisher writes them; Swedish and English are our own translations. */
export const codeSystems: readonly CodeSystem[] = [
  {
    oid: '1.2.246.537.6.50',
    names: {
      fi: 'THL – Sosiaali- ja terveyspalvelujen luokitus',
      sv: 'THL – Klassificering av social- och hälsovårdstjänster',
      en: 'THL – Classification of social and health services',
    },
    use: 'service',
    version: '201801',
    source: scheduling,
    note: 'palveluluokitus; e.g. SOTE23.1 Perusterveydenhuollon vastaanottopalvelu',
  },
  {
    oid: '1.2.246.537.6.49',
    names: {
      fi: 'THL – Sosiaali- ja terveysalan palvelunimikkeistö',
      sv: 'THL – Nomenklatur för social- och hälsovårdstjänster',
      en: 'THL – Nomenclature of social and health services',
    },
    use: 'service',
    version: '201501',
    source: scheduling,
    note: 'palvelunimikkeistö; e.g. EE Yleislääkärin palvelu',
  },
  {
    oid: '1.2.246.537.6.1222',
    names: {
      fi: 'Sosiaalihuollon palvelut',
      sv: 'Tjänster inom socialvården',
      en: 'Social services',
    },
    use: 'service',
    source: scheduling,
    note: 'named socialService there, e.g. 82 Vanhemmuuden selvittäminen; the list’s own name was not found, so all three names are ours',
  },
  {
    oid: '1.2.246.537.6.202',
    names: {
      fi: 'THL – SOTE-organisaatiorekisteri',
      sv: 'THL – Organisationsregistret för social- och hälsovården',
      en: 'THL – Register of social and health care organisations',
    },
    use: 'identifier',
    version: '2008',
    source: basis,
    note: 'organisations and service units: 1.2.246.10.<business id>.10.<n>; checked by checkOid',
  },
  {
    oid: '1.2.246.537.6.203',
    names: {
      fi: 'Valvira – Terveydenhuollon itsenäiset ammatinharjoittajat',
      sv: 'Valvira – Självständiga yrkesutövare inom hälso- och sjukvården',
      en: 'Valvira – Self-employed health care professionals',
    },
    use: 'identifier',
    source: basis,
  },
  {
    oid: '1.2.246.537.6.40174',
    names: {
      fi: 'eArkisto – Rekisterinpitäjärekisteri',
      sv: 'eArkivet – Registret över personuppgiftsansvariga',
      en: 'eArchive – Register of data controllers',
    },
    use: 'identifier',
    source: basis,
    note: 'controllers: 1.2.246.10.<business id>.19.<n>; no service unit, so checkOid refuses them',
  },
];
