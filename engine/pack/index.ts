/** Content packs: open, check, order, overlay, compile. */
export * from './archive/index.ts';
export { affectedByRepeal, type Repeal, type RepealEffect } from './basis.ts';
export { catalogueFor } from './catalogue.ts';
export { PART_SCHEMAS, type SchemaKind } from './check.ts';
export { diffItems, type ItemChange, type ItemDiff, type PackDiff } from './diff/index.ts';
export { packDigest } from './digest.ts';
export { openPack } from './open.ts';
export { type ResolveOptions, resolvePacks } from './resolve.ts';
export {
  type Certification,
  certifyPacks,
  checkExpectations,
  type PathCoverage,
  playScenario,
  type ScenarioOutcome,
  type ScenarioRun,
} from './scenario/index.ts';
export { editorSettings, type StarterOptions, starterPack } from './starter/index.ts';
export * from './trust/index.ts';
