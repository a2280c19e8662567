/** Content packs: open, check, order, overlay, compile. */
export { catalogueFor } from './catalogue.ts';
export { PART_SCHEMAS, type SchemaKind } from './check.ts';
export { packDigest } from './digest.ts';
export { openPack } from './open.ts';
export { type ResolveOptions, resolvePacks } from './resolve.ts';
