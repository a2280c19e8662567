import { leaveByConditions } from '../flows.ts';
import { complete } from '../moving.ts';
import type { Behavior } from './behavior.ts';

/** Begins a process, sub-process or event sub-process; its trigger has happened when it is entered. */
export const startEvent: Behavior = { execute: complete, leave: leaveByConditions };
