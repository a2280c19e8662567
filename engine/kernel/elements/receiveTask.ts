import { leaveByConditions } from '../flows.ts';
import { awaitMessage } from '../messages.ts';
import { rest } from '../run.ts';
import type { Behavior } from './behavior.ts';

/** Waits for its message. */
export const receiveTask: Behavior = {
  execute(run, visit) {
    rest(run, visit, 'message');
    awaitMessage(run, visit, visit.node);
  },
  leave: leaveByConditions,
};
