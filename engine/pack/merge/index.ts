/** What becomes of local changes when what they were made on changes: three-way merge, and where every field comes from. */
export { carriedFiles } from './carriedFiles.ts';
export type { OverlayState, OverlayUpgrade } from './carryOver.ts';
export { mergeFields } from './mergeFields.ts';
export { type FileMerge, mergePacks, type PackMerge } from './mergePacks.ts';
export { type FieldProvenance, type Provenance, provenanceOf } from './provenance.ts';
export type { Answer, Conflict } from './report.ts';
export type { Source } from './trace.ts';
export type { Choice, Choices, ConflictKind, FieldConflict, Merged } from './types.ts';
export { type Upgrade, type UpgradeInput, upgradeLayers } from './upgrade.ts';
