// For programs that exchange FHIR R4: a record as a QuestionnaireResponse, and the Questionnaire that it answers. Pure, and
// without FHIR's libraries: the resources are plain objects.
export {
  type Names,
  nationalQuestionnaire,
  type OwnItem,
  questionnaire,
  type QuestionnaireOptions,
} from './questionnaire.ts';
export type { Coding, Extension, Questionnaire, QuestionnaireResponse } from './resources.ts';
export { type ResponseOptions, toQuestionnaireResponse } from './response.ts';
