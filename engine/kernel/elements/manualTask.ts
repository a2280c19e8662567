import { leaveByConditions } from '../flows.ts';
import { complete } from '../moving.ts';
import type { Behavior } from './behavior.ts';

/** Work outside the system, which nobody reports back: it documents the process and completes at once (BPMN 2.0 §13.3.3). */
export const manualTask: Behavior = { execute: complete, leave: leaveByConditions };
