// A record as a FHIR R4 QuestionnaireResponse. Nothing in it leads to a person: no subject, no contact details, and not
// the reference to the service event, which in a patient's records is a reference to the patient.
import type { Answer, Feedback } from '@palaute/schema';
import { generalSet, instrumentVersion, type MissingReason, nationalKind } from '@palaute/schema/instrument';
import { likertCoding, nationalQuestionnaire } from './questionnaire.ts';
import {
  type Extension,
  hl7,
  type Identifier,
  optionSystem,
  own,
  type Questionnaire,
  type QuestionnaireItem,
  type QuestionnaireResponse,
  type ResponseAnswer,
  type ResponseItem,
} from './resources.ts';

export interface ResponseOptions {
  /** The one that the response answers; what is not asked in it is left out. @default the national one */
  readonly questionnaire?: Questionnaire;
}

/** HL7's codes are fewer than ours, which stands beside: https://hl7.org/fhir/R4/codesystem-data-absent-reason.html */
const absentReasons: Readonly<Record<MissingReason, string>> = {
  'not-shown': 'not-asked',
  skipped: 'unknown',
  'dont-know': 'asked-unknown',
  'prefer-not': 'asked-declined',
  'not-applicable': 'not-applicable',
  interrupted: 'unknown',
};

/**
 * Makes a response of a record. Free feedback is no answer to the instrument and is not in it.
 * @param feedback that has been read and checked, as `readFeedback` gives it
 */
export function toQuestionnaireResponse(
  feedback: Feedback,
  { questionnaire }: ResponseOptions = {},
): QuestionnaireResponse {
  const { id, language, textVersion, unit, shown, answers } = feedback;
  const asked = new Map(questionnaire?.item.map((item) => [item.linkId, item]));
  const isAsked = (item: string) => (questionnaire ? asked.has(item) : nationalKind(item) !== undefined);
  const byItem = new Map(answers.map((answer) => [answer.item, answer]));
  // In the questionnaire's order, as FHIR asks, whatever the order in which they were shown.
  const order: readonly string[] = questionnaire ? [...asked.keys()] : generalSet;
  const items = [...new Set([...shown, ...byItem.keys()])]
    .filter(isAsked)
    .toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  // Of whose wording nobody knows the version, none is named.
  const edition = textVersion === 'unknown' ? '' : `|${textVersion}`;
  return {
    resourceType: 'QuestionnaireResponse',
    id,
    language,
    extension: contextOf(feedback),
    identifier: { system: hl7.uri, value: `urn:uuid:${id}` },
    questionnaire: questionnaire
      ? `${questionnaire.url}|${questionnaire.version}`
      : `${nationalQuestionnaire}${edition}`,
    status: answers.some(({ missing }) => missing === 'interrupted') ? 'stopped' : 'completed',
    author: { type: 'Organization', identifier: oidIdentifier(unit) },
    item: items.map((item) => responseItem(item, byItem.get(item), asked.get(item))),
  };
}

const oidIdentifier = (oid: string): Identifier => ({ system: hl7.uri, value: `urn:oid:${oid}` });

/** What the national record carries beside the answers and FHIR has no element for. */
function contextOf(feedback: Feedback): Extension[] {
  const { provider, service, contactOn } = feedback;
  const code = (name: string, valueCode: string | undefined): Extension[] =>
    valueCode === undefined ? [] : [{ url: own(name), valueCode }];
  return [
    { url: own('instrument'), valueCode: instrumentVersion },
    { url: own('text-version'), valueString: feedback.textVersion },
    ...(provider === undefined ? [] : [{ url: own('provider'), valueIdentifier: oidIdentifier(provider) }]),
    ...(service ? [{ url: own('service'), valueCodeableConcept: { coding: [serviceCoding(service)] } }] : []),
    ...(contactOn === undefined ? [] : [{ url: own('contact-on'), valueDate: contactOn }]),
    ...code('contact-channel', feedback.contactChannel),
    ...code('collection-channel', feedback.collectionChannel),
    ...code('support', feedback.support),
    ...code('respondent', feedback.respondent),
    ...code('age-band', feedback.ageBand),
  ];
}

const serviceCoding = ({ system, code }: NonNullable<Feedback['service']>) => ({
  system: /^[\d.]+$/.test(system) ? `urn:oid:${system}` : system,
  code,
});

function responseItem(
  linkId: string,
  answer: Answer | undefined,
  asked: QuestionnaireItem | undefined,
): ResponseItem {
  const value = answer?.value;
  // A list of no options is a question that was looked at and left.
  if (value !== undefined && !(Array.isArray(value) && value.length === 0))
    return { linkId, answer: answersOf(linkId, value, asked) };
  // What was shown and has no answer was skipped.
  const missing = answer?.missing ?? 'skipped';
  return {
    extension: [
      { url: hl7.dataAbsentReason, valueCode: absentReasons[missing] },
      { url: own('missing'), valueCode: missing },
    ],
    linkId,
  };
}

function answersOf(
  item: string,
  value: NonNullable<Answer['value']>,
  asked: QuestionnaireItem | undefined,
): ResponseAnswer[] {
  if (typeof value === 'boolean') return [{ valueBoolean: value }];
  if (typeof value === 'number')
    return [item === 'nps' ? { valueInteger: value } : { valueCoding: likertCoding(value) }];
  const coding = (code: string): ResponseAnswer => ({ valueCoding: { system: optionSystem(item), code } });
  if (typeof value !== 'string') return value.map(coding);
  return [asked?.type === 'choice' ? coding(value) : { valueString: value }];
}
