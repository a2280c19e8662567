export { type DutyConflict, dutyConflict } from './apart.ts';
export { dutyRefusal, dutyWarning } from './guard.ts';
export { postName } from './postNames.ts';
export { proveDuties, REQUIRED_APART } from './proof/prove.ts';
export type * from './proof/types.ts';
export { dutyRulesOf, TENURE } from './rules.ts';
export type * from './types.ts';
