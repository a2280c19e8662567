/** Public API of the engine: the only file that other folders import (as `#engine`). */

export type * from './bpmn/model.ts';
export * from './case/index.ts';
export * from './deadline/index.ts';
export type * from './deadline/types.ts';
export type * from './form/types.ts';
export type * from './json.ts';
export type * from './kernel/types.ts';
export type * from './pack/types.ts';
export * from './result.ts';
export type * from './service/types.ts';
export * from './identity/index.ts';
export * from './digest.ts';
export * from './lint/index.ts';
export * from './form/index.ts';
export * from './service/index.ts';
export * from './ledger/index.ts';
export * from './document/index.ts';
export * from './bpmn/index.ts';
export * from './feel/index.ts';
export { advance } from './kernel/index.ts';
export * from './pack/index.ts';
