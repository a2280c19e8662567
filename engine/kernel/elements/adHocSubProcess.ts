import { startAdHoc } from '../adHoc.ts';
import { leaveByConditions } from '../flows.ts';
import type { Behavior } from './behavior.ts';

/** Activities in an order that is found while working (BPMN 2.0 §13.3.5). */
export const adHocSubProcess: Behavior = { execute: startAdHoc, leave: leaveByConditions };
