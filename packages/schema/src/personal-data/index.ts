// Personal data in free text: what is found by its form, and how it is masked.
export {
  type Certainty,
  type PersonalDataFinding,
  type PersonalDataKind,
  personalDataKinds,
} from './finding.ts';
export { findPersonalData, type MaskedText, maskPersonalData, maskToken } from './find.ts';
