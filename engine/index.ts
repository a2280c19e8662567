/** Public API of the engine: the only file that other folders import (as `#engine`). */
export * from './result.ts';
export type * from './json.ts';
export type * from './bpmn/model.ts';
export type * from './kernel/types.ts';
export type * from './deadline/types.ts';
export type * from './case/types.ts';
export type * from './service/types.ts';
export type * from './form/types.ts';
export type * from './pack/types.ts';
