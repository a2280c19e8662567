import { awaitBranches } from '../branches.ts';
import { leaveByAll } from '../flows.ts';
import type { Behavior } from './behavior.ts';

/**
 * Waits for the first of the events behind it, or, when it starts a process and its type is parallel, for all of them
 * (BPMN 2.0 §13.4.4, §10.6.6).
 */
export const eventBasedGateway: Behavior = { execute: awaitBranches, leave: leaveByAll };
