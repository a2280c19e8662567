import { triggersOf } from '../../bpmn/detail.ts';
import { leaveByConditions } from '../flows.ts';
import { awaitMessage } from '../messages.ts';
import { rest } from '../run.ts';
import type { Behavior } from './behavior.ts';

/** Waits for its message; one that starts a process is passed by the message that started it (BPMN 2.0 §13.3.3). */
export const receiveTask: Behavior = {
  execute(run, visit) {
    rest(run, visit, 'message');
    for (const trigger of triggersOf(visit.node)) awaitMessage(run, visit, visit.node, trigger);
  },
  leave: leaveByConditions,
};
