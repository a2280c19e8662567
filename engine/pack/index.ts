/** Content packs: open, check, order, overlay, compile. */
export * from './archive/index.ts';
export { affectedByRepeal, postersToRenew, type Repeal, type RepealEffect } from './basis.ts';
export { catalogueFor } from './catalogue.ts';
export { PART_SCHEMAS, type SchemaKind } from './check.ts';
export { diffItems, type ItemChange, type ItemDiff, type PackDiff } from './diff/index.ts';
export { packDigest } from './digest.ts';
export * from './drift/index.ts';
export * from './install/index.ts';
export { FOLDERS, type Folder } from './kinds.ts';
export * from './localize/index.ts';
export * from './merge/index.ts';
export { nearest } from './nearest.ts';
export { openPack, openPackInSteps } from './open.ts';
export { applyOverlay, isExpired, layOverlay } from './overlay.ts';
export type { RefFolder } from './partTypes.ts';
export { applyOperation, type PatchOperation } from './patch.ts';
export { kindOf, type PatchedKind, patchable } from './patched.ts';
export { processView } from './processView.ts';
export { provePacks } from './proofs.ts';
export { proveBundle } from './proveBundle.ts';
export { nearestRegisters, registersOf, scenarioRegisters } from './registers.ts';
export * from './requirements/index.ts';
export {
  type Content,
  type ResolveOptions,
  resolveContent,
  resolvePacks,
  shownCampaigns,
  shownPosters,
} from './resolve.ts';
export { rightOf } from './rights.ts';
export * from './scenario/index.ts';
export { shownFor } from './shown.ts';
export { type ShownContent, shownContent } from './shownContent.ts';
export type { Shown } from './shownTypes.ts';
export { editorFiles, editorSettings, OWN_SCHEMAS, type StarterOptions, starterPack } from './starter/index.ts';
export { partsOf, restoreItem, type StoredItem, storeItem } from './storedItem.ts';
export * from './trust/index.ts';
export { partsUsedBy } from './uses.ts';
export type { Part, View } from './view.ts';
