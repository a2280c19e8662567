import { leaveByConditions } from '../flows.ts';
import { complete } from '../moving.ts';
import type { Behavior } from './behavior.ts';

/** Begins a process or sub-process; its trigger has happened before the command came. */
export const startEvent: Behavior = { execute: complete, leave: leaveByConditions };
