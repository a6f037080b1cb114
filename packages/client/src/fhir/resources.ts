// The parts of FHIR R4 (4.0.1) that an export uses, by FHIR's own names: https://hl7.org/fhir/R4/questionnaire.html and
// questionnaireresponse.html. What is put into them is in questionnaire.ts and response.ts.

export interface Extension {
  readonly url: string;
  readonly valueBoolean?: boolean;
  readonly valueCode?: string;
  readonly valueDate?: string;
  readonly valueDecimal?: number;
  readonly valueInteger?: number;
  readonly valueString?: string;
  readonly _valueString?: Extended;
  readonly valueCodeableConcept?: { readonly coding: readonly Coding[] };
  readonly valueIdentifier?: Identifier;
  readonly extension?: readonly Extension[];
}

/** What is said beside a text, under its name with an underscore. */
export interface Extended {
  readonly extension: readonly Extension[];
}

export interface Identifier {
  readonly system: string;
  readonly value: string;
}

export interface Coding {
  readonly extension?: readonly Extension[];
  readonly system?: string;
  readonly code: string;
  readonly display?: string;
  readonly _display?: Extended;
}

export interface QuestionnaireItem {
  readonly extension?: readonly Extension[];
  readonly linkId: string;
  readonly text: string;
  readonly _text?: Extended;
  readonly type: 'boolean' | 'choice' | 'display' | 'group' | 'integer' | 'text';
  readonly repeats?: boolean;
  readonly answerOption?: readonly { readonly valueCoding: Coding }[];
  readonly item?: readonly QuestionnaireItem[];
}

export interface Questionnaire {
  readonly resourceType: 'Questionnaire';
  /** With the version, what a response says it answers. */
  readonly url: string;
  readonly version: string;
  readonly name: string;
  readonly title: string;
  readonly _title?: Extended;
  readonly derivedFrom?: readonly string[];
  readonly status: 'draft' | 'active' | 'retired';
  readonly language: string;
  readonly description: string;
  readonly copyright: string;
  readonly item: readonly QuestionnaireItem[];
}

export type ResponseAnswer =
  | { readonly valueBoolean: boolean }
  | { readonly valueInteger: number }
  | { readonly valueString: string }
  | { readonly valueCoding: Coding };

export interface ResponseItem {
  readonly extension?: readonly Extension[];
  readonly linkId: string;
  readonly answer?: readonly ResponseAnswer[];
}

/** It has no `subject`, no `source` and no `encounter`: nothing in it leads to a person. */
export interface QuestionnaireResponse {
  readonly resourceType: 'QuestionnaireResponse';
  readonly id: string;
  readonly language: string;
  readonly extension: readonly Extension[];
  readonly identifier: Identifier;
  readonly questionnaire: string;
  readonly status: 'completed' | 'stopped';
  /** The service unit. */
  readonly author: { readonly type: 'Organization'; readonly identifier: Identifier };
  readonly item: readonly ResponseItem[];
}

/** Extensions and code systems that FHIR has itself. */
export const hl7 = {
  dataAbsentReason: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason',
  translation: 'http://hl7.org/fhir/StructureDefinition/translation',
  ordinalValue: 'http://hl7.org/fhir/StructureDefinition/ordinalValue',
  minValue: 'http://hl7.org/fhir/StructureDefinition/minValue',
  maxValue: 'http://hl7.org/fhir/StructureDefinition/maxValue',
  itemControl: 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl',
  itemControls: 'http://hl7.org/fhir/questionnaire-item-control',
  /** Of identifiers that are URIs. */
  uri: 'urn:ietf:rfc:3986',
} as const;

/** Ours, for what FHIR has none: names, not addresses. */
export const own = (name: string): string => `urn:palaute:fhir:${name}`;

/** System of the codes 1–5. */
export const likertSystem: string = own('likert');

/** System of the options of an item of one's own. */
export const optionSystem = (item: string): string => own(`options:${item}`);
