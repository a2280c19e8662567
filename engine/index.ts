/** Public API of the engine: the only file that other folders import (as `#engine`). */

export * from './bpmn/index.ts';
export type * from './bpmn/model.ts';
export * from './bundle/index.ts';
export type * from './bundle/types.ts';
export * from './campaign/index.ts';
export type * from './campaign/types.ts';
export * from './case/index.ts';
export { csvText } from './csv.ts';
export * from './deadline/index.ts';
export type * from './deadline/types.ts';
export * from './decision/index.ts';
export * from './dialect/index.ts';
export type * from './dialect/types.ts';
export * from './digest.ts';
export * from './document/index.ts';
export {
  type DutyConflict,
  dutyConflict,
  dutyRefusal,
  dutyRulesOf,
  dutyWarning,
  proveDuties,
  REQUIRED_APART,
} from './duty/index.ts';
export type * from './duty/proof/types.ts';
export type * from './duty/types.ts';
export * from './exchange/index.ts';
export * from './feel/index.ts';
export * from './form/index.ts';
export type * from './form/types.ts';
export * from './identity/index.ts';
export * from './indicator/index.ts';
export type * from './json.ts';
export { advance } from './kernel/index.ts';
export type * from './kernel/types.ts';
export * from './ledger/index.ts';
export * from './lint/index.ts';
export * from './migrate/index.ts';
export { expandCodeTables } from './pack/codeTables.ts';
export * from './pack/index.ts';
export { qualifyForm, qualifyLedger } from './pack/references.ts';
export type * from './pack/types.ts';
export * from './parameter/index.ts';
export * from './poster/index.ts';
export type * from './poster/types.ts';
export * from './rating/index.ts';
export type * from './rating/types.ts';
export * from './reach/index.ts';
export type * from './reach/types.ts';
export * from './result.ts';
export * from './ruleText/index.ts';
export * from './service/index.ts';
export type * from './service/types.ts';
export * from './simulate/index.ts';
export * from './staffing/index.ts';
export type * from './staffing/types.ts';
