export { type DutyConflict, dutyConflict } from './apart.ts';
export { dutyRefusal, dutyWarning } from './guard.ts';
export { postName } from './postNames.ts';
export { dutyRulesOf, TENURE } from './rules.ts';
export type * from './types.ts';
