export { type ColumnMapping, emptyMapping, type Mapping, type MappingFault, readMapping } from './mapping.ts';
export type { PersonalKind } from './personal.ts';
export { namesPerson } from './personal.ts';
export { fields, makePlan, type Plan, type PlanProblem, reasonColumn, setField } from './plan.ts';
export { type CellFault, readRow } from './row.ts';
export { type Proposal, propose, type Unknown } from './propose.ts';
export { surveyOf } from './survey.ts';
