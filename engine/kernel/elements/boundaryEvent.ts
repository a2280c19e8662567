import { leaveByConditions } from '../flows.ts';
import { complete } from '../moving.ts';
import type { Behavior } from './behavior.ts';

/** Has happened when it is entered; arming and triggering is in `../boundaries.ts`. */
export const boundaryEvent: Behavior = { execute: complete, leave: leaveByConditions };
