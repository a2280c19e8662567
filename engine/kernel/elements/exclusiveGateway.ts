import { leaveByFirst } from '../flows.ts';
import { complete } from '../moving.ts';
import type { Behavior } from './behavior.ts';

/** Passes every token on, by the first flow whose condition holds (BPMN 2.0 §13.4.2). */
export const exclusiveGateway: Behavior = { execute: complete, leave: leaveByFirst };
