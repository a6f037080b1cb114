// Every text with its provenance, and the check of a replacement pack: for servers, builds and administration. A page
// takes its language's pack from that pack's own entry, and sections from theirs.
export { checkTextPack, exampleTextPack, type TextPackFile, type TextPackReport } from './check-text-pack.ts';
export { type FoundText, languageOf, packFor, textFor, type TextPacks, textPacks } from './packs.ts';
export { type Provenance, provenance, type TextStatus } from './provenance.ts';
export { type SectionProvenance, sectionProvenance } from './section-provenance.ts';
export * from './sections/index.ts';
export { type ItemSet, type ItemSetId, itemSets, ownItemShapes } from './sets.ts';
export {
  type InstrumentTextId,
  instrumentTextIds,
  type PartialTextPack,
  type TextPack,
} from './text-pack.ts';
export { type TextPackProblem, type TextPackProblemCode, textPackRules } from './text-pack-rules.ts';
export { type TextVariant, variants } from './variants.ts';
