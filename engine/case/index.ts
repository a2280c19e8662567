export { allowedActions, DONE, nodeName, outcomesOf } from './actions.ts';
export { advanceCase } from './advance.ts';
export type { CaseContext } from './context.ts';
export { caseData } from './data.ts';
export { type DutyConflict, dutyConflict } from './duties.ts';
export { nodeOf, taskRefusal } from './guards.ts';
export { PAUSE_REASONS, pauseReasonName, postName } from './names.ts';
export { officeAt } from './offices.ts';
export type * from './types.ts';
